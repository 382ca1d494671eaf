import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { lookups, people, trajectories } from '../schema.ts';

/** The questions to outside systems about this person, in order of first asking. */
export async function readLookups(db: Database, trajectoryId: string): Promise<(typeof lookups.$inferSelect)[]> {
  return prepared(db, 'w2_lookups', () =>
    db
      .select()
      .from(lookups)
      .where(eq(lookups.trajectoryId, sql.placeholder('id')))
      .orderBy(asc(lookups.firstAskedOn), asc(lookups.lookupId)),
  ).execute({ id: trajectoryId });
}

/** The person number that outside systems are asked with; null when there is no such trajectory or the person was erased. */
export async function inszOf(db: Database, trajectoryId: string): Promise<string | null> {
  const [row] = await db
    .select({ insz: people.insz })
    .from(people)
    .innerJoin(trajectories, eq(trajectories.personId, people.id))
    .where(eq(trajectories.id, trajectoryId));
  return row && /^\d{11}$/.test(row.insz) ? row.insz : null;
}
