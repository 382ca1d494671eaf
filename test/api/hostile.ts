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

/** A value that a schema allows, as far as schemas of ours say; the fields it demands and no other. */
function allowed(schema: unknown): unknown {
  const one = schema as Record<string, unknown> & {
    anyOf?: unknown[];
    enum?: unknown[];
    properties?: Record<string, unknown>;
    required?: string[];
  };
  if (one.anyOf) return allowed(one.anyOf[0]);
  if (one['const'] !== undefined) return one['const'];
  if (one.enum) return one.enum[0];
  switch (one['type']) {
    case 'object':
      return Object.fromEntries((one.required ?? []).map((name) => [name, allowed(one.properties?.[name])]));
    case 'array':
      return Array.from({ length: Number(one['minItems'] ?? 0) }, () => allowed(one['items']));
    case 'integer':
    case 'number':
      return one['minimum'] ?? 1;
    case 'boolean':
      return true;
    default:
      return one['format'] === 'date' ? '2026-03-04' : 'x'.repeat(Math.max(1, Number(one['minLength'] ?? 1)));
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
  const answers: Answer[] = [];
  const ask = async (what: string, options: InjectOptions): Promise<void> => {
    const { statusCode, headers: said } = await server.inject(options);
    answers.push({ asked: what, status: statusCode, type: String(said['content-type'] ?? '') });
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
      if (schema)
        await ask(`${operationId} as its schema says`, {
          method,
          url: at('T-000001'),
          headers: json,
          payload: JSON.stringify(allowed(schema)),
        });
    }
  return answers;
}
