import { eq, sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { prepared } from './prepared.ts';
import { firstColumns, insertTrajectory, type Beginning, type Standing } from './create-trajectory.ts';
import { pastOf } from './known-person.ts';
import { people, trajectories } from './schema.ts';

export type Reopened<Refused> =
  | { readonly trajectoryId: string }
  /** Another trajectory of the person is open. */
  | { readonly duplicateOf: string }
  /** Somebody went on from it before. */
  | { readonly followedBy: string }
  | { readonly refused: Refused };

/**
 * Writes the trajectory that goes on from a closed one, of the same person, in one transaction. Two at once: the person's
 * row is held, so that the second finds what the first wrote.
 */
export async function reopenTrajectory<Refused>(
  db: Database,
  old: string,
  epoch: number,
  decide: (standing: Standing, tx: Database) => Promise<Beginning<Refused>>,
): Promise<Reopened<Refused>> {
  return db.transaction(async (tx) => {
    const [before] = await tx
      .select({ person: people, dossierNumber: trajectories.dossierNumber })
      .from(trajectories)
      .innerJoin(people, eq(people.id, trajectories.personId))
      .where(eq(trajectories.id, old))
      .for('update', { of: people });
    if (!before) throw new RangeError(`no trajectory ${old}`);
    const { person } = before;
    const begins = await decide({ person, past: await pastOf(tx, person.id) }, tx);
    if ('refused' in begins) return begins;
    const followedBy = await followerOf(tx, old);
    if (followedBy !== null) return { followedBy };
    return insertTrajectory(
      tx,
      { ...begins, epoch },
      {
        personId: person.id,
        ...firstColumns({ ...begins, person: { dossierNumber: before.dossierNumber ?? '' } }),
      },
    );
  });
}

/** The trajectory that goes on from this one. */
export async function followerOf(db: Database, id: string): Promise<string | null> {
  const [next] = await prepared(db, 'w2_follower', () =>
    db
      .select({ id: trajectories.id })
      .from(trajectories)
      .where(eq(trajectories.reopens, sql.placeholder('id'))),
  ).execute({ id });
  return next?.id ?? null;
}
