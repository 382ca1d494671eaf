import { count, eq, isNull } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { inszHistory, people, trajectories, trajectoryEvents } from '../schema.ts';

/** All events ever recorded. */
export async function countEvents(db: Database): Promise<number> {
  const [row] = await db.select({ number: count() }).from(trajectoryEvents);
  return row?.number ?? 0;
}

/** The open trajectory of each person who has one, by INSZ (11 digits), those they had before too: what a list is compared with. */
export async function openByInsz(db: Database): Promise<Map<string, string>> {
  const rows = await db
    .select({ insz: people.insz, id: trajectories.id })
    .from(trajectories)
    .innerJoin(people, eq(people.id, trajectories.personId))
    .where(isNull(trajectories.closedOn));
  const before = await db
    .select({ insz: inszHistory.insz, id: trajectories.id })
    .from(trajectories)
    .innerJoin(inszHistory, eq(inszHistory.personId, trajectories.personId))
    .where(isNull(trajectories.closedOn));
  return new Map([...before, ...rows].map(({ insz, id }) => [insz, id]));
}
