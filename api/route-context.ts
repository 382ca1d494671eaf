import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/open.ts';
import type { Actor } from '../domain/trajectory/index.ts';
import { keyOf, scopeOf } from './idempotency.ts';
import type { Verbs } from '../app/verbs.ts';

export type Server = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

type Headers = Readonly<Record<string, unknown>>;

/** What a file of routes is given. */
export interface RouteContext {
  readonly server: Server;
  readonly app: App;
  readonly verbs: Verbs;
  /** Runs `run` once per Idempotency-Key of this caller; without a key, each time. */
  once<T>(
    request: { headers: Headers },
    what: string,
    by: Actor,
    requestHash: string,
    run: () => Promise<T>,
  ): Promise<T>;
}

export function context(server: Server, app: App, verbs: Verbs): RouteContext {
  return {
    server,
    app,
    verbs,
    async once<T>(
      request: { headers: Headers },
      what: string,
      by: Actor,
      requestHash: string,
      run: () => Promise<T>,
    ): Promise<T> {
      const key = keyOf(request.headers);
      if (key === null) return run();
      // What is kept is the verb's own result: the problem and its language are made from it each time.
      const { body } = await verbs.withIdempotency(app, scopeOf(what, by), key, requestHash, async () => ({
        status: 200,
        body: await run(),
      }));
      return body as T;
    },
  };
}
