import { and, eq, isNull, sql } from 'drizzle-orm';
import {
  completed,
  type Decided,
  type Effect,
  type Trajectory,
  type TrajectoryEvent,
} from '../domain/trajectory/index.ts';
import type { Database } from './connect.ts';
import { readEvents } from './queries/events.ts';
import type { NoteRow } from './queries/notes.ts';
import { insertNote } from './queries/notes.ts';
import { record } from './record.ts';
import { followerOf } from './reopen-trajectory.ts';
import { effects, people, trajectories } from './schema.ts';

export type ClosingUndone =
  | { readonly became: 'undone' }
  /** It is open: perhaps somebody undid the closing at the same moment. */
  | { readonly became: 'open'; readonly undoneBefore: boolean }
  | { readonly became: 'otherOpen'; readonly duplicateOf: string }
  | { readonly became: 'followed'; readonly followedBy: string }
  /** The closing's own place is not given back yet. */
  | { readonly became: 'underWay' }
  | { readonly became: 'erased' };

/** What undoing decides, on the events that are there while the rows are held. @throws to leave all as it was */
export type DecideUndo = (
  tx: Database,
  told: readonly TrajectoryEvent[],
) => Promise<Decided & { readonly effects: readonly Effect[]; readonly note?: NoteRow }>;

/**
 * Writes that a closing was a mistake, in one transaction that holds the person and the trajectory: of two at once the
 * second finds it open. The epoch is raised, so nothing that is left of the run that ended can write any more.
 */
export async function writeUndoing(db: Database, id: string, decide: DecideUndo): Promise<ClosingUndone> {
  return db.transaction(async (tx): Promise<ClosingUndone> => {
    const [person] = await tx
      .select({ id: people.id, birthDate: people.birthDate })
      .from(people)
      .innerJoin(trajectories, eq(trajectories.personId, people.id))
      .where(eq(trajectories.id, id))
      .for('update', { of: people });
    if (!person) throw new RangeError(`no trajectory ${id}`);
    const [row] = await tx.select().from(trajectories).where(eq(trajectories.id, id)).for('no key update');
    const told = await readEvents(tx, id);
    if (row?.closedOn == null)
      return { became: 'open', undoneBefore: told.some(({ type }) => type === 'ClosingUndone') };
    // Erased, there is nobody to go on with.
    if (person.birthDate === null) return { became: 'erased' };
    const [other] = await tx
      .select({ id: trajectories.id })
      .from(trajectories)
      .where(and(eq(trajectories.personId, person.id), isNull(trajectories.closedOn)));
    if (other) return { became: 'otherOpen', duplicateOf: other.id };
    const followedBy = await followerOf(tx, id);
    if (followedBy !== null) return { became: 'followed', followedBy };
    const [giving] = await tx
      .select({ key: effects.key })
      .from(effects)
      .where(and(eq(effects.trajectoryId, id), eq(effects.kind, 'releasePlace'), eq(effects.status, 'pending')));
    if (giving) return { became: 'underWay' };
    const { events, effects: toTell, note } = await decide(tx, told);
    await tx.execute(sql`select set_config('w2.undo_closing', 'yes', true)`);
    if (note) await insertNote(tx, note);
    await record(tx, { trajectoryId: id, epoch: row.epoch + 1, events, effects: toTell });
    await tx.update(trajectories).set({ parked: null, clockOffsetMs: 0 }).where(eq(trajectories.id, id));
    return { became: 'undone' };
  });
}

/** How it stands, with its row held until the transaction ends: nobody records or starts it meanwhile. */
export async function holdTrajectory(
  tx: Database,
  id: string,
): Promise<{ readonly state: Trajectory; readonly epoch: number } | null> {
  const [row] = await tx
    .select({ state: trajectories.state, epoch: trajectories.epoch })
    .from(trajectories)
    .where(eq(trajectories.id, id))
    .for('no key update');
  return row ? { state: completed(row.state), epoch: row.epoch } : null;
}
