import { createHash, generateKeyPairSync } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createRizivClient } from '../../integrations/riziv/client.ts';
import { anyServer, question } from './anyServer.ts';
import { ASKED, REFERENCE } from './magdaAnswers.ts';

const { answers, says, url } = anyServer();
const task = '/v1/tasks/6b1d5a0e-1f0c-4c59-9d2e-0a7f3b6c1d01';
const none = JSON.stringify({ reference: REFERENCE, insz: ASKED, status: 'none' });

/** Answers with a task that is done after so many looks; says where each request went. */
function afterLooks(location: string, looks: number, retryAfter = '0'): string[] {
  const paths: string[] = [];
  answers((response) => {
    const path = response.req.url ?? '';
    paths.push(path);
    if (path.endsWith('/incapacityStatusQueries'))
      return void response.writeHead(202, { 'content-type': 'application/json', location, 'retry-after': '0' }).end();
    const isDone = paths.length > looks;
    const body = isDone ? { status: 'done', result: JSON.parse(none) as unknown } : { status: 'pending' };
    response.writeHead(200, { 'content-type': 'application/json', 'retry-after': retryAfter });
    response.end(JSON.stringify(body));
  });
  return paths;
}

describe('where a task of RIZIV stands', () => {
  it.each([
    ['below the service', (base: string) => `${new URL(base).pathname}${task}`],
    ['as the service knows itself behind a gateway', () => task],
    ['whole', (base: string) => `${base}${task}`],
    ['beside the question', () => task.slice('/v1/'.length)],
  ])('may be said %s', async (_how, location) => {
    const base = `${url()}/riziv`;
    const paths = afterLooks(location(base), 1);
    expect(await createRizivClient({ baseUrl: base }).incapacity(question)).toMatchObject({
      value: { status: 'none' },
    });
    expect(paths).toEqual(['/riziv/v1/incapacityStatusQueries', `/riziv${task}`]);
  });

  it.each(['https://elsewhere.example/v1/tasks/6b1d5a0e-1f0c-4c59-9d2e-0a7f3b6c1d01', '/v1/lists', 'http://[', ''])(
    'is not %j',
    async (location) => {
      const paths = afterLooks(location, 1);
      const outcome = await createRizivClient({ baseUrl: url() }).incapacity(question);
      expect(outcome).toMatchObject({ code: 'riziv.malformed' });
      expect(paths).toHaveLength(1);
    },
  );

  it('is left for another day where the time of the look-up does not reach to the next look', async () => {
    const paths = afterLooks(task, 9, '2');
    const outcome = await createRizivClient({ baseUrl: url(), lookUpTimeoutMs: 1_500 }).incapacity(question);
    expect(outcome).toMatchObject({ failure: 'askAgainLater', code: 'riziv.taskPending', ofOneQuestion: true });
    expect(paths).toHaveLength(2);
  });

  it('is looked at with a pause in between, though it says at once', async () => {
    const paths = afterLooks(task, 3);
    const from = performance.now();
    expect(await createRizivClient({ baseUrl: url() }).incapacity(question)).toMatchObject({ kind: 'answer' });
    expect(paths).toHaveLength(4);
    expect(performance.now() - from).toBeGreaterThan(1_400);
  });
});

it('a look-up ends in its time, however long each of its exchanges would take', async () => {
  const slow = (response: ServerResponse, body: object) =>
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)), 300);
  answers((response) => {
    if (response.req.url === '/oauth2/token') slow(response, { access_token: 'x', expires_in: 60 });
    else slow(response, JSON.parse(none) as object);
  });
  const { privateKey } = generateKeyPairSync('ec', {
    ...{ namedCurve: 'P-256', publicKeyEncoding: { type: 'spki', format: 'pem' } },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const of = (lookUpTimeoutMs: number) =>
    createRizivClient({
      ...{ baseUrl: url(), lookUpTimeoutMs, credentials: { clientId: 'w2', privateKeyPem: privateKey } },
    }).incapacity(question);
  expect(await of(450)).toMatchObject({ failure: 'outcomeUnknown', code: 'riziv.timedOut' });
  expect(await of(30_000)).toMatchObject({ kind: 'answer' });
});

describe('a list of RIZIV', () => {
  const id = REFERENCE;
  const digestOf = (bytes: Uint8Array) => `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;

  it('may begin with the mark of its encoding, which its digest covers and no column holds', async () => {
    const bytes = Buffer.from('\uFEFFINSZ;NAAM\r\n', 'utf8');
    says(bytes, 'text/csv', 200, { 'repr-digest': digestOf(bytes) });
    const file = await createRizivClient({ baseUrl: url() }).downloadList(id, REFERENCE);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(file).toMatchObject({ value: { text: 'INSZ;NAAM\r\n', sha256 } });
    says(bytes, 'text/csv', 200, { 'repr-digest': digestOf(bytes.subarray(3)) });
    expect(await createRizivClient({ baseUrl: url() }).downloadList(id, REFERENCE)).toMatchObject({
      code: 'riziv.digest',
    });
  });

  it('may be one of a thousand that are offered', async () => {
    const lists = Array.from({ length: 1_000 }, () => ({ id, madeOn: '2026-11-01', rows: 50_000 }));
    says(JSON.stringify({ lists }), 'application/json');
    const offered = await createRizivClient({ baseUrl: url() }).lists(REFERENCE);
    expect(offered.kind === 'answer' && offered.value).toHaveLength(1_000);
  });
});
