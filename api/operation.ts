import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../app/open.ts';
import type { Actor } from '../domain/trajectory/index.ts';
import { actorOf } from './actor.ts';
import { canonical, hashOf } from './idempotency.ts';
import type { RouteContext } from './route-context.ts';
import { actHeaders, readHeaders, writeHeaders } from './schemas/common.ts';
import { problems } from './schemas/problem.ts';

type Fields = z.ZodObject;
const none = z.strictObject({});
type None = typeof none;

/** What is said once of an operation, for the parser and the document. */
interface Said<P extends Fields, Q extends Fields, B extends z.ZodType, A extends z.ZodType> {
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: A;
}

interface Asked<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly acting: App;
  readonly request: FastifyRequest;
}

/** GET: what is read. `single`: one resource, with an ETag. `actor`: the answer depends on who asks it. */
export function reads<A extends z.ZodType, P extends Fields = None, Q extends Fields = None>(
  { server }: RouteContext,
  path: string,
  said: Omit<Said<P, Q, None, A>, 'body'> & { readonly single?: true; readonly actor?: true },
  read: (asked: Omit<Asked<P, Q, None>, 'body'>) => Promise<z.input<A>>,
): void {
  const { id, tag, summary, description, params, query = none, answer, single, actor } = said;
  server.route({
    method: 'GET',
    url: path,
    config: single ? { single } : {},
    schema: {
      ...{ operationId: id, tags: [tag], summary, ...(description ? { description } : {}) },
      headers: actor ? actHeaders : readHeaders,
      querystring: query,
      ...(params ? { params } : {}),
      response: { 200: answer, ...problems },
      ...(single ? { 'x-single': true } : {}),
    },
    handler: (async (request: unknown) => read(askedBy(request))) as never,
  });
}

/**
 * What is done, once per Idempotency-Key. `run` gives the verb's own result, which is kept under the key; `say` makes the
 * answer of it, or throws the problem.
 */
export function acts<
  A extends z.ZodType,
  R = z.input<A>,
  P extends Fields = None,
  Q extends Fields = None,
  B extends z.ZodType = None,
>(
  { server, once }: RouteContext,
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  said: Said<P, Q, B, A> & {
    readonly status?: 200 | 201 | 204;
    readonly location?: (answer: z.input<A>) => string;
  },
  run: (asked: Asked<P, Q, B>, by: Actor) => Promise<R>,
  say: (result: R) => z.input<A> = (result) => result as z.input<A>,
): void {
  const { id, tag, summary, description, params, query = none, body = none, answer, status = 200, location } = said;
  server.route({
    method,
    url: path,
    schema: {
      ...{ operationId: id, tags: [tag], summary, ...(description ? { description } : {}) },
      headers: writeHeaders,
      querystring: query,
      ...(params ? { params } : {}),
      ...(method === 'DELETE' ? {} : { body }),
      response: { [status]: answer, ...problems },
    },
    // Some need no data; a client may then leave the body out, and else is told each field that is missing.
    preValidation: async (request) => {
      if (method !== 'DELETE') request.body ??= {};
    },
    handler: async (request, reply: FastifyReply) => {
      const asked = askedBy<P, Q, B>(request);
      const by = actorOf(request as never);
      const [where = ''] = request.url.slice('/v1/'.length).split('?', 1);
      const hash = hashOf(canonical([request.body ?? null, request.query]));
      const result = await once(request as never, `${method} ${where}`, by, hash, () => run(asked, by));
      const answered = say(result);
      if (location) void reply.header('location', location(answered));
      return reply.code(status).send((status === 204 ? null : answered) as never);
    },
  });
}

function askedBy<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(request: unknown): Asked<P, Q, B> {
  const { params, query, body, acting } = request as Asked<P, Q, B> & FastifyRequest;
  return { params, query, body, acting, request: request as FastifyRequest };
}
