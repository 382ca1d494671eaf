import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import { addDays, type LocalDate } from '../../domain/calendar/index.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { staff, staffAbsences } from '../schema.ts';
import type { StaffRow } from './staff.ts';

export type AbsenceRow = typeof staffAbsences.$inferSelect;

/** A deputy may be away too, and theirs as well; further on it is nobody's any more. */
const longestChain = 3;

export const hasLeft = ({ leftOn }: Pick<StaffRow, 'leftOn'>, on: LocalDate): boolean => leftOn !== null && leftOn < on;

/** The absences that are not over on a day, in order of their beginning. */
export async function absencesFrom(db: Database, on: LocalDate, staffId?: string): Promise<AbsenceRow[]> {
  return db
    .select()
    .from(staffAbsences)
    .where(and(gte(staffAbsences.untilOn, on), staffId ? eq(staffAbsences.staffId, staffId) : undefined))
    .orderBy(asc(staffAbsences.staffId), asc(staffAbsences.fromOn));
}

/** What is found about absences stays so until the end: of two people who name each other as deputy, one is second. */
export async function withAbsencesHeld<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${staffAbsences} in share row exclusive mode`);
    return work(tx);
  });
}

/** Said again with another deputy, it is the same absence with that deputy. */
export async function insertAbsence(db: Database, row: typeof staffAbsences.$inferInsert): Promise<void> {
  await db
    .insert(staffAbsences)
    .values(row)
    .onConflictDoUpdate({
      target: [staffAbsences.staffId, staffAbsences.fromOn, staffAbsences.untilOn],
      set: { deputyId: row.deputyId ?? null },
    });
}

/** Back on a day: what was planned from then on is off, what runs ends the day before. Returns how many absences that were. */
export async function endAbsences(db: Database, staffId: string, on: LocalDate): Promise<number> {
  return db.transaction(async (tx) => {
    const later = await tx
      .delete(staffAbsences)
      .where(and(eq(staffAbsences.staffId, staffId), gte(staffAbsences.fromOn, on)))
      .returning({ id: staffAbsences.id });
    const running = await tx
      .update(staffAbsences)
      .set({ untilOn: addDays(on, -1) })
      .where(and(eq(staffAbsences.staffId, staffId), gte(staffAbsences.untilOn, on)))
      .returning({ id: staffAbsences.id });
    return later.length + running.length;
  });
}

/** Someone to be told, perhaps in the place of a colleague who is away. */
export type Told = StaffRow & { readonly insteadOf: string | null };

/** Who stands in for whom on a day. */
export interface Presence {
  /** The person, or whoever stands in for them; null: nobody does. */
  inPlaceOf(row: StaffRow): Told | null;
}

const awayOn = (db: Database, on: LocalDate): Promise<Pick<AbsenceRow, 'staffId' | 'deputyId'>[]> =>
  prepared(db, 'w2_away_on', () =>
    db
      .select({ staffId: staffAbsences.staffId, deputyId: staffAbsences.deputyId })
      .from(staffAbsences)
      .where(and(lte(staffAbsences.fromOn, sql.placeholder('on')), gte(staffAbsences.untilOn, sql.placeholder('on'))))
      .orderBy(asc(staffAbsences.fromOn), asc(staffAbsences.id)),
  ).execute({ on });

const deputiesOf = (db: Database, ids: readonly string[]): Promise<StaffRow[]> =>
  prepared(db, 'w2_staff_among', () =>
    db
      .select()
      .from(staff)
      .where(sql`${staff.id} = any(${sql.placeholder('ids')}::text[])`),
  ).execute({ ids });

/** Reads who is away on the day, once for as many people as are asked about. */
export async function presenceOn(db: Database, on: LocalDate): Promise<Presence> {
  const absent = new Map((await awayOn(db, on)).map((row) => [row.staffId, row.deputyId]));
  const named = [...absent.values()].filter((id) => id !== null);
  const deputies = new Map((named.length === 0 ? [] : await deputiesOf(db, named)).map((row) => [row.id, row]));
  return {
    inPlaceOf(row) {
      const seen = new Set([row.id]);
      let current: StaffRow | undefined = row;
      for (let steps = 0; current; steps += 1) {
        if (!absent.has(current.id) && !hasLeft(current, on))
          return { ...current, insteadOf: current.id === row.id ? null : row.id };
        const deputyId: string | null = steps < longestChain ? (absent.get(current.id) ?? null) : null;
        if (deputyId === null || seen.has(deputyId)) return null;
        seen.add(deputyId);
        current = deputies.get(deputyId);
      }
      return null;
    },
  };
}

/** Those who are away on a day and for whom this colleague stands in, by themself or in place of a deputy who is away too. */
export async function standsInFor(db: Database, staffId: string, on: LocalDate): Promise<string[]> {
  const absent = new Map((await awayOn(db, on)).map((row) => [row.staffId, row.deputyId]));
  const inPlaceOf = (id: string): string | null => {
    let current = absent.get(id) ?? null;
    for (let steps = 1; current !== null && absent.has(current); steps += 1)
      current = steps < longestChain ? (absent.get(current) ?? null) : null;
    return current;
  };
  return [...absent.keys()].filter((id) => inPlaceOf(id) === staffId);
}
