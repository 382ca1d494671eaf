import { and, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { Database } from '../connect.ts';
import { cohortEffects, cohortMessages, contractMonthEffects, effects, messages, notices, sweeps } from '../schema.ts';

export type SweepRow = typeof sweeps.$inferSelect;

export async function readSweep(db: Database, day: LocalDate): Promise<SweepRow | null> {
  const [row] = await db.select().from(sweeps).where(eq(sweeps.day, day));
  return row ?? null;
}

/** The newest first. */
export async function listSweeps(db: Database, limit: number): Promise<SweepRow[]> {
  return db.select().from(sweeps).orderBy(desc(sweeps.day)).limit(limit);
}

/** The last day before this one on which a sweep was brought to its end. */
export async function lastSweptBefore(db: Database, day: LocalDate): Promise<LocalDate | null> {
  const [row] = await db
    .select({ day: sweeps.day })
    .from(sweeps)
    .where(and(lt(sweeps.day, day), isNotNull(sweeps.finishedAt)))
    .orderBy(desc(sweeps.day))
    .limit(1);
  return row?.day ?? null;
}

/** The row of the day, made when it is not there yet. */
export async function beginSweep(
  db: Database,
  row: { day: LocalDate; startedAt: Instant; missed: number },
): Promise<SweepRow> {
  await db.insert(sweeps).values(row).onConflictDoNothing();
  const found = await readSweep(db, row.day);
  if (!found) throw new Error(`no sweep of ${row.day}`);
  return found;
}

/** The first end is the one that is kept. */
export async function finishSweep(
  db: Database,
  day: LocalDate,
  { finishedAt, counts, findings }: Pick<SweepRow, 'counts' | 'findings'> & { finishedAt: Instant },
): Promise<void> {
  await db
    .update(sweeps)
    .set({ finishedAt, counts, findings })
    .where(and(eq(sweeps.day, day), isNull(sweeps.finishedAt)));
}

/** Whether something for digests was told after the last sweep began, or is about to be: what the next one has to tell. */
export async function toldSinceLastSweep(db: Database): Promise<boolean> {
  // Beside the rungs: who is new, and of a group what is asked after a session.
  const isToTell = sql.raw(
    `in ('reminder', 'overdue', 'teamLead', 'programmeCoordinator', 'attendance', 'registered')`,
  );
  const last = sql`coalesce((select max(started_at) from ${sweeps}), '-infinity'::timestamptz)`;
  const { rows } = await db.execute<{ told: boolean }>(sql`
    select exists (select 1 from ${messages} where about ${isToTell} and at > ${last})
      or exists (select 1 from ${cohortMessages} where about ${isToTell} and at > ${last})
      or exists (select 1 from ${notices} where about ${isToTell} and at > ${last})
      or exists (
        select 1 from ${contractMonthEffects} where status = 'pending' and body ->> 'about' ${isToTell}
      ) or exists (
        select 1 from ${effects} where status = 'pending' and kind = 'notify' and body ->> 'about' ${isToTell}
      ) or exists (
        select 1 from ${cohortEffects} where status = 'pending' and kind = 'notify' and body ->> 'about' ${isToTell}
      ) as told`);
  return rows[0]?.told ?? false;
}
