import { and, asc, count, eq, lte, not, sql } from 'drizzle-orm';
import { localDateOf, type Instant } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { yearOf } from '../places-of-events.ts';
import { places, quotas } from '../schema.ts';

/** A referral that is offered a place. */
export interface Next {
  readonly trajectoryId: string;
  readonly referralId: string;
}

/**
 * One line per province, over all its years: whoever gives, takes or moves a place holds this until the transaction ends.
 * A lock per province and year would let the change of year and a request pass each other.
 */
export async function lockLine(tx: Database, province: Province): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('line of a province'), hashtext(${province}))`);
}

/** The year that runs at this moment, and never before the year a place is already in: clocks of a demo differ. */
export const runningYear = (now: Instant, atLeast: number): number => Math.max(yearOf(localDateOf(now)), atLeast);

/** Free places of a year; one that nobody asked for yet gets its row. Call under `lockLine`. */
export async function freePlaces(tx: Database, province: Province, year: number, quota: number): Promise<number> {
  await tx.insert(quotas).values({ province, year, places: quota }).onConflictDoNothing();
  const [row] = await tx
    .select({ places: quotas.places, taken: quotas.taken })
    .from(quotas)
    .where(and(eq(quotas.province, province), eq(quotas.year, year)));
  return row ? row.places - row.taken : 0;
}

export async function take(tx: Database, province: Province, year: number, places: number): Promise<void> {
  await tx
    .update(quotas)
    .set({ taken: sql`${quotas.taken} + ${places}` })
    .where(and(eq(quotas.province, province), eq(quotas.year, year)));
}

/** How many of the province wait, in whatever year they asked; with `before`, only those who are earlier in line. */
export async function inLine(tx: Database, province: Province, before?: number): Promise<number> {
  const [row] = await tx
    .select({ waiting: count() })
    .from(places)
    .where(
      and(
        eq(places.province, province),
        eq(places.status, 'queued'),
        before === undefined ? undefined : sql`${places.queueNumber} < ${before}`,
      ),
    );
  return row?.waiting ?? 0;
}

/** Two offers lapsed and nobody has talked with the person yet (WAIT-3): the place in the line stays, the offer goes to the next. */
export const talkDue = sql`exists (
  select from deadlines d
  where d.trajectory_id = ${places.trajectoryId} and d.rule = 'WAIT-3' and d.status = 'open')`;

/**
 * Offers free places of `year` in order of waiting, to whoever asked in that year or before: from now on they count in it.
 * @returns whom, in order; fewer than `most` when there are fewer places or people
 */
export async function offerInOrder(
  tx: Database,
  { province, year, quota, most }: { province: Province; year: number; quota: number; most: number },
): Promise<Next[]> {
  const free = await freePlaces(tx, province, year, quota);
  if (free <= 0) return [];
  const next = await tx
    .select({ trajectoryId: places.trajectoryId, referralId: places.referralId })
    .from(places)
    .where(and(eq(places.province, province), eq(places.status, 'queued'), lte(places.year, year), not(talkDue)))
    .orderBy(asc(places.queueNumber))
    .limit(Math.min(free, most));
  for (const one of next) await offerTo(tx, one, year);
  if (next.length > 0) await take(tx, province, year, next.length);
  return next;
}

export async function offerTo(tx: Database, { trajectoryId, referralId }: Next, year: number): Promise<void> {
  await tx
    .update(places)
    .set({ status: 'offered', year })
    .where(and(eq(places.trajectoryId, trajectoryId), eq(places.referralId, referralId)));
}
