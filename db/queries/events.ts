import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Actor, TrajectoryEvent } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { trajectoryEvents } from '../schema.ts';

/** A trajectory's whole life, in order; with `after` only what came later than that sequence. */
export async function readEvents(
  db: Database,
  trajectoryId: string,
  { after = 0 }: { readonly after?: number } = {},
): Promise<TrajectoryEvent[]> {
  const { trajectoryId: of, sequence } = trajectoryEvents;
  const rows = await prepared(db, 'w2_events', () =>
    db
      .select({ event: trajectoryEvents.body })
      .from(trajectoryEvents)
      .where(and(eq(of, sql.placeholder('id')), gt(sequence, sql.placeholder('after'))))
      .orderBy(asc(sequence)),
  ).execute({ id: trajectoryId, after });
  return rows.map(({ event }) => event);
}

/** Who made one event happen; null when it is not there. */
export async function readActorOf(db: Database, trajectoryId: string, sequence: number): Promise<Actor | null> {
  return (await readEvent(db, trajectoryId, sequence))?.by ?? null;
}

/** One event of a trajectory; null when it is not there. */
export async function readEvent(db: Database, trajectoryId: string, sequence: number): Promise<TrajectoryEvent | null> {
  const [row] = await db
    .select({ event: trajectoryEvents.body })
    .from(trajectoryEvents)
    .where(and(eq(trajectoryEvents.trajectoryId, trajectoryId), eq(trajectoryEvents.sequence, sequence)));
  return row?.event ?? null;
}
