import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { serverWith } from './fake.ts';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown }> };
  readonly responses: Record<string, unknown>;
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, unknown> };
}

const ids = [
  'x'.repeat(101),
  'x'.repeat(5000),
  '%00',
  '%2e%2e%2f',
  '%F0%9F%92%A9',
  "' or 1=1",
  'T-000001',
  'T-999999999',
  '__proto__',
  '%',
];
const json = { 'content-type': 'application/json' };
const deep = `${'[['.repeat(2000)}${']]'.repeat(2000)}`;
const bodies: readonly Pick<InjectOptions, 'payload' | 'headers'>[] = [
  {},
  { headers: json },
  { headers: json, payload: '' },
  { payload: 'zonder soort' },
  { headers: { 'content-type': '' }, payload: '{}' },
  { headers: { 'content-type': 'nonsense' }, payload: '{}' },
  { headers: { 'content-type': 'text/csv' }, payload: '' },
  { headers: { 'content-type': 'text/csv' }, payload: '\u0000' },
  ...['{}', 'null', '[]', '0', '"x"', '{', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":1}}', deep].map(
    (payload) => ({ headers: json, payload }),
  ),
  { headers: { ...json, 'content-length': '5' }, payload: '{}' },
];
const headers: readonly Record<string, string>[] = [
  { 'idempotency-key': 'x'.repeat(300) },
  { 'w2-actor': 'mediator:' },
  { 'accept-language': ';;q=,' },
  { 'accept-language': 'en' },
  { accept: 'text/html' },
  { 'if-match': '"x", W/' },
  { 'if-none-match': ',,' },
  { 'belgov-trace-id': '{}' },
];

/** Texts and days that are odd and all the same allowed where a schema does not forbid them. */
const odd = [
  { text: 'x', day: '2026-03-04', every: false },
  { text: 'a\u0000b', day: '9999-12-31', every: true },
  { text: '\ud83d\udca9 \u202e', day: '0001-01-01', every: true },
  { text: 'x'.repeat(3999), day: '2024-02-29', every: true },
];
type Odd = (typeof odd)[number];

/** A value of the kind that a schema asks: the fields it demands, or every one. */
function allowed(schema: unknown, like: Odd, schemas: Record<string, unknown>): unknown {
  const one = schema as Record<string, unknown> & {
    $ref?: string;
    anyOf?: unknown[];
    enum?: unknown[];
    properties?: Record<string, unknown>;
    required?: string[];
  };
  if (one.$ref) return allowed(schemas[one.$ref.split('/').at(-1) ?? ''], like, schemas);
  if (one.anyOf) return allowed(one.anyOf[0], like, schemas);
  if (one['const'] !== undefined) return one['const'];
  if (one.enum) return one.enum[0];
  switch (one['type']) {
    case 'object':
      return Object.fromEntries(
        (like.every ? Object.keys(one.properties ?? {}) : (one.required ?? [])).map((name) => [
          name,
          allowed(one.properties?.[name], like, schemas),
        ]),
      );
    case 'array':
      return Array.from({ length: Number(one['minItems'] ?? (like.every ? 2 : 0)) }, () =>
        allowed(one['items'], like, schemas),
      );
    case 'integer':
    case 'number':
      return one['minimum'] ?? 1;
    case 'boolean':
      return true;
    default:
      return one['format'] === 'date' ? like.day : like.text;
  }
}

export interface Answer {
  readonly asked: string;
  /** The document says that it can come. */
  readonly documented: boolean;
  readonly status: number;
  readonly type: string;
}

/** A minute: by then the machine has done what it does beside this. */
const mostTries = 120;

/**
 * Asks every operation of the document everything that nobody should ask, and what its schema allows.
 * @param every of the questions only one in so many: where the verbs behind it are real, that takes a while
 */
export async function askAll(server: FastifyInstance, every = 1): Promise<Answer[]> {
  const answers: Answer[] = [];
  const document = (await serverWith().inject('/openapi.json')).json<Document>();
  const documented = new Map(
    Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId, responses }) => [operationId, Object.keys(responses)] as const),
    ),
  );
  let number = 0;
  const ask = async (what: string, options: InjectOptions): Promise<void> => {
    number += 1;
    if (number % every !== 0) return;
    // Without a pause the server would count as drowning; from one computer it would soon be too much.
    await setImmediate();
    const from = { remoteAddress: `127.0.0.${1 + Math.floor(number / 1000)}` };
    let { statusCode, headers: said, body } = await server.inject({ ...options, ...from });
    // On a machine that is busy with more than this, the server may count as drowning for a moment.
    for (let times = 0; times < mostTries && statusCode === 503 && body.includes('serviceUnavailable'); times += 1) {
      await wait(500);
      ({ statusCode, headers: said, body } = await server.inject({ ...options, ...from }));
    }
    const [operation = ''] = what.split(' ', 1);
    const known = documented.get(operation)?.includes(String(statusCode)) ?? false;
    answers.push({ asked: what, status: statusCode, documented: known, type: String(said['content-type'] ?? '') });
  };
  for (const [path, methods] of Object.entries(document.paths))
    for (const [verb, { operationId, requestBody }] of Object.entries(methods)) {
      const method = verb.toUpperCase() as 'GET';
      const at = (id: string) => path.replace(/\{\w+\}/g, id);
      for (const id of path.includes('{') ? ids : [])
        await ask(`${operationId} id ${id.slice(0, 20)}`, {
          method,
          url: at(id),
          ...(method === 'GET' ? {} : { headers: json, payload: '{}' }),
        });
      for (const query of ['?nope=1', '?limit=x', '?limit=-1&after=%00', '?sheet=%00'])
        await ask(`${operationId} ${query}`, { method, url: at('T-000001') + query });
      for (const given of headers)
        await ask(`${operationId} ${Object.keys(given)[0]}`, { method, url: at('T-000001'), headers: given });
      if (method === 'GET') continue;
      for (const [index, body] of bodies.entries())
        await ask(`${operationId} body ${index}`, { method, url: at('T-000001'), ...body });
      const schema = requestBody?.content['application/json']?.schema;
      for (const [index, like] of schema ? odd.entries() : [])
        await ask(`${operationId} as its schema says, ${index}`, {
          ...{ method, url: at('T-000001'), headers: json },
          payload: JSON.stringify(allowed(schema, like, document.components.schemas)),
        });
    }
  return answers;
}
