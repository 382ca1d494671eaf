import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { accountFor, insertMapping, setCode } from '../../db/queries/accounts.ts';
import { sessions, signIns } from '../../db/schema.ts';
import { staffId } from '../../db/seed-staff.ts';
import { Browser, type Page } from './browser.ts';
import { openDoor, type Door } from './door.ts';
import { clientId, hostileProvider, strong, weak, type HostileProvider, type Lie } from './hostile-provider.ts';

let provider: HostileProvider;
let door: Door;
beforeAll(async () => {
  provider = await hostileProvider();
  door = await openDoor(() => ({
    oidcIssuer: provider.url,
    oidcClientId: clientId,
    oidcClientSecret: 'a secret of sixteen',
    oidcAcrValues: [strong],
  }));
  const { db } = door.base;
  const who = {
    issuer: provider.url,
    subject: 'v-1',
    organisationCode: 'OVO1',
    kind: 'colleague',
    role: 'mediator',
  } as const;
  await setCode(db, { code: 'OVO1', organisationId: 'vdab' });
  await insertMapping(db, {
    ...{
      issuer: provider.url,
      subjectClaim: 'vo_id',
      organisationClaim: 'vo_orgcode',
      kind: 'colleague',
      role: 'mediator',
    },
    ...{ roleClaim: 'w2_rol_3d', roleValue: 'W2Bemiddelaar' },
  });
  await accountFor(db, { ...who, staffId: staffId('mediator-1', 'limburg') });
});
afterAll(async () => {
  await door.close();
  await provider.close();
});
beforeEach(async () => {
  provider.lie = undefined;
  provider.claims = { vo_id: 'v-1', vo_orgcode: 'OVO1', w2_rol_3d: ['W2Bemiddelaar:OVO1'] };
  await door.base.db.delete(sessions);
});

/** Goes to the provider, which takes note of what it was sent. */
async function leave(browser: Browser): Promise<URL> {
  const { headers } = await browser.get(`${door.url}/aanmelden?terug=/v1/me`, { follows: false });
  const to = new URL(headers.get('location') ?? '');
  provider.nonce = to.searchParams.get('nonce') ?? '';
  provider.challenge = to.searchParams.get('code_challenge') ?? '';
  return to;
}
const back = (browser: Browser, state: string, more = ''): Promise<Page> =>
  browser.get(`${door.url}/aanmelden/terug?code=c&state=${state}${more}`, { follows: false });
const stateOf = (to: URL): string => to.searchParams.get('state') ?? '';
const running = async (): Promise<number> => (await door.base.db.select().from(sessions)).length;

const without = (claims: JWTPayload, name: string): JWTPayload =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const lies: Readonly<Record<string, Lie>> = {
  'is not signed (alg none)': ({ claims }) => `${encoded({ alg: 'none' })}.${encoded(claims)}.`,
  'is signed with the public key as a secret (HS256)': ({ claims, key, publicPem }) => {
    const said = `${encoded({ alg: 'HS256', kid: key.kid })}.${encoded(claims)}`;
    return `${said}.${createHmac('sha256', publicPem).update(said).digest('base64url')}`;
  },
  'is of another issuer': ({ claims, sign }) => sign({ ...claims, iss: 'https://elders.example' }),
  'is for another client': ({ claims, sign }) => sign({ ...claims, aud: 'someone-else' }),
  'is for several clients, and handed out to another': ({ claims, sign }) =>
    sign({ ...claims, aud: [clientId, 'someone-else'], azp: 'someone-else' }),
  'is over': ({ claims, sign }) => sign({ ...claims, iat: claims.iat! - 900, exp: claims.iat! - 600 }),
  'never ends': ({ claims, sign }) => sign(without(claims, 'exp')),
  'is not good yet': ({ claims, sign }) => sign({ ...claims, nbf: claims.iat! + 600 }),
  'has the nonce of another sign-in': ({ claims, sign }) => sign({ ...claims, nonce: 'another' }),
  'has no nonce': ({ claims, sign }) => sign(without(claims, 'nonce')),
  'is signed with another key of the same name': async ({ claims, key, sign }) =>
    sign(claims, { key: await provider.anotherKey(key.kid) }),
  'is signed with a key nobody has published': async ({ claims, sign }) =>
    sign(claims, { key: await provider.anotherKey('k-unknown') }),
  'brings its own key along': async ({ claims, key }) => {
    const own = await generateKeyPair('RS256', { extractable: true });
    const header = { alg: 'RS256', kid: key.kid, jwk: await exportJWK(own.publicKey) };
    return new SignJWT(claims).setProtectedHeader(header).sign(own.privateKey);
  },
  'says nothing of how sure it is': ({ claims, sign }) => sign(without(claims, 'acr')),
  'is of too weak a sign-in': ({ claims, sign }) => sign({ ...claims, acr: weak }),
  'was changed on the way': async ({ claims, sign }) => {
    const [head, , signature] = (await sign({ ...claims, vo_id: 'v-2' })).split('.');
    return `${head}.${encoded(claims)}.${signature}`;
  },
  'is nobody’s': ({ claims, sign }) => sign(without(claims, 'sub')),
  'is no token at all': () => 'nonsense',
};

describe('an id token', () => {
  it('that is as it must be signs somebody in, by their account here', async () => {
    const browser = new Browser();
    const to = await leave(browser);
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: clientId,
      acr_values: strong,
      code_challenge_method: 'S256',
      redirect_uri: `${door.url}/aanmelden/terug`,
    });
    const { status, headers } = await back(browser, stateOf(to));
    expect([status, headers.get('location')]).toEqual([303, '/v1/me']);
    expect((await browser.get(`${door.url}/v1/me`)).text).toContain('"staffId":"mediator-1.limburg"');
    const { authorization } = provider.asked.at(-1)!;
    expect(authorization).toMatch(/^Basic \w/);
  });

  it.each(Object.entries(lies))('that %s signs nobody in', async (_, lie) => {
    provider.lie = lie;
    const browser = new Browser();
    const { status, text, headers } = await back(browser, stateOf(await leave(browser)));
    expect(status).toBe(403);
    expect(text).toMatch(/role="alert"/);
    expect(headers.get('content-type')).toContain('text/html');
    expect(await running()).toBe(0);
    expect((await browser.get(`${door.url}/v1/me`, { headers: { accept: 'application/json' } })).status).toBe(401);
  });

  it('is believed with the new key after the provider changed it', async () => {
    await provider.changeKey();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const browser = new Browser();
    expect((await back(browser, stateOf(await leave(browser)))).status).toBe(303);
  });
});

describe('coming back from the provider', () => {
  it('counts once: the same address a second time signs nobody in', async () => {
    const browser = new Browser();
    const state = stateOf(await leave(browser));
    expect((await back(browser, state)).status).toBe(303);
    const asked = provider.asked.length;
    expect((await back(browser, state)).status).toBe(403);
    expect(provider.asked).toHaveLength(asked);
    expect(await running()).toBe(1);
  });

  it('in another browser than the one that began signs nobody in, and leaves it to the right one', async () => {
    const [mine, theirs] = [new Browser(), new Browser()];
    const state = stateOf(await leave(mine));
    await leave(theirs);
    expect((await back(theirs, state)).status).toBe(403);
    expect((await back(new Browser(), state)).status).toBe(403);
    expect(await running()).toBe(0);
  });

  it('with the answer of another sign-in of the same browser is refused by its nonce and its verifier', async () => {
    const browser = new Browser();
    const first = stateOf(await leave(browser));
    await leave(browser);
    expect((await back(browser, first)).status).toBe(403);
    expect(await running()).toBe(0);
  });

  it.each(['', 'A'.repeat(43), "' or 1=1", '%00'])(
    'with a state that was never given (%j) is refused',
    async (state) => {
      const browser = new Browser();
      await leave(browser);
      expect((await back(browser, state)).status).toBeGreaterThanOrEqual(400);
      expect(await running()).toBe(0);
    },
  );

  it('too late is refused', async () => {
    const browser = new Browser();
    const state = stateOf(await leave(browser));
    await door.base.db.update(signIns).set({ madeAt: sql`now() - interval '11 minutes'` });
    expect((await back(browser, state)).status).toBe(403);
  });

  it('with an error of the provider, or with its name wrong, signs nobody in', async () => {
    const browser = new Browser();
    const state = stateOf(await leave(browser));
    const refused = await browser.get(`${door.url}/aanmelden/terug?error=access_denied&state=${state}`);
    expect(refused.status).toBe(403);
    const other = stateOf(await leave(browser));
    expect((await back(browser, other, '&iss=https://elders.example')).status).toBe(403);
    expect(await running()).toBe(0);
  });
});

it('a provider that calls itself otherwise than it is set is not believed; one that is silent is said to be so', async () => {
  const liar = await hostileProvider({ issuerSays: 'https://elders.example' });
  const silent = await hostileProvider();
  await silent.close();
  for (const [issuer, status] of [
    [liar.url, 403],
    [silent.url, 503],
  ] as const) {
    const other = await openDoor(() => ({ oidcIssuer: issuer, oidcClientId: clientId, oidcAcrValues: [strong] }), {
      base: door.base,
    });
    expect((await new Browser().get(`${other.url}/aanmelden`)).status).toBe(status);
    await other.close();
  }
  await liar.close();
});

it('a session is another one after each sign-in, and the one before is dead', async () => {
  const browser = new Browser();
  const mine = browser.cookies(door.url);
  // Somebody else has put a session into this browser.
  mine.set('w2', 'B'.repeat(43));
  await back(browser, stateOf(await leave(browser)));
  const first = mine.get('w2')!;
  expect(first).not.toBe('B'.repeat(43));
  await back(browser, stateOf(await leave(browser)));
  const second = mine.get('w2')!;
  expect(second).not.toBe(first);
  const asFirst = await fetch(`${door.url}/v1/me`, { headers: { cookie: `w2=${first}` } });
  expect(asFirst.status).toBe(401);
  expect((await fetch(`${door.url}/v1/me`, { headers: { cookie: `w2=${second}` } })).status).toBe(200);
});

describe('what is after signing in', () => {
  const goesTo = async (where: string): Promise<string | null> => {
    const browser = new Browser();
    const { headers } = await browser.get(`${door.url}/aanmelden?terug=${encodeURIComponent(where)}`, {
      follows: false,
    });
    const to = new URL(headers.get('location') ?? '');
    provider.nonce = to.searchParams.get('nonce') ?? '';
    provider.challenge = to.searchParams.get('code_challenge') ?? '';
    return (await back(browser, stateOf(to))).headers.get('location');
  };
  it.each(['/v1/trajectories/T-000001', '/toestel?code=BCDF-GHJK'])(
    'is the path of ours that was asked for: %s',
    async (path) => {
      expect(await goesTo(path)).toBe(path);
    },
  );
  it.each([
    ...[
      'https://elders.example/',
      '//elders.example',
      '/\\elders.example',
      '\\\\elders.example',
      'javascript:alert(1)',
    ],
    ...[
      '/..//elders.example',
      '/a/../..//elders.example',
      '/\t/elders.example',
      '/\n//elders.example',
      'elders.example',
    ],
    ...['/aanmelden', '/aanmelden/terug?code=x', '/afmelden', `/${'a'.repeat(600)}`, ''],
  ])('is never elsewhere: %j', async (where) => {
    expect(await goesTo(where)).toBe('/aangemeld');
  });
});
