import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Placed, Start } from '../../domain/simulation/index.ts';
import type { TrajectoryEvent } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
import { places, quotas, trajectories, trajectoryEvents } from '../schema.ts';

/** Everything that happened in these trajectories, each in its order: codes, days and ids. */
export async function eventsOfMany(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly TrajectoryEvent[]>> {
  const found = new Map<string, TrajectoryEvent[]>();
  if (ids.length === 0) return found;
  const rows = await db
    .select({ id: trajectoryEvents.trajectoryId, event: trajectoryEvents.body })
    .from(trajectoryEvents)
    .where(inArray(trajectoryEvents.trajectoryId, [...ids]))
    .orderBy(asc(trajectoryEvents.trajectoryId), asc(trajectoryEvents.sequence));
  for (const { id, event } of rows) {
    const there = found.get(id);
    if (there) there.push(event);
    else found.set(id, [event]);
  }
  return found;
}

/** The places that open trajectories have or wait for; those who wait in order of waiting. */
export async function placesOfOpen(db: Database): Promise<readonly Placed[]> {
  const rows = await db
    .select({
      trajectoryId: places.trajectoryId,
      referralId: places.referralId,
      province: places.province,
      year: places.year,
      status: places.status,
    })
    .from(places)
    .innerJoin(trajectories, eq(trajectories.id, places.trajectoryId))
    .where(and(isNull(trajectories.closedOn), inArray(places.status, ['granted', 'offered', 'queued'])))
    .orderBy(asc(places.queueNumber), asc(places.trajectoryId), asc(places.referralId));
  return rows as Placed[];
}

export async function allQuotas(db: Database): Promise<Start['quotas']> {
  return db
    .select({ province: quotas.province, year: quotas.year, places: quotas.places, taken: quotas.taken })
    .from(quotas);
}
