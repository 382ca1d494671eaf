import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createServer } from '../../api/server.ts';
import { limits } from '../../api/limits.ts';
import { actingAs, type App } from '../../app/open.ts';
import type { Caller } from '../../domain/rights/index.ts';
import { answered, consent, serverWith } from './fake.ts';

const plan = { trajectoryId: 'T-000001', today: '2031-03-04', version: 1, agreedOn: null, reviewedOn: null };
const empty = { goals: [], actions: [], requests: [], experts: [], topics: [] };
const one = '/v1/trajectories/T-000001/plan';

describe('an ETag', () => {
  it('is of what was read: the same again is 304, anything else is sent', async () => {
    let version = 1;
    const server = serverWith({ planOf: async () => ({ ...plan, ...empty, version }) as never });
    const first = await server.inject(one);
    const etag = String(first.headers['etag']);
    const again = (match: string) => server.inject({ url: one, headers: { 'if-none-match': match } });
    const same = await again(`"x", W/${etag}`);
    expect([same.statusCode, same.body, same.headers['etag']]).toEqual([304, '', etag]);
    expect((await again('*')).statusCode).toBe(304);
    expect((await again('"x"')).statusCode).toBe(200);
    version = 2;
    const changed = await again(etag);
    expect([changed.statusCode, changed.headers['etag'] === etag]).toEqual([200, false]);
  });

  it('read before other events came is refused with the command that names it, which is not given', async () => {
    let given = 0;
    const server = serverWith({
      eventsOf: async () => [{ sequence: 16 }, { sequence: 17 }] as never,
      giveCommand: async () => ((given += 1), answered),
    });
    const give = async (match: string) =>
      (await server.inject({ method: 'POST', url: consent, headers: { 'if-match': match } })).statusCode;
    expect([await give('"16.abc"'), await give('"1"'), await give('nonsense')]).toEqual([412, 412, 412]);
    // Whose number only begins alike is another one.
    expect(await give('"170.abc"')).toBe(412);
    expect(given).toBe(0);
    expect([await give('"17.abc"'), await give('"16.x", "17.y"'), await give('*')]).toEqual([200, 200, 200]);
  });
});

describe('every answer', () => {
  it('carries the trace it belongs to, and so does the log; what is no UUID is nobody’s name either', async () => {
    const lines: string[] = [];
    const logger = pino(
      {},
      new Writable({ write: (chunk: Buffer, _, done) => (lines.push(chunk.toString()), done()) }),
    );
    const server = serverWith({ listMail: async () => ({ next: null, rows: [] }) }, logger);
    const id = '9f0b7a52-6f4b-4b57-9c0e-3a6a0b3e8d11';
    const traceOf = async (given: string, url = '/v1/messages') =>
      (await server.inject({ url, headers: { 'belgov-trace-id': given } })).headers['belgov-trace-id'];
    expect([await traceOf(id), await traceOf(id, '/nope'), await traceOf(id, '/%zz')]).toEqual([id, id, id]);
    expect(lines.filter((line) => line.includes(id)).length).toBeGreaterThan(0);
    expect(await traceOf('Noella')).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines.join('')).not.toContain('Noella');
  });

  it('that is no success says which it is, and in which language', async () => {
    const server = serverWith();
    const reply = await server.inject({ url: '/nope', headers: { 'accept-language': 'en' } });
    expect(reply.headers['content-language']).toBe('en');
    expect(reply.json<{ instance: string }>().instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
  });

  it('is JSON: who wants none is told so; a method that an address does not take is 405', async () => {
    const server = serverWith({ listMail: async () => ({ next: null, rows: [] }) });
    const accept = async (kind: string) =>
      (await server.inject({ url: '/v1/messages', headers: { accept: kind } })).statusCode;
    expect(await Promise.all(['text/html', 'application/json;q=0', 'x'].map(accept))).toEqual([406, 406, 406]);
    expect(await Promise.all(['', '*/*', 'text/html, application/*;q=0.1'].map(accept))).toEqual([200, 200, 200]);
    const wrong = await server.inject({ method: 'PATCH', url: '/v1/people/T-000001?x=1' });
    expect([wrong.statusCode, wrong.headers['allow']]).toEqual([405, 'DELETE, GET, HEAD']);
  });
});

it('an account that asks too much is told when to come back, and holds up nobody else', async () => {
  let staffId = 'mediator-1';
  const caller = () =>
    ({ kind: 'colleague', staffId, role: 'mediator', organisationId: 'vdab', partner: null, province: null }) as Caller;
  const app = { settings: { mode: 'demo' } } as App;
  const server = createServer(app, {
    verbs: new Proxy({}, { get: () => async () => ({ next: null, rows: [] }) }) as never,
    whoAsks: async () => actingAs(app, caller()).caller,
  });
  const ask = () => server.inject('/v1/messages');
  for (let count = 0; count < limits.requestsPerAccount; count += 1) await ask();
  const refused = await ask();
  expect([refused.statusCode, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
  expect(refused.json<{ type: string }>().type).toBe('urn:problem-type:belgif:tooManyRequests');
  staffId = 'mediator-2';
  expect((await ask()).statusCode).toBe(200);
});
