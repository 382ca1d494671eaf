import { and, eq, sql } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import { sequenceOf, type PlaceAgain } from '../../domain/trajectory/index.ts';
import type { Referral } from '../../domain/trajectory/state.ts';
import type { Database } from '../connect.ts';
import { yearOf } from '../places-of-events.ts';
import { places, trajectories, trajectoryEvents } from '../schema.ts';
import { freePlaces, inLine, lockLine, offerInOrder, runningYear, take, type Next } from './line.ts';

export interface PlaceRequest {
  readonly trajectoryId: string;
  readonly referralId: string;
  /** The day of the referral: it counts in its year. */
  readonly on: LocalDate;
  readonly now: Instant;
  /** Places of the province in a year, when nobody asked for one before. */
  readonly quota: number;
}

export interface PlaceRelease {
  readonly trajectoryId: string;
  readonly referralId: string;
  /** Key of the effect: its event says whether the offer lapsed or the referral ended. */
  readonly key: string;
  readonly now: Instant;
  readonly quota: number;
}

/**
 * A place of the quota, or one in the line behind everyone of the province who waits already, since whatever year. It counts
 * in the year of the referral; noted in a later year, when that one is full, in the year that runs. Asked again, the same answer.
 */
export async function requestPlace(
  db: Database,
  { trajectoryId, referralId, on, now, quota }: PlaceRequest,
): Promise<'granted' | 'queued'> {
  return db.transaction(async (tx) => {
    const province = await provinceOf(tx, trajectoryId, referralId);
    await lockLine(tx, province);
    const [there] = await tx
      .select()
      .from(places)
      .where(and(eq(places.trajectoryId, trajectoryId), eq(places.referralId, referralId)));
    if (there) return there.status === 'granted' && there.queueNumber === null ? 'granted' : 'queued';
    const row = { trajectoryId, referralId, province, requestedAt: now };
    const year = yearOf(on);
    const running = runningYear(now, year);
    const alone = (await inLine(tx, province)) === 0;
    for (const one of new Set([year, running])) {
      if ((await freePlaces(tx, province, one, quota)) <= 0 || !alone) continue;
      await tx.insert(places).values({ ...row, year: one, status: 'granted' });
      await take(tx, province, one, 1);
      return 'granted';
    }
    await tx.insert(places).values({
      ...row,
      year: running,
      status: 'queued',
      queuedAt: now,
      queueNumber: sql`nextval('queue_numbers')`,
    });
    return 'queued';
  });
}

/**
 * Gives a place back, or leaves the line. A place of the year that runs goes to the first in line; one of a year that is over
 * is gone with it. After a lapsed offer the referral stays in the line, as the last. Asked again, the same answer.
 * @returns whom a place is offered to now; null when none is free or nobody waits
 */
export async function releasePlace(
  db: Database,
  { trajectoryId, referralId, key, now, quota }: PlaceRelease,
): Promise<Next | null> {
  return db.transaction(async (tx) => {
    const mine = and(eq(places.trajectoryId, trajectoryId), eq(places.referralId, referralId));
    const [found] = await tx.select({ province: places.province }).from(places).where(mine);
    if (!found) return null;
    const { province } = found;
    await lockLine(tx, province);
    const [place] = await tx.select().from(places).where(mine);
    if (!place) return null;
    if (place.releaseKey === key) return parseNext(place.releasedTo);
    const year = runningYear(now, place.year);
    if (place.status === 'granted' || place.status === 'offered') await take(tx, province, place.year, -1);
    const waitsOn = (await lapsed(tx, trajectoryId, key)) && place.status === 'offered';
    await tx
      .update(places)
      .set({
        releaseKey: key,
        releasedTo: null,
        ...(waitsOn
          ? { status: 'queued', year, queuedAt: now, queueNumber: sql`nextval('queue_numbers')` }
          : { status: 'released' }),
      })
      .where(mine);
    const [next] = await offerInOrder(tx, { province, year, quota, most: 1 });
    if (!next) return null;
    await tx
      .update(places)
      .set({ releasedTo: `${next.trajectoryId} ${next.referralId}` })
      .where(mine);
    return next;
  });
}

/**
 * The place of a referral that ended by mistake: there again if one is free, else the person waits, before everyone who
 * came later. Asked of one that kept its place, or never had one, nothing changes.
 */
export async function placeAgain(
  db: Database,
  { trajectoryId, referralId, step, now, quota }: Omit<PlaceRelease, 'key'> & { readonly step: Referral['step'] },
): Promise<PlaceAgain> {
  return db.transaction(async (tx) => {
    const mine = and(eq(places.trajectoryId, trajectoryId), eq(places.referralId, referralId));
    const [found] = await tx.select({ province: places.province }).from(places).where(mine);
    if (!found) return 'asItWas';
    const { province } = found;
    await lockLine(tx, province);
    const [place] = await tx.select().from(places).where(mine);
    if (!place || place.status !== 'released') return 'asItWas';
    const waited = step === 'queued' || (step === 'placeAsked' && place.queueNumber !== null);
    const offered = step === 'offered';
    const year = offered || waited ? runningYear(now, place.year) : place.year;
    if (!waited && (await freePlaces(tx, province, year, quota)) > 0) {
      await take(tx, province, year, 1);
      await tx
        .update(places)
        .set({ status: offered ? 'offered' : 'granted', year })
        .where(mine);
      return offered ? 'offered' : 'asItWas';
    }
    const queueNumber = place.queueNumber ?? sql`(select coalesce(min(queue_number), 1) - 1 from places)`;
    await tx
      .update(places)
      .set({ status: 'queued', year: runningYear(now, place.year), queuedAt: place.queuedAt ?? now, queueNumber })
      .where(mine);
    return waited || step === 'placeAsked' ? 'asItWas' : 'queued';
  });
}

/** Where the referral was made: someone who moves afterwards asks for another place, there. */
async function provinceOf(tx: Database, trajectoryId: string, referralId: string): Promise<Province> {
  const { rows } = await tx.execute<{ province: Province }>(sql`
    select coalesce(
      (select lived.body ->> 'province' from ${trajectoryEvents} lived
       where lived.trajectory_id = ${trajectoryId} and lived.type in ('Registered', 'ProvinceChanged')
         and lived.sequence < (select referred.sequence from ${trajectoryEvents} referred
                               where referred.trajectory_id = ${trajectoryId} and referred.type = 'Referred'
                                 and referred.body ->> 'referralId' = ${referralId})
       order by lived.sequence desc limit 1),
      province) as province
    from ${trajectories} where id = ${trajectoryId}`);
  if (!rows[0]) throw new Error(`no trajectory ${trajectoryId}`);
  return rows[0].province;
}

/** Whether the event that this effect follows from is a lapsed offer. */
async function lapsed(tx: Database, trajectoryId: string, key: string): Promise<boolean> {
  const [event] = await tx
    .select({ type: trajectoryEvents.type })
    .from(trajectoryEvents)
    .where(and(eq(trajectoryEvents.trajectoryId, trajectoryId), eq(trajectoryEvents.sequence, sequenceOf({ key }))));
  return event?.type === 'PlaceLapsed';
}

function parseNext(text: string | null): Next | null {
  const [trajectoryId, referralId] = text?.split(' ') ?? [];
  return trajectoryId && referralId ? { trajectoryId, referralId } : null;
}
