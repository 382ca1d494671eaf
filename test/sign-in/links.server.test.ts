import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makePersonLink } from '../../app/access/index.ts';
import { atTerminal } from '../../app/sign-in/index.ts';
import { purgeOver } from '../../db/queries/sign-in.ts';
import { erasePerson } from '../../db/queries/people.ts';
import { deviceCodes, directAccess, people, personLinks, sessions, trajectories } from '../../db/schema.ts';
import { fileKeeper } from '../../cli/kept.ts';
import { runCli } from '../../cli/program.ts';
import type { Io } from '../../cli/io.ts';
import { choosePort } from '../../ops/stack/ports.ts';
import { begin } from '../db/lives.ts';
import { testDay } from '../support/day.ts';
import { signIn as opened } from '../support/sign-in.ts';
import { Browser } from './browser.ts';
import { openDoor, type Door } from './door.ts';

let door: Door;
let trajectory: string;
beforeAll(async () => {
  door = await openDoor(() => ({}));
  trajectory = (await begin(door.base.db, testDay, 'limburg')).id;
});
afterAll(() => door.close());

describe('the link in a letter', () => {
  it('shows nothing of anybody when it is only looked at, and is not used up by that', async () => {
    const { url } = await makePersonLink(door.app, trajectory);
    expect(url).toMatch(new RegExp(`^${door.url}/mijn/[A-Za-z0-9_-]{43}$`));
    for (let times = 0; times < 3; times += 1) {
      const looked = await new Browser().get(url);
      expect(looked.status).toBe(200);
      expect(looked.headers.getSetCookie()).toEqual([]);
      expect(looked.headers.get('cache-control')).toBe('no-store');
      expect(looked.headers.get('referrer-policy')).toBe('no-referrer');
      expect(looked.text).not.toMatch(/Persoon|Testers|T-\d{6}|mediator/);
    }
    expect(JSON.stringify(await door.base.db.select().from(personLinks))).not.toContain(url.split('/').at(-1));
  });

  it('opens once, for one page of one trajectory, without a name', async () => {
    const { url } = await makePersonLink(door.app, trajectory);
    const browser = new Browser();
    const page = await browser.post(url);
    expect([page.status, page.url.pathname]).toEqual([200, '/mijn']);
    expect(page.text).toContain('Uiterlijk op');
    expect(page.text).not.toMatch(/Persoon|Testers|T-\d{6}/);
    const json = { headers: { accept: 'application/json' } };
    for (const path of ['/v1/me', `/v1/trajectories/${trajectory}`, '/v1/sessions'])
      expect((await browser.get(`${door.url}${path}`, json)).status).toBe(401);
    expect((await new Browser().post(url)).text).toContain('al gebruikt');
    expect((await new Browser().get(url)).status).toBe(409);
    const out = await browser.post(`${door.url}/afmelden`);
    expect(out.url.pathname).toBe('/afgemeld');
    expect((await browser.get(`${door.url}/mijn`, json)).status).toBe(401);
  });

  it('pressed twice at the same moment opens one session', async () => {
    const { url } = await makePersonLink(door.app, trajectory);
    const answers = await Promise.all([1, 2, 3, 4].map(() => new Browser().post(url, {}, { follows: false })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409]);
  });

  it('is refused when it is too old, made up, pressed by another site, or of a person who was erased', async () => {
    const { db } = door.base;
    const old = await makePersonLink(door.app, trajectory);
    await db.update(personLinks).set({ expiresAt: sql`now() - interval '1 second'` });
    expect((await new Browser().post(old.url)).status).toBe(409);
    expect((await new Browser().get(`${door.url}/mijn/${'A'.repeat(43)}`)).status).toBe(404);
    expect((await new Browser().get(`${door.url}/mijn/kort`)).status).toBe(404);
    const { url } = await makePersonLink(door.app, trajectory);
    expect((await new Browser().post(url, {}, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    const inside = new Browser();
    await inside.post(url);
    const other = await makePersonLink(door.app, trajectory);
    const [row] = await db.select({ personId: trajectories.personId }).from(trajectories);
    await erasePerson(db, row!.personId);
    expect((await new Browser().post(other.url)).status).toBe(404);
    expect((await inside.get(`${door.url}/mijn`, { headers: { accept: 'application/json' } })).status).toBe(401);
    expect(await db.select().from(people)).toHaveLength(1);
  });

  it('is forgotten three months after it is over, and so is who came in by it; no sooner', async () => {
    const { db } = door.base;
    const { id } = await begin(db, testDay, 'limburg');
    for (let times = 0; times < 2; times += 1) await new Browser().post((await makePersonLink(door.app, id)).url);
    const ofThis = async () => [
      (await db.select().from(personLinks).where(eq(personLinks.trajectoryId, id))).length,
      (await db.select().from(sessions).where(eq(sessions.trajectoryId, id))).length,
    ];
    const overSince = (days: number) => sql`now() - make_interval(days => ${days})`;
    const [link] = await db.select().from(personLinks).where(eq(personLinks.trajectoryId, id));
    const [session] = await db.select().from(sessions).where(eq(sessions.trajectoryId, id));
    const age = async (days: number) => {
      await db
        .update(personLinks)
        .set({ expiresAt: overSince(days) })
        .where(eq(personLinks.tokenHash, link!.tokenHash));
      await db
        .update(sessions)
        .set({ expiresAt: overSince(days) })
        .where(eq(sessions.id, session!.id));
      return purgeOver(db);
    };
    await age(89);
    expect(await ofThis()).toEqual([2, 2]);
    await age(91);
    expect(await ofThis()).toEqual([1, 1]);
  });

  it('is made for a trajectory that there is', async () => {
    await expect(makePersonLink(door.app, 'T-999999')).rejects.toMatchObject({ code: 'trajectory.notFound' });
  });
});

describe('a terminal', () => {
  type Said = Readonly<Record<'device_code' | 'user_code' | 'verification_uri_complete' | 'access_token', string>>;
  const form = async (path: string, body: Record<string, string>): Promise<Said & { status: number }> => {
    const answer = await fetch(`${door.url}${path}`, { method: 'POST', body: new URLSearchParams(body) });
    return { status: answer.status, ...((await answer.json()) as Said) };
  };
  const start = () => form('/oauth/device', { client_id: 'w2' });
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  const ask = (device_code: string) => form('/oauth/token', { grant_type, device_code, client_id: 'w2' });
  const someone = async (): Promise<Browser> => {
    const browser = new Browser();
    browser.cookies(door.url).set('w2', (await opened(door.base.db, { kind: 'operator' }, 'browser')).token);
    return browser;
  };

  it('is let in by whoever is signed in, once, as them', async () => {
    const device = await start();
    expect(device).toMatchObject({
      status: 200,
      verification_uri: `${door.url}/toestel`,
      interval: 5,
      expires_in: 600,
    });
    expect(device.user_code).toMatch(/^[B-Z]{4}-[B-Z]{4}$/);
    expect(await ask(device.device_code)).toEqual({ status: 400, error: 'authorization_pending' });
    expect(await ask(device.device_code)).toEqual({ status: 400, error: 'slow_down' });
    const browser = await someone();
    expect((await browser.get(device.verification_uri_complete)).text).toContain(device.user_code);
    const typed = device.user_code.toLowerCase().replace('-', ' ');
    expect((await browser.post(`${door.url}/toestel`, { code: typed, besluit: 'ja' })).text).toContain('aangemeld');
    const token = await ask(device.device_code);
    expect(token).toMatchObject({ status: 200, token_type: 'Bearer' });
    const answer = await fetch(`${door.url}/v1/me`, { headers: { authorization: `Bearer ${token.access_token}` } });
    expect(await answer.json()).toMatchObject({ kind: 'operator' });
    expect(await ask(device.device_code)).toEqual({ status: 400, error: 'invalid_grant' });
    expect((await browser.post(`${door.url}/toestel`, { code: typed, besluit: 'ja' })).status).toBe(422);
  });

  it('is sent away, comes too late, or asks wrongly', async () => {
    const device = await start();
    const browser = await someone();
    expect((await browser.post(`${door.url}/toestel`, { code: device.user_code, besluit: 'nee' })).text).toContain(
      'geweigerd',
    );
    expect(await ask(device.device_code)).toEqual({ status: 400, error: 'access_denied' });
    const late = await start();
    await door.base.db.update(deviceCodes).set({ expiresAt: sql`now() - interval '1 second'` });
    expect((await browser.post(`${door.url}/toestel`, { code: late.user_code, besluit: 'ja' })).status).toBe(422);
    expect(await ask(late.device_code)).toEqual({ status: 400, error: 'expired_token' });
    expect(await form('/oauth/token', { grant_type: 'password' })).toEqual({
      status: 400,
      error: 'unsupported_grant_type',
    });
    expect(await form('/oauth/token', { grant_type: '__proto__' })).toEqual({
      status: 400,
      error: 'unsupported_grant_type',
    });
    expect(await form('/oauth/device', { client_id: 'other' })).toEqual({ status: 401, error: 'invalid_client' });
  });

  it('is let in by nobody who is not signed in with a browser, and by no page of another site', async () => {
    const device = await start();
    const given = { code: device.user_code, besluit: 'ja' };
    expect((await new Browser().post(`${door.url}/toestel`, given)).status).toBe(401);
    const { headers } = await opened(door.base.db, { kind: 'operator' }, 'device');
    expect((await new Browser().post(`${door.url}/toestel`, given, { headers })).status).toBe(401);
    const cross = { headers: { 'sec-fetch-site': 'cross-site' } };
    expect((await (await someone()).post(`${door.url}/toestel`, given, cross)).status).toBe(403);
    expect(await ask(device.device_code)).toMatchObject({ error: 'authorization_pending' });
  });

  it('works as whoever signed in, in production only so, or directly and noted', async () => {
    const production = { ...door.app, settings: { ...door.app.settings, mode: 'production' as const } };
    const what = { direct: false, command: 'person show', token: null };
    expect((await atTerminal(door.app, what)).caller.kind).toBe('direct');
    await expect(atTerminal(production, what)).rejects.toMatchObject({ code: 'signIn.needed' });
    expect(await door.base.db.select().from(directAccess)).toEqual([]);
    expect((await atTerminal(production, { ...what, direct: true })).caller.kind).toBe('direct');
    expect(await door.base.db.select().from(directAccess)).toMatchObject([{ command: 'person show' }]);
    const { token, sessionId } = await opened(door.base.db, { kind: 'dpo' }, 'device');
    expect((await atTerminal(production, { ...what, token })).caller.kind).toBe('dpo');
    await door.base.db.execute(sql`update sessions set ended_at = now() where id = ${sessionId}`);
    // Who was signed in once does not fall back to working directly, in no mode.
    for (const app of [door.app, production])
      await expect(atTerminal(app, { ...what, token })).rejects.toMatchObject({ code: 'signIn.needed' });
  });

  it('w2 login, whoami and logout keep the token for its owner only, and --as names nobody else', async () => {
    const home = mkdtempSync(join(inject('testDir'), 'home-'));
    const said: string[] = [];
    const io = {
      ...{ out: (line: string) => void said.push(line), err: (line: string) => void said.push(line) },
      ...{ progress: null, colour: false, columns: 100, kept: fileKeeper({ XDG_CONFIG_HOME: home }) },
    } as unknown as Io;
    const at = ['--url', door.url];
    expect(await runCli(['whoami', ...at], io)).toBe(1);
    const login = runCli(['login', ...at], io);
    await expect.poll(() => said.join('\n'), { timeout: 20_000 }).toMatch(/code [B-Z]{4}-[B-Z]{4}/);
    const [, code = ''] = /code (\S{9})\./.exec(said.join('\n')) ?? [];
    await (await someone()).post(`${door.url}/toestel`, { code, besluit: 'ja' });
    expect(await login).toBe(0);
    const file = join(home, 'w2', 'session.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(said.join('\n')).not.toContain(
      Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, { token: string }>)[0]!.token,
    );
    expect(await runCli(['whoami', ...at], io)).toBe(0);
    expect(said.at(-1)).toMatch(/^operator:\S+, op http/);
    expect(await runCli(['logout', ...at], io)).toBe(0);
    expect(await runCli(['whoami', ...at], io)).toBe(1);
    expect(await runCli(['login', '--url', `http://127.0.0.1:${await choosePort()}`], io)).toBe(3);
  });
});
