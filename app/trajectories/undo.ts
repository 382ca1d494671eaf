import { randomUUID } from 'node:crypto';
import { localDateOf, type Instant } from '../../domain/calendar/index.ts';
import {
  closingToUndo,
  effects,
  mayUndoClosing,
  referralOf,
  undoClosing as decideUndo,
  type Actor,
  type ClosingToUndo,
  type Phase,
  type PlaceAgain,
} from '../../domain/trajectory/index.ts';
import type { CorrectionReason } from '../../domain/trajectory/codes.ts';
import type { Database } from '../../db/connect.ts';
import { readCohort } from '../../db/queries/cohorts.ts';
import { placeAgain } from '../../db/queries/places.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { writeUndoing, type ClosingUndone } from '../../db/undo-closing.ts';
import { basisOf } from '../basis.ts';
import { AppError, notFound } from '../errors.ts';
import type { App } from '../open.ts';
import { goOnAgain } from '../runs/go-on-again.ts';
import { checkText } from '../text.ts';

export interface UndoRequest {
  readonly trajectoryId: string;
  readonly because: CorrectionReason;
  readonly by: Actor;
  /** Goes to the side store. */
  readonly note?: string;
}

export interface UndoReport {
  readonly trajectoryId: string;
  /** Where it goes on. */
  readonly phase: Exclude<Phase, 'none'>;
  /** `queued`: the place that was given back is gone; the person waits for the next one, first in line. */
  readonly place: PlaceAgain;
  /** Somebody had undone it before: nothing changed. */
  readonly already: boolean;
}

/**
 * A closing was a mistake. The same trajectory goes on, as it stood before, caught up with what fell due meanwhile, in a
 * new run. Written in one transaction; a crash before the run starts is mended by doing it again, or by `rebuild`.
 */
export async function undoClosing(app: App, request: UndoRequest): Promise<UndoReport> {
  const { trajectoryId, by, note } = request;
  if (!mayUndoClosing.includes(by.role)) throw refused('undo.notAllowed', trajectoryId, { role: by.role });
  if (note !== undefined) checkText(note);
  if (!(await readTrajectory(app.db, trajectoryId))) throw notFound(trajectoryId);
  const now = await app.now();
  let place: PlaceAgain = 'asItWas';
  const written = await writeUndoing(app.db, trajectoryId, async (tx, told) => {
    const today = localDateOf(now);
    const { rules } = await app.basis();
    const found = closingToUndo(told, by, { today, rules });
    if ('problem' in found) throw refused(found.problem, trajectoryId, found.details);
    place = await takeAgain(tx, found, now, rules.quotaPerProvinceAndYear);
    const noteId = note === undefined ? {} : { noteId: `note-${randomUUID()}` };
    // The very rules and closing days its dates were counted by.
    const context = { now, today, by, ...noteId, ...(await basisOf(tx, found.before)) };
    const inCohort = await isMember(tx, found);
    const decided = decideUndo(found, { because: request.because, place, inCohort }, context);
    return {
      ...decided,
      effects: effects(decided.events, decided.state),
      ...(note === undefined || noteId.noteId === undefined
        ? {}
        : { note: noteRow(noteId.noteId, { trajectoryId, by, note, at: now }) }),
    };
  });
  if (written.became !== 'undone' && !(written.became === 'open' && written.undoneBefore))
    throw problemOf(trajectoryId, written);
  await goOnAgain(app, trajectoryId);
  const after = await readTrajectory(app.db, trajectoryId);
  return {
    trajectoryId,
    phase: after?.trajectory.phase ?? 'closed',
    place,
    already: written.became === 'open',
  };
}

async function takeAgain(db: Database, { before }: ClosingToUndo, now: Instant, quota: number): Promise<PlaceAgain> {
  const referral = referralOf(before);
  if (!referral || before.phase === 'groupTrack') return 'asItWas';
  const { id: referralId, step } = referral;
  return placeAgain(db, { trajectoryId: before.id, referralId, step, now, quota });
}

/** Whether the group has kept the place in it: not once it began without the person. */
async function isMember(db: Database, { before }: ClosingToUndo): Promise<boolean> {
  const cohort = referralOf(before)?.cohort;
  if (!cohort) return false;
  const found = (await readCohort(db, cohort.id))?.state;
  if (!found) return false;
  const counted = found.members.some(
    ({ trajectoryId, status }) => trajectoryId === before.id && (status === 'allocated' || status === 'started'),
  );
  return counted && (found.phase === 'planned' || before.phase === 'groupTrack');
}

const noteRow = (
  id: string,
  { trajectoryId, by, note, at }: { trajectoryId: string; by: Actor; note: string; at: Instant },
) => ({ id, trajectoryId, authorRole: by.role, authorId: 'id' in by ? by.id : null, text: note, at });

function problemOf(trajectoryId: string, written: Exclude<ClosingUndone, { became: 'undone' }>): AppError {
  switch (written.became) {
    case 'open':
      return refused('undo.notClosed', trajectoryId);
    case 'otherOpen':
      return refused('undo.otherOpen', trajectoryId, { duplicateOf: written.duplicateOf });
    case 'followed':
      return refused('undo.followed', trajectoryId, { followedBy: written.followedBy });
    case 'underWay':
      return refused('undo.underWay', trajectoryId);
    case 'erased':
      return refused('person.erased', trajectoryId);
  }
}

const refused = (code: string, trajectoryId: string, details: Record<string, string> = {}): AppError =>
  new AppError(code, `the closing of ${trajectoryId} stands: ${code}`, 'w2 show says how it ended', {
    trajectoryId,
    ...details,
  });
