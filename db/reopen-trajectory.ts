import { eq } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { firstColumns, insertTrajectory, type NewTrajectory } from './create-trajectory.ts';
import { insertNote, type NoteRow } from './queries/notes.ts';
import { people, trajectories } from './schema.ts';

export type Reopened =
  | { readonly trajectoryId: string }
  /** Another trajectory of the person is open. */
  | { readonly duplicateOf: string }
  /** Somebody went on from it before. */
  | { readonly followedBy: string };

/**
 * Writes the trajectory that goes on from a closed one, of the same person, in one transaction. Two at once: the person's
 * row is held, so that the second finds what the first wrote.
 */
export async function reopenTrajectory(
  db: Database,
  old: string,
  given: Omit<NewTrajectory, 'person'> & { readonly note?: NoteRow },
): Promise<Reopened> {
  return db.transaction(async (tx) => {
    const [before] = await tx
      .select({ personId: people.id, dossierNumber: trajectories.dossierNumber })
      .from(trajectories)
      .innerJoin(people, eq(people.id, trajectories.personId))
      .where(eq(trajectories.id, old))
      .for('update', { of: people });
    if (!before) throw new RangeError(`no trajectory ${old}`);
    const followedBy = await followerOf(tx, old);
    if (followedBy !== null) return { followedBy };
    const person = { dossierNumber: before.dossierNumber ?? '' };
    const written = await insertTrajectory(tx, given, {
      personId: before.personId,
      ...firstColumns({ ...given, person }),
    });
    if ('trajectoryId' in written && given.note) await insertNote(tx, given.note);
    return written;
  });
}

/** The trajectory that goes on from this one. */
export async function followerOf(db: Database, id: string): Promise<string | null> {
  const [next] = await db.select({ id: trajectories.id }).from(trajectories).where(eq(trajectories.reopens, id));
  return next?.id ?? null;
}
