import { describe, expect, it } from 'vitest';
import type { CommandRequest } from '../../app/trajectories/index.ts';
import { answered, consent, decide, recording, serverWith } from './fake.ts';

describe('commands', () => {
  it('take fields and a note, and answer with what happened and nothing more', async () => {
    const { server, asked } = recording();
    const reply = await server.inject({
      method: 'POST',
      url: consent,
      payload: { on: '2026-03-04', note: 'aan de telefoon' },
      headers: { 'w2-actor': 'mediator:M-12' },
    });
    expect([reply.statusCode, reply.json()]).toEqual([200, { sequence: 7, phase: 'intake', events: ['ConsentGiven'] }]);
    expect(asked).toEqual([
      {
        trajectoryId: 'T-000001',
        name: 'giveConsent',
        by: { role: 'mediator', id: 'M-12' },
        data: { on: '2026-03-04' },
        note: 'aan de telefoon',
      },
    ]);
  });

  it('may come without a body, by the operator of the API', async () => {
    const { server, asked } = recording();
    expect((await server.inject({ method: 'POST', url: consent })).statusCode).toBe(200);
    expect(asked).toMatchObject([{ by: { role: 'operator', id: 'api' }, data: {} }]);
  });

  it('name every wrong field by pointer and code, and repeat no value', async () => {
    const { server, asked } = recording();
    const reply = await server.inject({
      method: 'POST',
      url: decide,
      payload: { on: '2026-02-31', verdict: 'Noëlla', inPoverty: 'ja', motivated: true, 'N oëlla': 1 },
      headers: { 'accept-language': 'en' },
    });
    expect(reply.statusCode).toBe(400);
    expect(
      reply.json<{ issues: { in: string; name: string; code: string }[] }>().issues.map((it) => [it.name, it.code]),
    ).toEqual([
      ['on', 'command.badField'],
      ['verdict', 'command.badField'],
      ['inPoverty', 'command.badField'],
      ['noPronouncedProblem', 'command.missingField'],
      ['withinTwoYears', 'command.missingField'],
      ['(unreadable)', 'command.unknownField'],
    ]);
    expect(reply.body).not.toContain('oëlla');
    expect(asked).toEqual([]);
  });

  it.each(['rule:x', 'system:x', 'system', 'mediator', 'mediator:', 'mediator:Jan Peeters', 'boss:1'])(
    'no caller may be %s',
    async (actor) => {
      const { server, asked } = recording();
      const reply = await server.inject({ method: 'POST', url: consent, headers: { 'w2-actor': actor } });
      expect([reply.statusCode, asked]).toEqual([400, []]);
    },
  );

  it('with an Idempotency-Key are kept under the caller, and the workflow sees a digest of the key only', async () => {
    const kept: unknown[][] = [];
    const asked: CommandRequest[] = [];
    const server = serverWith({
      giveCommand: async (_app, request) => {
        asked.push(request);
        return answered;
      },
      withIdempotency: async (_app, scope, key, hash, run) => {
        kept.push([scope, key, hash]);
        return run();
      },
    });
    const post = (payload: object, actor = 'mediator:M-12') =>
      server.inject({
        method: 'POST',
        url: consent,
        payload,
        headers: { 'idempotency-key': 'Noella-1', 'w2-actor': actor },
      });
    await post({ on: '2026-03-04', note: 'x' });
    await post({ note: 'x', on: '2026-03-04' });
    await post({ on: '2026-03-05', note: 'x' });
    await post({ on: '2026-03-04', note: 'x' }, 'mediator:M-13');
    const [first, reordered, other, someoneElse] = kept;
    expect(first?.slice(0, 2)).toEqual(['trajectories/T-000001/commands mediator:M-12', 'Noella-1']);
    expect(reordered).toEqual(first);
    expect(other?.[2]).not.toBe(first?.[2]);
    expect(someoneElse?.[0]).not.toBe(first?.[0]);
    expect(new Set(asked.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
    expect(JSON.stringify(asked)).not.toContain('Noella');
    const bad = await server.inject({ method: 'POST', url: consent, headers: { 'idempotency-key': 'a b' } });
    expect(bad.json()).toMatchObject({ type: 'urn:problem-type:w2:idempotency.badKey' });
  });
});

describe('registrations', () => {
  it('take a list as it is, and answer with the report', async () => {
    const bytes: Uint8Array[] = [];
    const report = {
      accepted: [{ line: 2, trajectoryId: 'T-000001' }],
      duplicate: [],
      refused: [{ line: 3, reasons: [{ column: null, code: 'row.tooFewCells', message: '…' }] }],
      warnings: [{ line: 2, column: 'Herkomst', code: 'word.unknown', message: '…' }],
      left: [],
    };
    const server = serverWith({
      registerList: async (_app, list) => {
        bytes.push(list);
        return report as never;
      },
    });
    const reply = await server.inject({
      method: 'POST',
      url: '/v1/registrations',
      payload: Buffer.from([0xef, 0xbb, 0xbf, 0x41]),
      headers: { 'content-type': 'text/csv; charset=utf-8' },
    });
    expect([reply.statusCode, reply.json()]).toEqual([200, report]);
    expect([...(bytes[0] ?? [])]).toEqual([0xef, 0xbb, 0xbf, 0x41]);
  });

  const person = (result: unknown) =>
    serverWith({ registerPerson: async () => result as never }).inject({
      method: 'POST',
      url: '/v1/registrations',
      payload: { INSZ: '07690409061', Naam: 'Yılmaz' },
    });

  it('take one person: 201 with its place, 409 when already there, 422 with every reason', async () => {
    const created = await person({ ok: true, trajectoryId: 'T-000009' });
    expect([created.statusCode, created.headers['location'], created.json()]).toEqual([
      201,
      '/v1/trajectories/T-000009',
      { trajectoryId: 'T-000009' },
    ]);
    const duplicate = await person({ ok: false, duplicateOf: 'T-000001' });
    expect([duplicate.statusCode, duplicate.json<{ details: object }>().details]).toEqual([
      409,
      { duplicateOf: 'T-000001' },
    ]);
    const refused = await person({
      ok: false,
      reasons: [{ column: 'INSZ', code: 'insz.check', message: 'Het controlegetal klopt niet.' }],
    });
    const issue = { in: 'body', name: 'INSZ', code: 'insz.check', detail: 'Het controlegetal klopt niet.' };
    expect([refused.statusCode, refused.json<{ issues: object[] }>().issues]).toEqual([
      422,
      [{ type: 'urn:problem-type:w2:insz.check', ...issue }],
    ]);
  });
});
