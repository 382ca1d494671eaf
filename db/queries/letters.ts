import { and, asc, eq, getTableColumns, ne } from 'drizzle-orm';
import type { Effect } from '../../domain/trajectory/index.ts';
import type { Database } from '../connect.ts';
import { effects, letters, people, trajectories, welfareActors } from '../schema.ts';

type LetterRow = typeof letters.$inferSelect;

/** Keeps a letter; the one that is there for this effect stays as it is and is returned. */
export async function insertLetter(db: Database, row: typeof letters.$inferInsert): Promise<LetterRow> {
  await db.insert(letters).values(row).onConflictDoNothing();
  const [kept] = await db
    .select()
    .from(letters)
    .where(and(eq(letters.trajectoryId, row.trajectoryId), eq(letters.effectKey, row.effectKey)));
  if (!kept) throw new Error('the letter was not kept');
  return kept;
}

/** Where a letter is mailed to; null when there is no address. */
export async function letterAddress(
  db: Database,
  trajectoryId: string,
  { to, actorId }: Extract<Effect, { kind: 'letter' }>,
): Promise<string | null> {
  if (to === 'welfareActor') {
    const [actor] = await db
      .select({ email: welfareActors.email })
      .from(welfareActors)
      .where(eq(welfareActors.id, actorId ?? ''));
    return actor?.email || null;
  }
  const [person] = await db
    .select({ email: people.email })
    .from(trajectories)
    .innerJoin(people, eq(people.id, trajectories.personId))
    .where(eq(trajectories.id, trajectoryId));
  return person?.email || null;
}

/** Everything that was written about a trajectory, the oldest first; not what was dropped before it left. */
export async function readLetters(db: Database, trajectoryId: string): Promise<LetterRow[]> {
  return db
    .select(getTableColumns(letters))
    .from(letters)
    .innerJoin(effects, and(eq(effects.trajectoryId, letters.trajectoryId), eq(effects.key, letters.effectKey)))
    .where(and(eq(letters.trajectoryId, trajectoryId), ne(effects.status, 'dropped')))
    .orderBy(asc(letters.at), asc(letters.id));
}
