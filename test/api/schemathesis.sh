#!/bin/sh
# Asks a running demo everything that its own document allows and forbids, as several people and as a program.
#   pip install schemathesis==4.32.5
#   W2_REQUESTS_PER_MINUTE=1000000 npm start     # and in another window:
#   test/api/schemathesis.sh http://127.0.0.1:3000 coordinator.eastFlanders operator program
# What comes after `--` goes to schemathesis: -- --max-examples 50 --phases stateful
set -eu
url=$1
shift
st=${SCHEMATHESIS:-schemathesis}
jar=$(mktemp)
trap 'rm -f "$jar"' EXIT

# As a browser does: to the provider of the demo, which asks for no password, and back.
cookie() {
  curl -sSfL -o /dev/null -c "$jar" -b "$jar" "$url/aanmelden?opnieuw=1&hint=$1&terug=/v1/me"
  awk '$6 == "w2" { print $7 }' "$jar"
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
  # What ends the very session or account it works with would leave everything after it unasked.
  if [ "$one" = program ]; then set -- -H "Authorization: Bearer $(bearer)" "$@"; else set -- -H "Cookie: w2=$(cookie "$one")" "$@"; fi
  "$st" run "$url/openapi.json" --checks all --exclude-checks ignored_auth \
    -H 'Sec-Fetch-Site: same-origin' --continue-on-failure --request-timeout 60 \
    --exclude-operation-id endOwnSession --exclude-operation-id endSession --exclude-operation-id blockAccess \
    "$@" || failed="$failed $one"
  shift 2
done
[ -z "$failed" ] || { echo "failed as:$failed"; exit 1; }
