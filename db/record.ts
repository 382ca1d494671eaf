import { completed, type RecordBatch, type TrajectoryEvent } from '../domain/trajectory/index.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { announce } from './announce.ts';
import type { Database } from './connect.ts';
import { dropAsked } from './queries/effects.ts';
import { columnsOf, unfold, type Registered, type Unfolded } from './read-model.ts';
import { recordBatch, type Along, type Durable } from './recorder.ts';
import { deadlines, effects, lookups, onwardReferrals, places, trajectories, trajectoryEvents } from './schema.ts';

/** A trajectory as it is recorded. */
export const trajectory: Durable<Registered, TrajectoryEvent, Unfolded> = {
  root: trajectories,
  events: trajectoryEvents,
  effects,
  idColumn: 'trajectoryId',
  unfold: (id, stored, events) => unfold(id, completed(stored), events),
  columns: ({ state, partner, partnerProvince }) => ({
    ...columnsOf(state),
    ...(partner === null ? {} : { partner, partnerProvince }),
  }),
  writes: (_id, unfolded) => [
    { table: deadlines, rows: unfolded.deadlines, known: { changesAdding: ['timesMoved'] } },
    { table: lookups, rows: unfolded.lookups, known: 'changes' },
    { table: onwardReferrals, rows: unfolded.onward, known: 'changes' },
  ],
  async follow(tx, id, { placesAccepted, state }, events) {
    if (placesAccepted.length > 0)
      await tx
        .update(places)
        .set({ status: 'granted' })
        .where(
          and(eq(places.trajectoryId, id), eq(places.status, 'offered'), inArray(places.referralId, placesAccepted)),
        );
    for (const event of events) if (event.type === 'LookupUnanswered') await dropAsked(tx, id, event);
    await announce(tx, id, events, state);
  },
};

/** As `recordBatch`, for a trajectory. */
export const record = (
  db: Database,
  { trajectoryId, ...batch }: RecordBatch,
  along?: Along,
): Promise<'recorded' | 'alreadyThere'> => recordBatch(db, trajectory, { id: trajectoryId, ...batch }, along);
