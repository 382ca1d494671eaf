import { and, eq, isNull, like, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/index.ts';
import type { Database } from '../connect.ts';
import { idempotencyKeys } from '../schema.ts';

export interface RequestKey {
  /** Who asks what: one caller cannot meet the keys of another. */
  readonly scope: string;
  readonly key: string;
}

/** new: answer it · answered: give that answer again · running: the first is still being answered · otherRequest: the key was used for something else. */
export type Begun =
  | { readonly is: 'new' | 'running' | 'otherRequest' }
  | { readonly is: 'answered'; readonly status: number; readonly response: unknown };

const the = ({ scope, key }: RequestKey) => and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key));

/** The clock of the database, and not the programme's, which the demo moves. */
const now = sql<Instant>`clock_timestamp()`;
const before = (seconds: number): SQL => sql`clock_timestamp() - make_interval(secs => ${seconds})`;

/** A process that answers a request says so every few seconds (`renewRequest`); silent for so long, it was killed. */
const leaseSeconds = 60;
/** So long the same key is answered the same: whoever sends something again after a week means it anew. */
const keptSeconds = 7 * 24 * 60 * 60;
/** Pages that a form brought, sealed: nobody goes back to them for so long. */
const shown = and(like(idempotencyKeys.scope, 'shown %'), lt(idempotencyKeys.at, before(60 * 60)));

/** Claims a key, or says what became of the request that had it first. */
export async function beginRequest(
  db: Database,
  { scope, key, requestHash }: RequestKey & { requestHash: string },
): Promise<Begun> {
  const claimed = await db
    .insert(idempotencyKeys)
    .values({ scope, key, requestHash, at: now })
    .onConflictDoUpdate({
      target: [idempotencyKeys.scope, idempotencyKeys.key],
      set: { at: now },
      setWhere: and(
        eq(idempotencyKeys.requestHash, requestHash),
        isNull(idempotencyKeys.status),
        lt(idempotencyKeys.at, before(leaseSeconds)),
      ),
    })
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return { is: 'new' };
  const [row] = await db.select().from(idempotencyKeys).where(the({ scope, key }));
  if (!row) return beginRequest(db, { scope, key, requestHash });
  return row.requestHash === requestHash ? became(row) : { is: 'otherRequest' };
}

const became = ({ status, response }: typeof idempotencyKeys.$inferSelect): Begun =>
  status === null ? { is: 'running' } : { is: 'answered', status, response };

/** What became of a request; `new`: it was never made, failed, or is long ago. */
export async function readRequest(db: Database, key: RequestKey): Promise<Begun> {
  const [row] = await db.select().from(idempotencyKeys).where(the(key));
  return row ? became(row) : { is: 'new' };
}

export async function finishRequest(
  db: Database,
  { scope, key, status, response }: RequestKey & { status: number; response: unknown },
): Promise<void> {
  await db.update(idempotencyKeys).set({ status, response, at: now }).where(the({ scope, key }));
}

/** It is still being answered. */
export async function renewRequest(db: Database, key: RequestKey): Promise<void> {
  await db
    .update(idempotencyKeys)
    .set({ at: now })
    .where(and(the(key), isNull(idempotencyKeys.status)));
}

/** Forgets what was answered more than a week ago, or was never, and pages of more than an hour ago: how many. */
export async function purgeRequests(db: Database): Promise<number> {
  const gone = await db
    .delete(idempotencyKeys)
    .where(or(lt(idempotencyKeys.at, before(keptSeconds)), shown))
    .returning({ key: idempotencyKeys.key });
  return gone.length;
}

/** The request failed without an answer: it may be sent again. */
export async function forgetRequest(db: Database, key: RequestKey): Promise<void> {
  await db.delete(idempotencyKeys).where(the(key));
}
