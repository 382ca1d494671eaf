import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRizivClient } from '../../integrations/riziv/client.ts';
import { createTokenSource } from '../../integrations/riziv/token.ts';
import { fetchWithConnectTimeout, NeverSent, type Fetch } from '../../integrations/transport.ts';
import { keyPair } from '../../ops/stack/private-files.ts';
import { startProcess, type RunningSandbox } from './sandboxProcess.ts';
import { personInLot } from './testPersons.ts';

type Json = { readonly [name: string]: Json } & readonly Json[];
const contract = JSON.parse(
  readFileSync(new URL('../../integrations/riziv/openapi.json', import.meta.url), 'utf8'),
) as Json;

const folder = mkdtempSync(join(tmpdir(), 'riziv-'));
const keys = keyPair(folder, 'client');
const others = keyPair(folder, 'stranger');
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startProcess('riziv', undefined, ['--client-key', keys.publicFile]);
});
afterAll(() => sandbox.stop());

/** Every exchange that the client had, to be held against the contract. */
interface Seen {
  readonly method: string;
  readonly path: string;
  readonly request: { readonly headers: Record<string, string>; readonly body: string | undefined };
  readonly status: number;
  readonly contentType: string;
  readonly headers: Headers;
  readonly body: string;
}
const seen: Seen[] = [];
const listening: Fetch = async (url, init) => {
  const response = await fetchWithConnectTimeout(5_000)(url, init);
  const body = await response.clone().text();
  const { method, headers } = init;
  const contentType = (response.headers.get('content-type') ?? '').split(';')[0]!;
  seen.push({
    method,
    path: new URL(url).pathname,
    request: { headers, body: init.body },
    status: response.status,
    contentType,
    headers: response.headers,
    body,
  });
  return response;
};
const client = (keyFile = keys.privateFile, fetch: Fetch = listening) =>
  createRizivClient({
    baseUrl: sandbox.endpoint,
    credentials: { clientId: 'w2', privateKeyPem: readFileSync(keyFile, 'utf8') },
    fetch,
  });
const ask = (insz: string, of = client()) => of.incapacity({ insz, on: '2026-11-22', reference: randomUUID() });
const person = (lot: number): string => personInLot(991, lot);

describe('a token', () => {
  it('is asked for with a signed assertion, once for many questions', async () => {
    const one = client();
    const before = seen.length;
    expect(await ask(person(5), one)).toMatchObject({ value: { status: 'recognisedIncapable' } });
    expect(await ask(person(12), one)).toMatchObject({ value: { status: 'none' } });
    expect(seen.slice(before).filter(({ path }) => path === '/oauth2/token')).toHaveLength(1);
  });

  it('is asked for anew before it ends: no question begins with one that is over when it arrives', async () => {
    const privateKeyPem = readFileSync(keys.privateFile, 'utf8');
    const tokenUrl = 'https://riziv.example.be/oauth2/token';
    const asked = async (seconds: number) => {
      let times = 0;
      const fetch: Fetch = async () => Response.json({ access_token: `t${(times += 1)}`, expires_in: seconds });
      const tokens = createTokenSource({ clientId: 'w2', privateKeyPem, tokenUrl }, fetch);
      for (let question = 0; question < 2; question += 1) await tokens.token(randomUUID(), 1_000);
      return times;
    };
    expect([await asked(45), await asked(120)]).toEqual([2, 1]);
  });

  it('is not given to whoever has another key, and nothing about a person leaves then', async () => {
    const before = seen.length;
    expect(await ask(person(12), client(others.privateFile))).toMatchObject({
      failure: 'permanent',
      code: 'riziv.noToken',
    });
    expect(seen.slice(before).map(({ path, status }) => [path, status])).toEqual([['/oauth2/token', 401]]);
  });

  it('that the service forgot is replaced once', async () => {
    const first = await startProcess('riziv', undefined, ['--client-key', keys.publicFile]);
    let target = first.endpoint;
    const credentials = { clientId: 'w2', privateKeyPem: readFileSync(keys.privateFile, 'utf8') };
    // The same address before and after the restart, as behind a load balancer.
    const moving: Fetch = (url, init) => listening(url.replace(/^http:\/\/127\.0\.0\.1:\d+/, target), init);
    const one = createRizivClient({ baseUrl: first.endpoint, credentials, fetch: moving });
    expect(await ask(person(12), one)).toMatchObject({ kind: 'answer' });
    await first.stop();
    const second = await startProcess('riziv', first.dataDir, ['--client-key', keys.publicFile]);
    target = second.endpoint;
    const outcome = await ask(person(12), one);
    // The audience of the assertion is the address that the client knows, so the new one refuses it: one clear failure.
    expect(outcome).toMatchObject({ kind: 'failure', code: 'riziv.noToken' });
    await second.stop();
  });

  it('used again, or meant for somebody else, is refused', async () => {
    const tokens = seen.filter(({ path, status }) => path === '/oauth2/token' && status === 200);
    const again = await fetch(`${sandbox.url}/oauth2/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: tokens[0]!.request.body!,
    });
    expect(again.status).toBe(401);
    expect(await again.json()).toEqual({ error: 'invalid_client' });
  });

  it.each([
    ['none', {}, 401],
    ['a made-up one', { authorization: 'Bearer abc' }, 401],
  ])('%s opens nothing', async (_how, headers, status) => {
    const reply = await fetch(`${sandbox.url}/v1/lists`, { headers: headers as Record<string, string> });
    expect(reply.status).toBe(status);
    expect(await reply.json()).toMatchObject({ type: 'urn:problem-type:belgif:invalidAccessToken', status });
  });
});

describe('a status that takes time', () => {
  it('is waited for as a task, and is the same answer', async () => {
    const before = seen.length;
    expect(await ask(person(10))).toMatchObject({ kind: 'answer', value: { status: 'none' } });
    const paths = seen.slice(before).map(({ path, status }) => `${status} ${path.replace(/[0-9a-f-]{36}/, '*')}`);
    expect(paths).toContain('202 /v1/incapacityStatusQueries');
    expect(paths).toContain('200 /v1/tasks/*');
  });

  it('of which the task was lost is a failure, not an answer', async () => {
    await sandbox.setFaults({ rules: [{ kind: 'refuse', rate: 1, route: 'tasks' }] });
    expect(await ask(person(10))).toMatchObject({ kind: 'failure', code: 'riziv.http503' });
    await sandbox.setFaults({ rules: [{ kind: 'wrong-correlation', rate: 1, route: 'tasks' }] });
    expect(await ask(person(10))).toMatchObject({ kind: 'failure', code: 'riziv.correlation' });
    await sandbox.clearFaults();
  });

  it('of which the task cannot be reached any more was asked all the same: it did leave', async () => {
    const cutOff: Fetch = (url, init) =>
      url.includes('/tasks/') ? Promise.reject(new NeverSent('not connected')) : listening(url, init);
    const failure = await client(keys.privateFile, cutOff).incapacity({
      insz: person(10),
      on: '2026-03-02',
      reference: randomUUID(),
    });
    expect(failure).toMatchObject({ kind: 'failure', failure: 'transient', code: 'riziv.taskLost' });
  });
});

describe('lists of non-active people', () => {
  it('are offered, fetched whole, and confirmed once', async () => {
    const one = client();
    const offered = await one.lists(randomUUID());
    if (offered.kind !== 'answer') throw new Error(offered.code);
    expect(offered.value.map(({ rows }) => rows)).toEqual([25, 40]);
    const { id, rows } = offered.value[0]!;
    const file = await one.downloadList(id, randomUUID());
    if (file.kind !== 'answer') throw new Error(file.code);
    expect(file.value.sha256).toBe(createHash('sha256').update(file.value.text).digest('hex'));
    expect(file.value.text.trim().split('\r\n')).toHaveLength(rows + 1);
    const { sha256 } = file.value;
    expect(await one.confirmReceipt(id, { rows: rows - 1, sha256 }, randomUUID())).toMatchObject({
      code: 'riziv.http409',
    });
    await sandbox.setFaults({ rules: [{ kind: 'apply-then-503', rate: 1, times: 1, route: 'lists/receipt' }] });
    expect(await one.confirmReceipt(id, { rows, sha256 }, randomUUID())).toMatchObject({ kind: 'failure' });
    await sandbox.clearFaults();
    expect(await one.confirmReceipt(id, { rows, sha256 }, randomUUID())).toMatchObject({ value: 'already' });
    const left = await one.lists(randomUUID());
    expect(left.kind === 'answer' && left.value.map(({ rows: count }) => count)).toEqual([40]);
    expect(await one.downloadList('../secrets', randomUUID())).toMatchObject({ code: 'riziv.invalidQuestion' });
  });

  it('cut on the way are not taken for whole', async () => {
    await sandbox.setFaults({ rules: [{ kind: 'wrong-correlation', rate: 1, route: 'lists/file' }] });
    const file = await client().downloadList('3f0c1a2e-0000-4000-8000-000000000002', randomUUID());
    expect(file).toMatchObject({ kind: 'failure', code: 'riziv.digest' });
    await sandbox.clearFaults();
  });
});

describe('the contract', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ ...(contract as object), $id: 'riziv' });
  const resolve = (node: Json): Json => {
    const ref = (node as unknown as { $ref?: string }).$ref;
    return ref === undefined
      ? node
      : resolve(
          ref
            .slice(2)
            .split('/')
            .reduce<Json>((at, key) => at[key]!, contract),
        );
  };
  const fits = (schema: Json, value: unknown): unknown => {
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"riziv#/')) as object);
    return validate(value) ? [] : validate.errors;
  };

  it('holds every request that the client sent and every answer that the sandbox gave', () => {
    expect(seen.length).toBeGreaterThan(20);
    const statuses = new Set<string>();
    for (const { method, path, request, status, contentType, headers, body } of seen) {
      const template = path.replace(/^\/v1/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{id}');
      const operation = contract['paths']![template]?.[method.toLowerCase()];
      expect(operation, `${method} ${template}`).toBeDefined();
      const sent = operation!['requestBody']?.['content']![request.headers['content-type'] ?? '']?.['schema'];
      if (sent) {
        const given =
          request.headers['content-type'] === 'application/json'
            ? (JSON.parse(request.body!) as unknown)
            : Object.fromEntries(new URLSearchParams(request.body));
        expect(fits(sent, given)).toEqual([]);
      } else expect(request.body).toBeUndefined();
      const response = operation!['responses']![String(status)];
      expect(response, `${status} of ${method} ${template}`).toBeDefined();
      const known = resolve(response!);
      const schema = known['content']![contentType]?.['schema'];
      expect(schema, `${contentType} of ${status} ${template}`).toBeDefined();
      // A fault that spoilt a body is not the contract's.
      const value = contentType === 'text/csv' ? body : (JSON.parse(body) as unknown);
      expect(fits(schema!, value)).toEqual([]);
      for (const [name, header] of Object.entries(known['headers'] ?? {})) {
        const text = headers.get(name);
        if (text === null) continue;
        const typed = (header as unknown as { schema: Json }).schema;
        expect(fits(typed, (typed as unknown as { type: string }).type === 'integer' ? Number(text) : text)).toEqual(
          [],
        );
      }
      statuses.add(`${template} ${status}`);
    }
    expect([...statuses]).toEqual(
      expect.arrayContaining([
        '/incapacityStatusQueries 202',
        '/tasks/{id} 200',
        '/lists 200',
        '/lists/{id}/file 200',
        '/lists/{id}/receipt 200',
        '/lists/{id}/receipt 409',
        '/oauth2/token 401',
      ]),
    );
  });

  it('never lets a medical fact through, and refuses what contradicts itself', () => {
    const schema = contract['components']!['schemas']!['IncapacityStatus']!;
    const status = { reference: randomUUID(), insz: '06691087347', status: 'none' };
    expect(fits(schema, status)).toEqual([]);
    expect(fits(schema, { ...status, diagnosis: 'x' })).not.toEqual([]);
    expect(fits(schema, { ...status, since: '2026-01-01' })).not.toEqual([]);
    expect(fits(schema, { ...status, status: 'recognisedIncapable' })).not.toEqual([]);
  });
});
