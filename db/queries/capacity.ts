import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import type { OutOfOrderReason } from '../codes.ts';
import type { Database } from '../connect.ts';
import { offersOutOfOrder, places, quotaChanges, quotas } from '../schema.ts';
import { freePlaces, inLine, lockLine, offerInOrder, offerTo, runningYear, take, talkDue, type Next } from './line.ts';

export interface OpenedYear {
  /** How many waited from a year before, and wait or are offered a place in this one now. */
  readonly carriedOver: number;
  /** Who is offered a place, in order of waiting. */
  readonly offered: readonly Next[];
}

/**
 * Whoever waits from earlier years waits in this one from now on, with the same number in the line, and free places are
 * offered in that order. Changes nothing when there is nothing to do; may run any time, and beside itself.
 */
export async function openYear(
  db: Database,
  { province, year, quota }: { province: Province; year: number; quota: number },
): Promise<OpenedYear> {
  return db.transaction(async (tx) => {
    await lockLine(tx, province);
    const carried = await tx
      .update(places)
      .set({ year })
      .where(and(eq(places.province, province), eq(places.status, 'queued'), lt(places.year, year)))
      .returning({ trajectoryId: places.trajectoryId });
    const offered = await offerInOrder(tx, { province, year, quota, most: Number.MAX_SAFE_INTEGER });
    return { carriedOver: carried.length, offered };
  });
}

export interface OutOfOrder {
  readonly trajectoryId: string;
  readonly reason: OutOfOrderReason;
  readonly by: Actor;
  readonly now: Instant;
  readonly quota: number;
}

/** Gives a free place to someone who is not the first in line, and writes who decided it and why. */
export async function takeOutOfOrder(
  db: Database,
  { trajectoryId, reason, by, now, quota }: OutOfOrder,
): Promise<(Next & { readonly year: number; readonly passed: number }) | 'notWaiting' | 'noneFree' | 'talkFirst'> {
  return db.transaction(async (tx) => {
    const waits = and(eq(places.trajectoryId, trajectoryId), eq(places.status, 'queued'));
    const [found] = await tx.select({ province: places.province }).from(places).where(waits);
    if (!found) return 'notWaiting';
    const { province } = found;
    await lockLine(tx, province);
    const [place] = await tx.select().from(places).where(waits);
    if (!place || place.queueNumber === null) return 'notWaiting';
    const [talk] = await tx.select({ id: places.trajectoryId }).from(places).where(and(waits, talkDue));
    if (talk) return 'talkFirst';
    const { referralId } = place;
    const year = runningYear(now, place.year);
    if ((await freePlaces(tx, province, year, quota)) <= 0) return 'noneFree';
    const passed = await inLine(tx, province, place.queueNumber);
    await offerTo(tx, { trajectoryId, referralId }, year);
    await take(tx, province, year, 1);
    await tx.insert(offersOutOfOrder).values({ trajectoryId, referralId, year, reason, by, at: now, passed });
    return { trajectoryId, referralId, year, passed };
  });
}

export interface QuotaChange {
  readonly province: Province;
  readonly year: number;
  readonly places: number;
  readonly by: Actor;
  readonly now: Instant;
  readonly quota: number;
}

/** Sets the places of a province and year, never below what is taken. Places that come free by it are offered by `openYear`. */
export async function changeQuota(
  db: Database,
  { province, year, places: wanted, by, now, quota }: QuotaChange,
): Promise<{ readonly before: number } | { readonly taken: number }> {
  return db.transaction(async (tx) => {
    await lockLine(tx, province);
    await freePlaces(tx, province, year, quota);
    const here = and(eq(quotas.province, province), eq(quotas.year, year));
    const [row] = await tx.select().from(quotas).where(here);
    if (!row) throw new Error(`no quota of ${province} in ${year}`);
    if (wanted < row.taken) return { taken: row.taken };
    if (wanted !== row.places) {
      await tx.update(quotas).set({ places: wanted }).where(here);
      await tx.insert(quotaChanges).values({ province, year, before: row.places, places: wanted, by, at: now });
    }
    return { before: row.places };
  });
}

/** A place that was offered, and of which the person's trajectory was never told. */
export interface Untold extends Next {
  readonly province: Province;
  readonly outOfOrder: OutOfOrderReason | null;
}

/**
 * Offers that stopped halfway: the place is held while the trajectory still waits. One that has just let an offer lapse also
 * looks like that, until its place is given back; that is under way, and no offer.
 */
export async function untoldOffers(db: Database, provinces: readonly Province[]): Promise<Untold[]> {
  return db
    .select({
      trajectoryId: places.trajectoryId,
      referralId: places.referralId,
      province: places.province,
      // The reason belongs to this offer if there are more of them than the trajectory was told of.
      outOfOrder: sql<OutOfOrderReason | null>`case when
        (select count(*) from offers_out_of_order o
         where o.trajectory_id = places.trajectory_id and o.referral_id = places.referral_id)
        > (select count(*) from trajectory_events e
           where e.trajectory_id = places.trajectory_id and e.type = 'PlaceOffered'
             and e.body ->> 'referralId' = places.referral_id and e.body ->> 'outOfOrder' is not null)
        then (select o.reason from offers_out_of_order o
              where o.trajectory_id = places.trajectory_id and o.referral_id = places.referral_id
              order by o.id desc limit 1) end`,
    })
    .from(places)
    .where(
      and(
        eq(places.status, 'offered'),
        inArray(places.province, [...provinces]),
        sql`exists (
          select from trajectories t
          where t.id = ${places.trajectoryId} and t.closed_on is null
            and t.state -> 'referral' ->> 'id' = ${places.referralId} and t.state -> 'referral' ->> 'step' = 'queued')`,
        sql`not exists (
          select from effects e
          where e.trajectory_id = ${places.trajectoryId} and e.status = 'pending' and e.kind = 'releasePlace'
            and e.body ->> 'referralId' = ${places.referralId})`,
      ),
    )
    .orderBy(places.queueNumber);
}
