import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import { html } from 'hono/html';
import { switchHint } from '../client.ts';
import { readPeople, type MadeUp } from './people.ts';

/**
 * A provider that speaks the claims of ACM/IDM and asks nobody for a password: a page lists made-up people, and whoever
 * presses a name is that person. For the demo and for tests only.
 */
export interface IdentitySandbox {
  readonly url: string;
  close(): Promise<void>;
}

export interface IdentitySandboxOptions {
  readonly port: number;
  /** The file with who can be chosen: read anew each time it is shown. */
  readonly people: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where W² is reached. */
  readonly app: string;
  /** Its own address where a proxy ends TLS before it; left out, that of its port. */
  readonly issuer?: string | undefined;
}

export const acr = {
  low: 'http://eidas.europa.eu/LoA/low',
  substantial: 'http://eidas.europa.eu/LoA/substantial',
  high: 'http://eidas.europa.eu/LoA/high',
} as const;

const claimNames = [
  ...['sub', 'given_name', 'family_name', 'rrn', 'vo_id', 'vo_doelgroepcode', 'vo_orgcode', 'vo_orgnaam', 'w2_rol_3d'],
];

export async function startIdentitySandbox(options: IdentitySandboxOptions): Promise<IdentitySandbox> {
  const server = createServer();
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(options.port, '127.0.0.1', () => resolve()),
  );
  const url = options.issuer ?? `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = await providerAt(url, options);
  provider.proxy = options.issuer !== undefined;
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (switchesByLogout(request, response, options)) return;
    const own = request.url?.startsWith('/interaction/') ? interaction(provider, options, request, response) : null;
    if (own) own.catch(() => response.writeHead(400, { 'content-type': 'text/plain' }).end('begin again'));
    else {
      // Whoever comes to sign in is asked each time who they are: nobody else has to leave first.
      if (request.url?.startsWith('/auth')) request.headers.cookie = withoutSession(request.headers.cookie);
      void answer(request, response);
    }
  });
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Who was chosen last in this browser, and that they choose anew among what else they are. */
const cookies = { person: 'w2-person', switching: 'w2-switch' };

const cookieOf = ({ headers: { cookie = '' } }: IncomingMessage, name: string): string | undefined =>
  cookie
    .split('; ')
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** The older way of ACM/IDM: its end of a session, with `switch`, leads back at once, and the next sign-in asks for a work relation. */
function switchesByLogout(
  { url = '' }: IncomingMessage,
  response: ServerResponse,
  { app, clientId }: IdentitySandboxOptions,
): boolean {
  const { pathname, searchParams } = new URL(url, 'http://here');
  if (pathname !== '/session/end' || !searchParams.has('switch')) return false;
  const back = `${app}/aanmelden/wissel`;
  if (searchParams.get('client_id') !== clientId || searchParams.get('post_logout_redirect_uri') !== back)
    response.writeHead(400, { 'content-type': 'text/plain' }).end('unknown client or address');
  else
    response
      .writeHead(303, {
        location: `${back}?state=${encodeURIComponent(searchParams.get('state') ?? '')}`,
        'set-cookie': `${cookies.switching}=1; Path=/interaction; Max-Age=600; HttpOnly; SameSite=Lax`,
      })
      .end();
  return true;
}

const withoutSession = (cookies = ''): string =>
  cookies
    .split('; ')
    .filter((cookie) => !cookie.startsWith('_session'))
    .join('; ');

async function providerAt(issuer: string, { people, clientId, clientSecret, app }: IdentitySandboxOptions) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${app}/aanmelden/terug`],
        post_logout_redirect_uris: [`${app}/afgemeld`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: {
      keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: randomBytes(6).toString('hex') }],
    },
    claims: { openid: claimNames, acr: null },
    acrValues: Object.values(acr),
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    ttl: { Session: 10 * 3600, Grant: 10 * 3600, Interaction: 600, AccessToken: 600, IdToken: 600 },
    findAccount: async (_context, id) => {
      const person = (await readPeople(people)).find((it) => it.id === id);
      return person && { accountId: id, claims: async () => ({ sub: id, ...person.claims }) };
    },
    // Nobody is asked whether W² may know who they are.
    loadExistingGrant: async ({ oidc: { client, session, provider: own } }) => {
      const grant = new own.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  return provider;
}

/** Ends the session without a question: W² asked already. */
function logoutSource(context: { body: unknown }, form: string): void {
  context.body =
    `<!doctype html><title>Afmelden</title>${form}<script>document.forms[0].submit()</script><noscript><button form="op.logoutForm" name="logout" value="yes">Afmelden</button></noscript>`.replace(
      '</form>',
      '<input type="hidden" name="logout" value="yes"></form>',
    );
}

async function interaction(
  provider: Provider,
  options: IdentitySandboxOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid, params } = await provider.interactionDetails(request, response);
  const all = await readPeople(options.people);
  const switches = params['login_hint'] === switchHint || cookieOf(request, cookies.switching) !== undefined;
  const present = switches && all.find(({ id }) => id === cookieOf(request, cookies.person));
  const people = present ? all.filter(({ claims }) => claims['vo_id'] === present.claims['vo_id']) : all;
  const hinted = people.find(({ id }) => id === params['login_hint']);
  if (request.method === 'GET' && !hinted) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(String(await page(uid, people)));
    return;
  }
  const form = request.method === 'POST' ? await formOf(request) : new URLSearchParams();
  const person = hinted ?? people.find(({ id }) => id === form.get('person'));
  response.setHeader('set-cookie', [
    `${cookies.person}=${person?.id ?? ''}; Path=/interaction; HttpOnly; SameSite=Lax`,
    `${cookies.switching}=; Path=/interaction; Max-Age=0`,
  ]);
  const level = form.get('acr') === 'low' ? acr.low : acr.substantial;
  await provider.interactionFinished(
    request,
    response,
    person
      ? { login: { accountId: person.id, acr: level, remember: false } }
      : { error: 'access_denied', error_description: 'nobody was chosen' },
  );
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > 4000) throw new RangeError('too long');
  }
  return new URLSearchParams(text);
}

const page = (uid: string, people: readonly MadeUp[]) =>
  html`<!doctype html>
    <html lang="nl">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Wie bent u? (demo)</title>
      <style>
        body {
          font:
            1rem/1.5 system-ui,
            sans-serif;
          max-width: 46rem;
          margin: 2rem auto;
          padding: 0 1rem;
        }
        button {
          font: inherit;
          text-align: left;
          padding: 0.4rem 0.6rem;
          margin: 0.15rem 0;
          width: 100%;
        }
      </style>
      <h1>Wie bent u?</h1>
      <p>Dit is een aanmelddienst voor de demo: de mensen zijn verzonnen en er is geen wachtwoord.</p>
      <form method="post" action="/interaction/${uid}">
        ${people.map(
          ({ id, name, what }) => html`<button name="person" value="${id}"><strong>${name}</strong> · ${what}</button>`,
        )}
        <p><button name="person" value="">Niemand van hen</button></p>
      </form>
    </html>`;

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      people: { type: 'string' },
      app: { type: 'string' },
      'client-id': { type: 'string' },
      issuer: { type: 'string' },
    },
  });
  const { people, app, issuer, 'client-id': clientId } = values;
  const clientSecret = process.env['W2_OIDC_CLIENT_SECRET'];
  if (!people || !app || !clientId || !clientSecret) {
    process.stderr.write('--people, --app and --client-id are needed, and W2_OIDC_CLIENT_SECRET\n');
    process.exit(2);
  }
  const sandbox = await startIdentitySandbox({
    port: Number(values.port),
    people,
    app,
    issuer,
    clientId,
    clientSecret,
  });
  const end = (): void => void sandbox.close().then(() => process.exit(0));
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.stdout.write(`LISTENING ${JSON.stringify({ url: sandbox.url, pid: process.pid })}\n`);
}
