import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSession } from '../../app/access/sessions.ts';
import { signIn as opened } from '../support/sign-in.ts';
import { Browser } from './browser.ts';
import { openDoor } from './door.ts';
import { embedded, type Embedded } from './embedded.ts';

let world: Embedded;
let url: string;
beforeAll(async () => {
  world = await embedded();
  ({ url } = world.door);
});
afterAll(() => world.close());

describe('the cookie', () => {
  it('is for this site and no script; over https its name and Secure keep other hosts out', async () => {
    const browser = new Browser();
    await world.signIn(browser, 'analyst');
    const again = await browser.get(`${url}/aanmelden`, { follows: false });
    expect(again.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^w2-aanmelden=\S{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const { app } = world.door;
    const secure = await openDoor(() => ({ ...app.settings, publicUrl: 'https://w2.example.be' }), {
      base: world.base,
    });
    const asked = await secure.server.inject({ url: '/aanmelden', headers: { host: 'w2.example.be' } });
    expect(asked.headers['set-cookie']).toMatch(
      /^__Host-w2-aanmelden=\S{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(asked.headers['strict-transport-security']).toBe('max-age=63072000');
    const { token } = await opened(world.base.db, { kind: 'dpo' }, 'browser');
    const by = async (name: string) =>
      (await secure.server.inject({ url: '/v1/me', headers: { host: 'w2.example.be', cookie: `${name}=${token}` } }))
        .statusCode;
    expect([await by('__Host-w2'), await by('w2')]).toEqual([200, 401]);
    await secure.close();
  });

  it('is no bearer, and a bearer is no cookie', async () => {
    const browser = await opened(world.base.db, { kind: 'dpo' }, 'browser');
    const device = await opened(world.base.db, { kind: 'dpo' }, 'device');
    const status = async (headers: Record<string, string>) => (await fetch(`${url}/v1/me`, { headers })).status;
    expect(await status({ cookie: `w2=${browser.token}` })).toBe(200);
    expect(await status(browser.headers)).toBe(401);
    expect(await status(device.headers)).toBe(200);
    expect(await status({ cookie: `w2=${device.token}` })).toBe(401);
    // Who sends a token that is none is not let in by the cookie beside it.
    expect(await status({ cookie: `w2=${browser.token}`, authorization: 'Bearer x' })).toBe(401);
  });
});

describe('a session', () => {
  it('that was ended is dead at once, also at another process', async () => {
    const other = await openDoor(() => world.door.app.settings, { base: world.base });
    const mine = await opened(world.base.db, { kind: 'operator' });
    const theirs = await opened(world.base.db, { kind: 'dpo' });
    const ask = async (at: string, path: string, { headers }: typeof mine, method = 'GET') =>
      fetch(`${at}${path}`, { method, headers });
    expect((await ask(other.url, '/v1/me', theirs)).status).toBe(200);
    // One’s own, and nobody else’s unless one is an operator.
    expect((await ask(url, `/v1/sessions/${mine.sessionId}`, theirs, 'DELETE')).status).toBe(404);
    expect((await ask(url, `/v1/access/sessions/${mine.sessionId}`, theirs, 'DELETE')).status).toBe(403);
    const list = (await (await ask(url, '/v1/access/sessions', mine)).json()) as { items: { id: string }[] };
    expect(list.items.map(({ id }) => id)).toContain(theirs.sessionId);
    expect(JSON.stringify(list)).not.toContain(theirs.token);
    expect((await ask(url, `/v1/access/sessions/${theirs.sessionId}`, mine, 'DELETE')).status).toBe(204);
    expect((await ask(other.url, '/v1/me', theirs)).status).toBe(401);
    expect((await ask(url, `/v1/sessions/${mine.sessionId}`, mine, 'DELETE')).status).toBe(204);
    expect((await ask(other.url, '/v1/me', mine)).status).toBe(401);
    await other.close();
  });

  it('of whoever is blocked is dead at once, they cannot sign in, and can again once that is lifted', async () => {
    const operator = await opened(world.base.db, { kind: 'operator' });
    const send = async (method: string, path: string, body?: object) =>
      fetch(`${url}/v1/access/${path}`, {
        method,
        headers: { ...operator.headers, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
    const browser = new Browser();
    await world.signIn(browser, 'partner.antwerp');
    expect((await send('POST', 'blocks', { reason: 'otherGround' })).status).toBe(422);
    expect((await send('POST', 'blocks', { subject: 'x', reason: 'zomaar' })).status).toBe(422);
    const made = await send('POST', 'blocks', { organisationCode: '0999000295', reason: 'agreementEnded' });
    const { id } = (await made.json()) as { id: string };
    expect((await world.me(browser)).status).toBe(401);
    expect((await world.signIn(browser, 'group-1.antwerp')).text).toContain('geblokkeerd');
    expect(((await (await send('GET', 'blocks')).json()) as { items: unknown[] }).items).toHaveLength(1);
    expect((await send('DELETE', `blocks/${id}`)).status).toBe(204);
    expect((await send('DELETE', `blocks/${id}`)).status).toBe(404);
    await world.signIn(browser, 'partner.antwerp');
    expect((await world.me(browser)).status).toBe(200);
  });

  it('goes over to another role that the same sign-in proved, with a new secret, and to no other', async () => {
    const { db } = world.base;
    const { accountId: second } = await opened(db, { kind: 'analyst' });
    const { accountId: foreign } = await opened(db, { kind: 'dpo' });
    const first = await opened(db, { kind: 'operator' }, 'browser');
    const { token } = await openSession({ db }, first.accountId, 'browser', { others: [second] });
    const browser = new Browser();
    browser.cookies(url).set('w2', token);
    expect((await browser.get(`${url}/aangemeld`)).text).toContain(second);
    expect((await browser.post(`${url}/aangemeld/wissel`, { account: foreign })).status).toBe(404);
    expect((await browser.post(`${url}/aangemeld/wissel`, { account: second })).status).toBe(200);
    expect(await world.me(browser)).toMatchObject({ kind: 'analyst' });
    expect((await fetch(`${url}/v1/me`, { headers: { cookie: `w2=${token}` } })).status).toBe(401);
    expect((await browser.get(`${url}/aangemeld`)).text).toContain(first.accountId);
  });
});
