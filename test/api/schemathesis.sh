#!/bin/sh
# Asks a running demo everything that its own document allows and forbids, as several people and as a program (docs/api.md).
#   pip install schemathesis==4.32.5
#   W2_REQUESTS_PER_MINUTE=1000000 npm start     # and in another window:
#   test/api/schemathesis.sh http://127.0.0.1:3000 coordinator.westFlanders operator program
# What comes after `--` goes to schemathesis: -- --phases coverage -w 2
set -eu
url=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
export SCHEMATHESIS_HOOKS=schemathesis_hooks PYTHONPATH="$here"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# As a browser does: to the provider of the demo, which asks for no password, and back.
cookie() {
  rm -f "$work/jar"
  curl -sSfL -o /dev/null -c "$work/jar" -b "$work/jar" "$url/aanmelden?opnieuw=1&hint=$1&terug=/v1/me"
  awk '$6 == "w2" { print $7 }' "$work/jar"
}

bearer() {
  name=fuzzer-$$
  secret=$(npx w2 machines add "$name" groepIntro --scope read command webhooks --json | sed -n 's/.*"secret": *"\([^"]*\)".*/\1/p')
  curl -sSf -u "$name:$secret" -d grant_type=client_credentials "$url/oauth/token" | sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p'
}

who=
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  who="$who $1"
  shift
done
[ $# -eq 0 ] || shift

failed=
for one in $who; do
  echo "== as $one"
  if [ "$one" = program ]; then as="Authorization: Bearer $(bearer)"; else as="Cookie: w2=$(cookie "$one")"; fi
  # Left out is what ends the very session or account that asks: everything after it would be 401.
  (cd "$work" && "${SCHEMATHESIS:-schemathesis}" --config-file "$here/schemathesis.toml" run "$url/openapi.json" \
    --checks all --exclude-checks ignored_auth -H "$as" -H 'Sec-Fetch-Site: same-origin' \
    --continue-on-failure --request-timeout 60 --no-color \
    --exclude-operation-id endOwnSession --exclude-operation-id endSession --exclude-operation-id blockAccess \
    --exclude-operation-id endMachine "$@") || failed="$failed $one"
done
[ -z "$failed" ] || { echo "failed as:$failed"; exit 1; }
