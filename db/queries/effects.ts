import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/index.ts';
import type { Effect } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { effects } from '../schema.ts';
import { endLost } from './disclosures.ts';
import { inOrderOfWriting } from './writing-order.ts';

export interface EffectKey {
  readonly trajectoryId: string;
  readonly key: string;
}
export type EffectRow = typeof effects.$inferSelect;

const the = ({ trajectoryId, key }: EffectKey) => and(eq(effects.trajectoryId, trajectoryId), eq(effects.key, key));

/** Effects that are still to be done, in order of writing. */
export const pendingEffects = (db: Database, trajectoryId: string): Promise<Effect[]> =>
  written(db, trajectoryId, eq(effects.status, 'pending'));

/**
 * Effects that were done and whose answer the workflow takes up as a command, in order of writing. Which of them are still
 * waited for the state says: the worker may have died between the answer and its recording.
 */
export const answeredEffects = (db: Database, trajectoryId: string): Promise<Effect[]> =>
  written(
    db,
    trajectoryId,
    sql`${effects.status} = 'done' and (${effects.kind} in ('askOutside', 'requestPlace')
      or ${effects.kind} = 'inscribe' and ${effects.result} ->> 'inscribed' = 'false')`,
  );

async function written(db: Database, trajectoryId: string, which: SQL): Promise<Effect[]> {
  const rows = await db
    .select({ body: effects.body })
    .from(effects)
    .where(and(eq(effects.trajectoryId, trajectoryId), which))
    .orderBy(...inOrderOfWriting(effects.key));
  return rows.map(({ body }) => body);
}

/** Counts an attempt and gives the row as it is; null when the effect was never written. */
export async function beginAttempt(db: Database, key: EffectKey): Promise<EffectRow | null> {
  const [row] = await db
    .update(effects)
    .set({ attempts: sql`${effects.attempts} + 1` })
    .where(the(key))
    .returning();
  return row ?? null;
}

/** The effect was done; a second end changes nothing. `result`: codes only. */
export async function finishEffect(db: Database, key: EffectKey, at: Instant, result: unknown = null): Promise<void> {
  await prepared(db, 'w2_effect_done', () =>
    db
      .update(effects)
      .set({ status: 'done', doneAt: sql`${sql.placeholder('at')}`, result: sql`${sql.placeholder('result')}` })
      .where(
        and(
          eq(effects.trajectoryId, sql.placeholder('trajectoryId')),
          eq(effects.key, sql.placeholder('key')),
          eq(effects.status, 'pending'),
        ),
      ),
  ).execute({ ...key, at, result: result === null ? null : JSON.stringify(result) });
}

/** The effect is no longer wanted, and an attempt at it that is not back yet is waited for no more. One that was done stays done. */
export async function dropEffect(db: Database, key: EffectKey, at: Instant): Promise<void> {
  await drop(db, and(the(key), eq(effects.status, 'pending')), at);
}

/** The workflow gave a question up, because whoever asked it died each time: what was asked for it before is dropped. */
export async function dropAsked(
  db: Database,
  trajectoryId: string,
  { lookupId, sequence, at }: { readonly lookupId: string; readonly sequence: number; readonly at: Instant },
): Promise<void> {
  const before = and(
    eq(effects.trajectoryId, trajectoryId),
    eq(effects.status, 'pending'),
    sql`${effects.body}->>'lookupId' = ${lookupId}`,
    sql`split_part(${effects.key}, '/', 1)::integer < ${sequence}`,
  );
  await drop(db, before, at);
}

async function drop(db: Database, which: SQL | undefined, at: Instant): Promise<void> {
  const dropped = await db.update(effects).set({ status: 'dropped', doneAt: at }).where(which).returning();
  for (const { trajectoryId, key } of dropped) await endLost(db, trajectoryId, key);
}

/** Trajectories of which something still waits to be told or asked. */
export async function trajectoriesWithPending(db: Database): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: effects.trajectoryId })
    .from(effects)
    .where(eq(effects.status, 'pending'))
    .orderBy(effects.trajectoryId);
  return rows.map(({ id }) => id);
}
