import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, InjectOptions } from 'fastify';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Record<string, { readonly schema: unknown }> };
}
interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
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
function allowed(schema: unknown, like: Odd): unknown {
  const one = schema as Record<string, unknown> & {
    anyOf?: unknown[];
    enum?: unknown[];
    properties?: Record<string, unknown>;
    required?: string[];
  };
  if (one.anyOf) return allowed(one.anyOf[0], like);
  if (one['const'] !== undefined) return one['const'];
  if (one.enum) return one.enum[0];
  switch (one['type']) {
    case 'object':
      return Object.fromEntries(
        (like.every ? Object.keys(one.properties ?? {}) : (one.required ?? [])).map((name) => [
          name,
          allowed(one.properties?.[name], like),
        ]),
      );
    case 'array':
      return Array.from({ length: Number(one['minItems'] ?? (like.every ? 2 : 0)) }, () => allowed(one['items'], like));
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
  readonly status: number;
  readonly type: string;
}

/** Asks every operation of the document everything that nobody should ask, and what its schema allows. */
export async function askAll(server: FastifyInstance): Promise<Answer[]> {
  const document = (await server.inject('/openapi.json')).json<Document>();
  // Making the document keeps a busy machine so long that the server counts as drowning, until it has looked again.
  while ((await server.inject('/health')).statusCode === 503) await wait(100);
  const answers: Answer[] = [];
  let operations = 0;
  const ask = async (what: string, options: InjectOptions): Promise<void> => {
    // Without a pause the server would count as drowning.
    await setImmediate();
    // Each operation is asked from elsewhere: together they are more than one address may ask in a minute.
    const { statusCode, headers: said } = await server.inject({
      remoteAddress: `10.0.0.${operations % 250}`,
      ...options,
    });
    answers.push({ asked: what, status: statusCode, type: String(said['content-type'] ?? '') });
  };
  for (const [path, methods] of Object.entries(document.paths))
    for (const [verb, { operationId, requestBody }] of Object.entries(methods)) {
      operations += 1;
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
          payload: JSON.stringify(allowed(schema, like)),
        });
    }
  return answers;
}
