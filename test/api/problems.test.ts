import { describe, expect, it } from 'vitest';
import { AppError, notFound } from '../../app/errors.ts';
import { refusalStatus } from '../../api/refusal-status.ts';
import { problemStatus } from '../../api/status.ts';
import { urnOf } from '../../api/problem.ts';
import { languageOf } from '../../api/language.ts';
import { refusalCodes, refuse, type Refusal } from '../../domain/trajectory/index.ts';
import { problemCodes, refusalSentence } from '../../words/index.ts';
import { consent, serverWith } from './fake.ts';

describe('problems', () => {
  // One server for all of them: making one takes longer than all that is asked of it here.
  let refusal: Refusal;
  let thrown: Error;
  const server = serverWith({
    giveCommand: async () => ({ ok: false, refusal }),
    showTrajectory: async () => Promise.reject(thrown),
  });

  it.each(refusalCodes.map((code) => [code]))(
    'a refusal %s is problem+json with its status and sentence',
    async (code) => {
      refusal = refuse(code, { on: '2026-03-04' });
      const reply = await server.inject({ method: 'POST', url: consent, payload: {} });
      expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(reply.statusCode).toBe(refusalStatus[code]);
      expect(reply.json()).toMatchObject({
        type: `urn:problem-type:w2:${code}`,
        status: refusalStatus[code],
        detail: refusalSentence(refusal, 'nl'),
        details: { on: '2026-03-04' },
      });
    },
  );

  it.each(problemCodes.map((code) => [code]))('something thrown with the code %s too', async (code) => {
    thrown = new AppError(code, 'Noëlla', 'Noëlla');
    const reply = await server.inject('/v1/trajectories/T-000001');
    expect(reply.statusCode).toBe(problemStatus[code]);
    expect(reply.json()).toMatchObject({ type: urnOf(code) });
    expect(reply.body).not.toContain('Noëlla');
  });

  it('speaks the language that is asked for', async () => {
    thrown = notFound('T-000001');
    const detail = async (header: string) =>
      (await server.inject({ url: '/v1/trajectories/T-000001', headers: { 'accept-language': header } })).json<{
        detail: string;
      }>().detail;
    expect(await detail('en-GB,nl;q=0.5')).toMatch(/^There is no such trajectory/);
    expect(await detail('fr')).toMatch(/^Dit traject bestaat niet/);
    expect([languageOf(undefined), languageOf('nl;q=0.1,en;q=0.9'), languageOf('en;q=0'), languageOf('*')]).toEqual([
      'nl',
      'en',
      'nl',
      'nl',
    ]);
  });

  it('is 500 for a mistake of ours and 503 for an outage, and neither says more', async () => {
    const failing = (error: Error) => {
      thrown = error;
      return server.inject('/v1/trajectories/T-000001');
    };
    const bug = await failing(new Error('params: Noëlla'));
    const outage = await failing(
      Object.assign(new Error('params: Noëlla'), { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
    );
    expect([bug.statusCode, outage.statusCode]).toEqual([500, 503]);
    expect(bug.body + outage.body).not.toContain('Noëlla');
    expect(outage.headers['retry-after']).toBe('5');
  });

  it('is of the caller’s text, whatever field it came in, where Postgres cannot keep it', async () => {
    const refused = Object.assign(new Error('invalid byte sequence'), { code: '22021' });
    thrown = Object.assign(new Error('params: Noëlla'), { cause: refused });
    const reply = await server.inject('/v1/trajectories/T-000001');
    expect(reply.json()).toMatchObject({ status: 422, type: urnOf('text.unreadable') });
    expect(reply.body).not.toContain('Noëlla');
  });

  it.each([
    ['GET', '/nope', undefined, undefined, 404, 'request.notFound'],
    ['GET', '/%zz', undefined, undefined, 404, 'request.notFound'],
    ['GET', '/v1/trajectories?phase=x', undefined, undefined, 400, 'request.invalid'],
    ['GET', '/v1/trajectories?nope=1', undefined, undefined, 400, 'request.invalid'],
    ['POST', '/v1/trajectories/T-000001/commands/nope', 'application/json', '{}', 404, 'command.unknown'],
    ['POST', consent, 'application/json', '{', 400, 'request.unreadable'],
    ['POST', consent, 'application/json', '[]', 400, 'request.fields'],
    ['POST', consent, 'application/xml', '<a/>', 415, 'request.mediaType'],
    ['POST', consent, 'application/json', `{"note":"${'x'.repeat(70_000)}"}`, 413, 'request.tooLarge'],
  ] as const)('%s %s (%s) is a problem', async (method, url, type, payload, status, code) => {
    const reply = await server.inject({
      method,
      url,
      ...(payload === undefined ? {} : { payload, headers: { 'content-type': type } }),
    });
    expect([reply.statusCode, reply.json<{ type: string }>().type]).toEqual([status, urnOf(code)]);
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
  });
});
