import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Effect, TrajectoryEvent } from '../domain/trajectory/index.ts';
import type { Database } from './connect.ts';
import { eventRow, type Unfolded } from './read-model.ts';
import { deadlines, effects, lookups, places, trajectoryEvents } from './schema.ts';

/** Appends events and effects and writes what follows from them, one statement per table that changes. Belongs into a transaction. */
export async function writeBatch(
  tx: Database,
  trajectoryId: string,
  epoch: number,
  events: readonly TrajectoryEvent[],
  written: readonly Effect[],
  unfolded: Unfolded,
): Promise<void> {
  await tx.insert(trajectoryEvents).values(events.map((event) => eventRow(trajectoryId, epoch, event)));
  await writeReadModels(tx, unfolded);
  await writeEffects(tx, trajectoryId, written);
}

async function writeReadModels(tx: Database, unfolded: Unfolded): Promise<void> {
  if (unfolded.deadlines.length > 0) {
    await tx
      .insert(deadlines)
      .values([...unfolded.deadlines])
      .onConflictDoUpdate({
        target: [deadlines.trajectoryId, deadlines.deadlineId],
        set: {
          dueOn: sql`excluded.due_on`,
          steps: sql`excluded.steps`,
          nextRung: sql`excluded.next_rung`,
          nextOn: sql`excluded.next_on`,
          reached: sql`excluded.reached`,
          status: sql`excluded.status`,
          timesMoved: sql`${deadlines.timesMoved} + excluded.times_moved`,
          closedOn: sql`excluded.closed_on`,
        },
      });
  }
  if (unfolded.lookups.length > 0) {
    await tx
      .insert(lookups)
      .values([...unfolded.lookups])
      .onConflictDoUpdate({
        target: [lookups.trajectoryId, lookups.lookupId],
        set: { attempts: sql`excluded.attempts`, status: sql`excluded.status`, answer: sql`excluded.answer`, since: sql`excluded.since` },
      });
  }
  if (unfolded.placesAccepted.length > 0) {
    await tx
      .update(places)
      .set({ status: 'granted' })
      .where(and(eq(places.trajectoryId, unfolded.state.id), inArray(places.referralId, [...unfolded.placesAccepted]), eq(places.status, 'offered')));
  }
}

/** Effects of a batch that is recorded again are there already, perhaps done. */
export async function writeEffects(tx: Database, trajectoryId: string, written: readonly Effect[]): Promise<void> {
  if (written.length === 0) return;
  await tx
    .insert(effects)
    .values(written.map((effect) => ({ trajectoryId, key: effect.key, lane: effect.lane, kind: effect.kind, body: effect })))
    .onConflictDoNothing();
}
