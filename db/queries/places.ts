import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { yearOf } from '../places-of-events.ts';
import { people, places, quotas, trajectories, trajectoryEvents } from '../schema.ts';

export interface PlaceRequest {
  readonly trajectoryId: string;
  readonly referralId: string;
  /** The day of the referral: it counts in its year. */
  readonly on: LocalDate;
  readonly now: Instant;
  /** Places of the province in that year, when nobody asked for one before. */
  readonly quota: number;
}

export interface PlaceRelease {
  readonly trajectoryId: string;
  readonly referralId: string;
  /** Key of the effect: its event says whether the offer lapsed or the referral ended. */
  readonly key: string;
  readonly now: Instant;
}

export interface Next {
  readonly trajectoryId: string;
  readonly referralId: string;
}

/**
 * A place of the quota, or one in the queue behind those who wait already. Everyone who asks in the same province and
 * year waits for the same row, so the quota can never be exceeded. Asked again, the same answer.
 */
export async function requestPlace(
  db: Database,
  { trajectoryId, referralId, on, now, quota }: PlaceRequest,
): Promise<'granted' | 'queued'> {
  return db.transaction(async (tx) => {
    const [trajectory] = await tx
      .select({ province: trajectories.province })
      .from(trajectories)
      .where(eq(trajectories.id, trajectoryId));
    if (!trajectory) throw new Error(`no trajectory ${trajectoryId}`);
    const { province } = trajectory;
    const year = yearOf(on);
    await tx.insert(quotas).values({ province, year, places: quota }).onConflictDoNothing();
    const free = await lockQuota(tx, province, year);
    const [there] = await tx
      .select()
      .from(places)
      .where(and(eq(places.trajectoryId, trajectoryId), eq(places.referralId, referralId)));
    if (there) return there.status === 'granted' && there.queueNumber === null ? 'granted' : 'queued';
    const granted = free > 0 && (await firstInLine(tx, province, year)) === null;
    await tx.insert(places).values({
      trajectoryId,
      referralId,
      province,
      year,
      requestedAt: now,
      ...(granted
        ? { status: 'granted' }
        : { status: 'queued', queuedAt: now, queueNumber: sql`nextval('queue_numbers')` }),
    });
    if (granted) await take(tx, province, year, 1);
    return granted ? 'granted' : 'queued';
  });
}

/**
 * Gives a place back, or leaves the queue. The place goes to the first in line; after a lapsed offer the referral stays in
 * the queue, as the last. Asked again, the same answer.
 * @returns whom the place is offered to now; null when none came free or nobody waits
 */
export async function releasePlace(
  db: Database,
  { trajectoryId, referralId, key, now }: PlaceRelease,
): Promise<Next | null> {
  return db.transaction(async (tx) => {
    const mine = and(eq(places.trajectoryId, trajectoryId), eq(places.referralId, referralId));
    const [found] = await tx.select({ province: places.province, year: places.year }).from(places).where(mine);
    if (!found) return null;
    const { province, year } = found;
    await lockQuota(tx, province, year);
    const [place] = await tx.select().from(places).where(mine);
    if (!place) return null;
    if (place.releaseKey === key) return parseNext(place.releasedTo);
    const cameFree = place.status === 'granted' || place.status === 'offered';
    if (cameFree) await take(tx, province, year, -1);
    const waitsOn = (await lapsed(tx, trajectoryId, key)) && place.status === 'offered';
    await tx
      .update(places)
      .set({
        releaseKey: key,
        releasedTo: null,
        ...(waitsOn
          ? { status: 'queued', queuedAt: now, queueNumber: sql`nextval('queue_numbers')` }
          : { status: 'released' }),
      })
      .where(mine);
    const next = cameFree ? await firstInLine(tx, province, year) : null;
    if (!next) return null;
    await take(tx, province, year, 1);
    await tx
      .update(places)
      .set({ status: 'offered' })
      .where(and(eq(places.trajectoryId, next.trajectoryId), eq(places.referralId, next.referralId)));
    await tx
      .update(places)
      .set({ releasedTo: `${next.trajectoryId} ${next.referralId}` })
      .where(mine);
    return next;
  });
}

/** Locks the quota of a province and year until the transaction ends; returns its free places. */
async function lockQuota(tx: Database, province: Province, year: number): Promise<number> {
  const [quota] = await tx
    .select()
    .from(quotas)
    .where(and(eq(quotas.province, province), eq(quotas.year, year)))
    .for('update');
  return quota ? quota.places - quota.taken : 0;
}

async function take(tx: Database, province: Province, year: number, count: 1 | -1): Promise<void> {
  await tx
    .update(quotas)
    .set({ taken: sql`${quotas.taken} + ${count}` })
    .where(and(eq(quotas.province, province), eq(quotas.year, year)));
}

async function firstInLine(tx: Database, province: Province, year: number): Promise<Next | null> {
  const [first] = await tx
    .select({ trajectoryId: places.trajectoryId, referralId: places.referralId })
    .from(places)
    .where(and(eq(places.province, province), eq(places.year, year), eq(places.status, 'queued')))
    .orderBy(asc(places.queueNumber))
    .limit(1);
  return first ?? null;
}

/** Whether the event that this effect follows from is a lapsed offer. */
async function lapsed(tx: Database, trajectoryId: string, key: string): Promise<boolean> {
  const [event] = await tx
    .select({ type: trajectoryEvents.type })
    .from(trajectoryEvents)
    .where(
      and(eq(trajectoryEvents.trajectoryId, trajectoryId), eq(trajectoryEvents.sequence, Number(key.split('/')[0]))),
    );
  return event?.type === 'PlaceLapsed';
}

function parseNext(text: string | null): Next | null {
  const [trajectoryId, referralId] = text?.split(' ') ?? [];
  return trajectoryId && referralId ? { trajectoryId, referralId } : null;
}

/** Per province: places, how many are taken, how many people wait. Provinces where nobody asked yet have no row. */
export async function quotaUse(
  db: Database,
  year: number,
): Promise<{ province: Province; places: number; taken: number; queued: number }[]> {
  return db
    .select({ province: quotas.province, places: quotas.places, taken: quotas.taken, queued: count(places.referralId) })
    .from(quotas)
    .leftJoin(
      places,
      and(eq(places.province, quotas.province), eq(places.year, quotas.year), eq(places.status, 'queued')),
    )
    .where(eq(quotas.year, year))
    .groupBy(quotas.province, quotas.year)
    .orderBy(asc(quotas.province));
}

/** Who waits or was offered a place, in order of waiting. */
export async function waitingList(db: Database, province: Province, year: number) {
  return db
    .select({
      trajectoryId: places.trajectoryId,
      referralId: places.referralId,
      status: places.status,
      queuedAt: places.queuedAt,
      lastName: people.lastName,
      firstName: people.firstName,
    })
    .from(places)
    .innerJoin(trajectories, eq(trajectories.id, places.trajectoryId))
    .innerJoin(people, eq(people.id, trajectories.personId))
    .where(and(eq(places.province, province), eq(places.year, year), sql`${places.status} in ('queued', 'offered')`))
    .orderBy(asc(places.queueNumber));
}
