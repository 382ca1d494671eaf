import { randomUUID } from 'node:crypto';
import { localDateOf } from '../../domain/calendar/index.ts';
import {
  commandSpecs,
  effects,
  register,
  reopening,
  trajectoryId as idOf,
  type Actor,
  type Registering,
} from '../../domain/trajectory/index.ts';
import type { ReopenReason } from '../../domain/trajectory/codes.ts';
import { nextTrajectoryNumber } from '../../db/create-trajectory.ts';
import { reopenTrajectory, type Reopened } from '../../db/reopen-trajectory.ts';
import type { NoteRow } from '../../db/queries/notes.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { AppError, notFound } from '../errors.ts';
import type { App } from '../open.ts';
import { startRun } from '../runs/start-run.ts';
import { checkText } from '../text.ts';

export interface ReopenRequest {
  readonly trajectoryId: string;
  readonly because: ReopenReason;
  readonly by: Actor;
  /** Goes to the side store, under the new trajectory. */
  readonly note?: string;
}

/** Whoever guides the person, or leads those who do. */
const mayReopen: readonly string[] = commandSpecs.reviewPlan.by;

/**
 * Someone comes back: a new trajectory that goes on from the closed one, and on which the 24 months count on. Written in
 * one transaction like a registration; a crash before its workflow starts is mended by `rebuild`.
 */
export async function reopen(
  app: App,
  { trajectoryId, because, by, note }: ReopenRequest,
): Promise<{ readonly trajectoryId: string; readonly reopens: string }> {
  if (!mayReopen.includes(by.role)) throw refused('reopen.notAllowed', trajectoryId, { role: by.role });
  if (note !== undefined) checkText(note);
  const found = await readTrajectory(app.db, trajectoryId);
  if (!found) throw notFound(trajectoryId);
  const { state } = found.trajectory;
  const now = await app.now();
  const context = { now, today: localDateOf(now), ...(await app.basis()) };
  const reopens = reopening(state, because, context);
  if ('problem' in reopens) throw refused(reopens.problem, trajectoryId, reopens.details);
  // Erased, there is nobody to write to or to ask about.
  if (found.person.birthDate === null) throw refused('person.erased', trajectoryId);

  const id = idOf(await nextTrajectoryNumber(app.db));
  const noteId = note === undefined ? null : `note-${randomUUID()}`;
  const { province, source, mediatorId } = state;
  const who: Registering = { trajectoryId: id, province, source, mediatorId, listedOn: null, reopens };
  const { events, state: begun } = register(who, by, { ...context, ...(noteId === null ? {} : { noteId }) });
  const told = effects(events, begun);
  const given = { trajectoryId: id, events, effects: told, epoch: 1 };
  const written = await reopenTrajectory(app.db, trajectoryId, {
    ...given,
    ...(note === undefined || noteId === null
      ? {}
      : { note: noteRow(noteId, { trajectoryId: id, by, note, at: now }) }),
  });
  if (!('trajectoryId' in written)) throw goneBefore(trajectoryId, written);
  if (begun.phase !== 'none' && !(await startRun(app, { state: begun, epoch: 1, pending: told })))
    throw refused('trajectory.otherRun', id);
  return { trajectoryId: id, reopens: trajectoryId };
}

const noteRow = (
  id: string,
  { trajectoryId, by, note, at }: { trajectoryId: string; by: Actor; note: string; at: NoteRow['at'] },
): NoteRow => ({ id, trajectoryId, authorRole: by.role, authorId: 'id' in by ? by.id : null, text: note, at });

function goneBefore(trajectoryId: string, written: Exclude<Reopened, { trajectoryId: string }>): AppError {
  return 'followedBy' in written
    ? refused('reopen.followed', trajectoryId, { followedBy: written.followedBy })
    : refused('reopen.otherOpen', trajectoryId, { duplicateOf: written.duplicateOf });
}

const refused = (code: string, trajectoryId: string, details: Record<string, string> = {}): AppError =>
  new AppError(code, `${trajectoryId} is not gone on from: ${code}`, 'w2 show says how it ended', {
    trajectoryId,
    ...details,
  });
