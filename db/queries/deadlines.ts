import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { deadlines } from '../schema.ts';

export type DeadlineRecord = typeof deadlines.$inferSelect;

/** Everything time will still do with a trajectory, in order of date. */
export async function openDeadlines(db: Database, trajectoryId: string): Promise<DeadlineRecord[]> {
  return db
    .select()
    .from(deadlines)
    .where(and(eq(deadlines.trajectoryId, trajectoryId), eq(deadlines.status, 'open')))
    .orderBy(asc(deadlines.dueOn), asc(deadlines.rule));
}

/** Every deadline that ever was, and what became of it. */
export async function allDeadlines(db: Database, trajectoryId: string): Promise<DeadlineRecord[]> {
  return db
    .select()
    .from(deadlines)
    .where(eq(deadlines.trajectoryId, trajectoryId))
    .orderBy(asc(deadlines.fromOn), asc(deadlines.deadlineId));
}

/** One deadline; null when there is none with this id. */
export async function readDeadline(
  db: Database,
  trajectoryId: string,
  deadlineId: string,
): Promise<DeadlineRecord | null> {
  const [row] = await db
    .select()
    .from(deadlines)
    .where(and(eq(deadlines.trajectoryId, trajectoryId), eq(deadlines.deadlineId, deadlineId)));
  return row ?? null;
}
