import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Verbs } from '../../app/verbs.ts';
import { notFound } from '../../app/errors.ts';
import { serverWith } from './fake.ts';

interface Media {
  readonly schema: {
    readonly properties?: object;
    readonly required?: string[];
    readonly additionalProperties?: boolean;
  };
  readonly example?: unknown;
}
interface Response {
  readonly content?: Readonly<Record<string, Media>>;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: { readonly type?: string; readonly format?: string; readonly enum?: readonly string[] };
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, Response>>;
}
export interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly responses: Readonly<Record<string, Response>>;
  };
}

export const operationsOf = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );

/** Asks every operation what its own example says; which verbs were reached. Each of them says that there is no such thing. */
export async function askByExample(): Promise<ReadonlySet<string>> {
  const reached = new Set<string>();
  const verbs = new Proxy({} as Partial<Verbs>, {
    get: (_, name) => {
      reached.add(String(name));
      if (name === 'checkRules') return () => ({ rules: null, flaws: [] });
      // What others build on: rules to adopt, a calendar to suppose, whose plan it is.
      if (['showRules', 'calendarWith', 'planOf'].includes(String(name))) return async () => ({});
      return async () => Promise.reject(notFound('T-000001'));
    },
  });
  // Made by another server: the one that is asked would count as drowning meanwhile.
  const document = (await serverWith().inject('/openapi.json')).json<Document>();
  const server: FastifyInstance = serverWith(verbs);
  for (const { path, method, requestBody, parameters = [] } of operationsOf(document)) {
    const valueOf = ({ schema, name }: Parameter): string => {
      if (schema.enum) return schema.enum[0] ?? '';
      if (schema.format === 'uuid') return '9f0b7a52-6f4b-4b57-9c0e-3a6a0b3e8d11';
      return schema.format === 'date' || name === 'at' ? '2031-03-04' : 'T-000123';
    };
    const at = parameters.reduce(
      (url, one) => (one.in === 'path' ? url.replace(`{${one.name}}`, valueOf(one)) : url),
      path,
    );
    const needed = parameters.filter((one) => one.in === 'query' && (one.required || one.name === 'at'));
    for (const query of needed.length > 0
      ? ['', `?${needed.map((one) => `${one.name}=${valueOf(one)}`).join('&')}`]
      : [''])
      for (const [kind, { example }] of Object.entries(requestBody?.content ?? { '': { example: undefined } }))
        await setImmediate().then(async () =>
          server.inject({
            method: method.toUpperCase() as 'GET',
            url: at + query,
            ...(kind === ''
              ? {}
              : {
                  headers: { 'content-type': kind },
                  payload: typeof example === 'string' ? example : JSON.stringify(example),
                }),
          }),
        );
  }
  return reached;
}
