import { notBlocked } from '../../db/queries/accounts.ts';
import { beginSignIn, takeSignIn } from '../../db/queries/sign-in.ts';
import {
  identityClient,
  IdentityError,
  switchHint,
  type IdentityClient,
  type Proof,
} from '../../integrations/identity/client.ts';
import type { Settings } from '../../settings/index.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { accountsOf } from './accounts.ts';
import { hashed, isSecret, newSecret } from '../access/secret.ts';
import { openSession, type Opened } from '../access/sessions.ts';

/** Whoever types a second factor on a phone needs a while [D]. */
const lastsSeconds = 600;

const clients = new WeakMap<Settings, IdentityClient>();

/** @throws AppError `signIn.noProvider` when the settings name none */
function provider({ settings }: App): IdentityClient {
  const known = clients.get(settings);
  if (known) return known;
  const { oidcIssuer, oidcClientId, oidcAcrValues, publicUrl } = settings;
  if (!oidcIssuer || !oidcClientId || !oidcAcrValues || !publicUrl)
    throw new AppError('signIn.noProvider', 'no sign-in provider is set', 'set W2_OIDC_ISSUER and what goes with it');
  const made = identityClient({
    issuer: oidcIssuer,
    clientId: oidcClientId,
    clientSecret: settings.oidcClientSecret,
    clientKeyFile: settings.oidcClientKeyFile,
    redirectUri: new URL('/aanmelden/terug', publicUrl).href,
    acrValues: oidcAcrValues,
    scope: settings.oidcScope ?? 'openid',
  });
  clients.set(settings, made);
  return made;
}

/** A sign-in that begins: where the browser goes, and what its cookie keeps meanwhile. */
export interface Begun {
  readonly url: string;
  readonly browser: string;
}

/**
 * @param browser what the cookie has of a sign-in in another tab; anything else is replaced
 * @param returnTo a path of ours, looked at by the door
 */
export async function startSignIn(
  app: App,
  { returnTo, browser, again, hint }: { returnTo: string; browser: string; again: boolean; hint: string },
): Promise<Begun> {
  return begin(app, { returnTo, browser }, async (proof) =>
    provider(app).start(proof, { prompt: again ? 'login' : '', hint }),
  );
}

/** Keeps what whoever comes back must have, of this very browser. @param where is asked of the provider with it */
async function begin(
  app: App,
  { returnTo, browser }: { readonly returnTo: string; readonly browser: string },
  where: (proof: Proof) => Promise<URL | null>,
): Promise<Begun> {
  const own = isSecret(browser) ? browser : newSecret();
  const proof = { state: newSecret(), nonce: newSecret(), verifier: newSecret() };
  const url = await asked(where(proof));
  if (!url)
    throw new AppError('signIn.failed', 'the provider has no such address', 'unset W2_OIDC_SWITCH', { why: 'switch' });
  const { state, nonce, verifier } = proof;
  const row = { stateHash: hashed(state), browserHash: hashed(own), nonce, verifier, returnTo };
  await beginSignIn(app.db, row, lastsSeconds);
  return { url: url.href, browser: own };
}

/** Where the provider sends whoever may choose another work relation at their next sign-in. */
const switchPath = '/aanmelden/wissel';

/** Somebody goes over to another work relation, by the provider's own way: a sign-in like any other comes of it. */
export async function startSwitch(app: App, given: { returnTo: string; browser: string }): Promise<Begun> {
  const { oidcSwitch, publicUrl } = app.settings;
  if (oidcSwitch !== 'logout')
    return startSignIn(app, { ...given, again: oidcSwitch === undefined, hint: oidcSwitch ? switchHint : '' });
  const back = new URL(switchPath, publicUrl).href;
  return begin(app, { ...given, returnTo: switchPath }, async ({ state }) =>
    provider(app).end(back, state, { switches: true }),
  );
}

/** They came back from there: the sign-in begins. @throws AppError `signIn.stale` of whoever was not sent by us */
export async function goOnSwitching(
  app: App,
  { url, returnTo, browser }: { readonly url: URL; readonly returnTo: string; readonly browser: string },
): Promise<Begun> {
  const begun = await take(app, url, browser);
  if (begun.returnTo !== switchPath) throw stale();
  return startSignIn(app, { returnTo, browser, again: false, hint: '' });
}

const stale = (): AppError =>
  new AppError('signIn.stale', 'this sign-in was not begun here, or it is over', 'sign in again');

/** What this browser began with the state of the address; nothing twice. @throws AppError `signIn.stale` */
async function take(app: App, url: URL, browser: string) {
  const state = url.searchParams.get('state') ?? '';
  const begun =
    isSecret(state) && isSecret(browser)
      ? await takeSignIn(app.db, { stateHash: hashed(state), browserHash: hashed(browser) }, lastsSeconds)
      : null;
  if (!begun) throw stale();
  return begun;
}

/**
 * The browser came back. What it began is taken first, so that nothing can be answered twice.
 * @param url the whole address it came to
 * @throws AppError `signIn.stale`, `signIn.failed`, `signIn.weak`, `signIn.blocked`, and those of `accountsOf`
 */
export async function finishSignIn(
  app: App,
  { url, browser }: { readonly url: URL; readonly browser: string },
): Promise<Opened & { readonly returnTo: string }> {
  const state = url.searchParams.get('state') ?? '';
  const { nonce, verifier, returnTo } = await take(app, url, browser);
  if (returnTo === switchPath) throw stale();
  const claims = await asked(provider(app).finish(url, { state, nonce, verifier }));
  const accounts = await accountsOf(app.db, app.settings.oidcIssuer ?? '', claims);
  const [first, ...others] = await notBlocked(app.db, accounts);
  if (!first) throw new AppError('signIn.blocked', 'access is blocked', 'ask the operator');
  const opened = await openSession(app, first.id, 'browser', { others: others.map(({ id }) => id) });
  return { ...opened, returnTo };
}

/** Where to end the session at the provider too; null: nowhere. A provider that does not answer keeps nobody signed in. */
export async function endAtProvider(app: App): Promise<string | null> {
  const { publicUrl } = app.settings;
  if (!publicUrl) return null;
  const back = new URL('/afgemeld', publicUrl).href;
  return asked(provider(app).end(back, newSecret())).then(
    (url) => url?.href ?? null,
    () => null,
  );
}

async function asked<T>(answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    if (!(error instanceof IdentityError)) throw error;
    const { kind, why } = error;
    if (kind === 'unavailable')
      throw new AppError('signIn.providerSilent', 'the provider does not answer', 'try again later', { why }, error);
    if (kind === 'assurance')
      throw new AppError('signIn.weak', 'the way of signing in is not strong enough', 'use itsme or eID', {}, error);
    throw new AppError('signIn.failed', 'the answer of the provider is not believed', 'sign in again', { why }, error);
  });
}
