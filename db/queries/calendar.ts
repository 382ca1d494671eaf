import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Calendar, LocalDate } from '../../domain/calendar/index.ts';
import type { closingReasons } from '../codes.ts';
import type { Database } from '../connect.ts';
import { keptPer } from '../kept.ts';
import { prepared } from '../prepared.ts';
import { calendarVersion, closingDays } from '../schema.ts';

/** The organisation whose closing days count for every deadline that is not a partner's. */
const ours = 'vdab';

export type ClosingDay = Pick<typeof closingDays.$inferSelect, 'organisationId' | 'day' | 'reason'>;

export async function readCalendarVersion(db: Database): Promise<number> {
  const [row] = await prepared(db, 'w2_calendar_version', () =>
    db.select({ version: calendarVersion.version }).from(calendarVersion),
  ).execute();
  return row?.version ?? 0;
}

/** The closing days as they were in a version; left out, as they are now. */
export async function readClosingDays(db: Database, version?: number): Promise<ClosingDay[]> {
  return db
    .select({ organisationId: closingDays.organisationId, day: closingDays.day, reason: closingDays.reason })
    .from(closingDays)
    .where(
      version === undefined
        ? isNull(closingDays.removedIn)
        : and(lte(closingDays.addedIn, version), or(isNull(closingDays.removedIn), gt(closingDays.removedIn, version))),
    )
    .orderBy(asc(closingDays.organisationId), asc(closingDays.day));
}

/** Calendars of a version never change: kept per database. */
const known = keptPer<Database, Map<number, Calendar>>(() => new Map());

/** The calendar of a version; left out, the present one. */
export async function readCalendar(db: Database, version?: number): Promise<Calendar> {
  const wanted = version ?? (await readCalendarVersion(db));
  const kept = known(db);
  const found = kept.get(wanted) ?? calendarOf(wanted, wanted === 0 ? [] : await readClosingDays(db, wanted));
  kept.set(wanted, found);
  return found;
}

function calendarOf(version: number, days: readonly ClosingDay[]): Calendar {
  const ofPartners: Record<string, LocalDate[]> = {};
  for (const { organisationId, day } of days)
    if (organisationId !== ours) (ofPartners[organisationId] ??= []).push(day);
  const closed = days.filter(({ organisationId }) => organisationId === ours).map(({ day }) => day);
  return { version, closingDays: closed, ofPartners };
}

/**
 * Adds or takes away a closing day under the next version of the calendar.
 * @returns that version, or null when nothing changes: it is closed already, or was not
 */
export async function changeClosingDay(
  db: Database,
  change: { organisationId: string; day: LocalDate } & (
    | { add: true; reason: (typeof closingReasons)[number] }
    | { add: false }
  ),
): Promise<number | null> {
  return db.transaction(async (tx) => {
    await tx.insert(calendarVersion).values({ id: 1, version: 0 }).onConflictDoNothing();
    const [row] = await tx.select().from(calendarVersion).for('update');
    const version = (row?.version ?? 0) + 1;
    const { organisationId, day } = change;
    const mine = and(
      eq(closingDays.organisationId, organisationId),
      eq(closingDays.day, day),
      isNull(closingDays.removedIn),
    );
    const [there] = await tx.select().from(closingDays).where(mine);
    if (change.add === (there !== undefined)) return null;
    if (change.add)
      await tx.insert(closingDays).values({ organisationId, day, reason: change.reason, addedIn: version });
    else await tx.update(closingDays).set({ removedIn: version }).where(mine);
    await tx.update(calendarVersion).set({ version: sql`${calendarVersion.version} + 1` });
    return version;
  });
}
