import { and, eq } from 'drizzle-orm';
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

/** Claims a key, or says what became of the request that had it first. */
export async function beginRequest(
  db: Database,
  { scope, key, requestHash, at }: RequestKey & { requestHash: string; at: Instant },
): Promise<Begun> {
  const claimed = await db
    .insert(idempotencyKeys)
    .values({ scope, key, requestHash, at })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return { is: 'new' };
  const [row] = await db.select().from(idempotencyKeys).where(the({ scope, key }));
  if (!row) return beginRequest(db, { scope, key, requestHash, at });
  if (row.requestHash !== requestHash) return { is: 'otherRequest' };
  return row.status === null ? { is: 'running' } : { is: 'answered', status: row.status, response: row.response };
}

export async function finishRequest(
  db: Database,
  { scope, key, status, response }: RequestKey & { status: number; response: unknown },
): Promise<void> {
  await db.update(idempotencyKeys).set({ status, response }).where(the({ scope, key }));
}

/** The request failed without an answer: it may be sent again. */
export async function forgetRequest(db: Database, key: RequestKey): Promise<void> {
  await db.delete(idempotencyKeys).where(the(key));
}
