import { beginRequest, finishRequest, forgetRequest, readRequest, renewRequest } from '../db/queries/idempotency.ts';
import { mayStill } from './again.ts';
import { AppError } from './errors.ts';
import type { App } from './open.ts';

/** For how long a key is tried to be freed: five minutes, longer than any restart. */
const mostTries = 300;
const betweenTriesMs = 1000;

/** Well within the lease of a key. */
const renewEachMs = 15_000;

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Runs a request once per key of its caller: the same request with the same key gets the same reply, another one with
 * that key is refused, and so is whoever may not ask for it any more. A request that failed without a reply may be sent again.
 * @param scope who asks for what, so that one caller cannot meet the keys of another
 * @param requestHash a digest of the request's content
 */
export async function withIdempotency(
  app: App,
  scope: string,
  key: string,
  requestHash: string,
  run: () => Promise<Reply>,
): Promise<Reply> {
  const begun = await beginRequest(app.db, { scope, key, requestHash });
  switch (begun.is) {
    case 'answered':
      await mayStill(run);
      return { status: begun.status, body: begun.response };
    case 'otherRequest':
      throw new AppError(
        'idempotency.otherRequest',
        'this Idempotency-Key was used for another request',
        'use a new key for a new request',
      );
    case 'running':
      throw new AppError(
        'idempotency.running',
        'the first request with this Idempotency-Key is still being answered',
        'wait a moment and send it again with the same key',
      );
    case 'new':
      break;
  }
  const renewing = setInterval(() => {
    // Missed once, the next is in time; Postgres away for longer, the request itself fails.
    renewRequest(app.db, { scope, key }).catch(() => {});
  }, renewEachMs).unref();
  try {
    const reply = await run();
    await finishRequest(app.db, { scope, key, status: reply.status, response: reply.body });
    return reply;
  } catch (error) {
    await forget(app, { scope, key });
    throw error;
  } finally {
    clearInterval(renewing);
  }
}

/** What became of a request, for whoever made it. */
export const outcomeOf = ({ db }: App, scope: string, key: string) => readRequest(db, { scope, key });

/** What failed may be Postgres itself: then the key is freed once it is back, or it would count as running for ever. */
async function forget(app: App, request: { scope: string; key: string }, triesLeft = mostTries): Promise<void> {
  try {
    await forgetRequest(app.db, request);
  } catch {
    if (triesLeft > 0) setTimeout(() => void forget(app, request, triesLeft - 1), betweenTriesMs).unref();
  }
}
