import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/open.ts';
import { idOfCaller } from '../domain/rights/index.ts';
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

type Asking = { readonly headers: Readonly<Record<string, unknown>> } & Pick<FastifyRequest, 'acting'>;

/** What a file of routes is given. */
export interface RouteContext {
  readonly server: Server;
  readonly app: App;
  readonly verbs: Verbs;
  /** Runs `run` once per Idempotency-Key of this caller; without a key, each time. */
  once<T>(request: Asking, what: string, by: Actor, requestHash: string, run: () => Promise<T>): Promise<T>;
}

export function context(server: Server, app: App, verbs: Verbs): RouteContext {
  return {
    server,
    app,
    verbs,
    async once<T>(request: Asking, what: string, by: Actor, requestHash: string, run: () => Promise<T>): Promise<T> {
      const key = keyOf(request.headers);
      if (key === null) return run();
      const { caller } = request.acting;
      const whose = caller.kind === 'direct' ? what : `${what} ${caller.kind} ${idOfCaller(caller)}`;
      // What is kept is the verb's own result: the problem and its language are made from it each time.
      const { body } = await verbs.withIdempotency(app, scopeOf(whose, by), key, requestHash, async () => ({
        status: 200,
        body: await run(),
      }));
      return body as T;
    },
  };
}
