import { addDays, localDateOf, type LocalDate } from '../calendar/index.ts';
import type { RuleSet } from '../rules/index.ts';
import type { Actor, ActorRole } from '../durable/actor.ts';
import type { ActingContext } from '../durable/context.ts';
import { dueDate } from '../durable/deadline.ts';
import { stopReasons, type CorrectionReason } from './codes.ts';
import { catchUp, type Decided } from './decide.ts';
import { retries } from './decisions/lookups.ts';
import type { TrajectoryEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { file } from './evolve/meaning.ts';
import { isOpen, notRegistered, type Closed, type OpenTrajectory, type Trajectory, type Waiting } from './state.ts';
import { beginStory, type Story } from './story.ts';

/** Somebody said it, and may have been mistaken: about who, about where they live, or whether they live. */
const mistakable: readonly string[] = [...stopReasons, 'merged'];
export const mayBeMistake = (reason: string): boolean => mistakable.includes(reason);
/** Above whoever closed it. */
export const mayUndoClosing: readonly ActorRole[] = ['teamLead', 'programmeCoordinator'];

export type UndoProblemCode =
  | 'undo.notClosed'
  | 'undo.notAllowed'
  | 'undo.noMistake'
  | 'undo.tooLate'
  | 'undo.noneToUndo';

/** Why a closing stands; `details` hold dates and codes. */
export interface UndoProblem {
  readonly problem: UndoProblemCode;
  readonly details: Readonly<Record<string, string>>;
}

/** A closing that may be undone, and how the trajectory stood before it was decided. */
export interface ClosingToUndo {
  readonly closed: Closed;
  /** Number of its event. */
  readonly closing: number;
  readonly before: OpenTrajectory;
}

/**
 * What became of the place that the closing gave back: there again (or never given back), offered anew, or none is left
 * and the person waits for one, first in line.
 */
export type PlaceAgain = 'asItWas' | 'offered' | 'queued';

const not = (problem: UndoProblemCode, details: Record<string, string> = {}): UndoProblem => ({ problem, details });

/** Whether the last closing may be undone today by this role; the last day is counted from the day it was noted. */
export function closingToUndo(
  told: readonly TrajectoryEvent[],
  by: Actor,
  { today, rules }: { readonly today: LocalDate; readonly rules: RuleSet },
): ClosingToUndo | UndoProblem {
  if (!mayUndoClosing.includes(by.role)) return not('undo.notAllowed', { role: by.role });
  const closed = told.reduce<Trajectory>(evolve, notRegistered);
  if (closed.phase !== 'closed') return not('undo.notClosed');
  if (!mayBeMistake(closed.reason)) return not('undo.noMistake', { reason: closed.reason });
  const at = told.findLastIndex(({ type }) => type === 'TrajectoryClosed');
  const end = told[at]!;
  const latest = addDays(localDateOf(end.at), rules.undoClosingDays ?? 30);
  if (today > latest) return not('undo.tooLate', { latest });
  let first = at;
  while (first > 0 && endedByClosing(end, told[first - 1]!)) first -= 1;
  const before = told.slice(0, first).reduce<Trajectory>(evolve, notRegistered);
  return isOpen(before) ? { closed, closing: end.sequence, before } : not('undo.noneToUndo');
}

/** What a closing ends on its way, decided at its very moment by the same actor. */
export function endedByClosing(end: TrajectoryEvent, event: TrajectoryEvent): boolean {
  if (event.at !== end.at || JSON.stringify(event.by) !== JSON.stringify(end.by)) return false;
  switch (event.type) {
    case 'ReferralWithdrawn':
      return event.reason === 'closed';
    case 'GroupTrackEnded':
    case 'JobCoachingEnded':
    case 'JobCoachingLapsed':
      return event.because === 'closed';
    case 'DeadlineOpened':
      return event.deadline.rule === 'GRP-5';
    default:
      return ['DeadlineCancelled', 'DeregistrationRequested', 'TrajectoryMerged'].includes(event.type);
  }
}

/** What is known about the world when a closing is undone, beside the events. */
export interface Undoing {
  readonly because: CorrectionReason;
  readonly place: PlaceAgain;
  /** Whether the group the person was put in still counts them. */
  readonly inCohort: boolean;
}

/**
 * The closing was a mistake: the trajectory stands again as it stood before it, and then catches up with what fell due
 * meanwhile. Nothing is deleted: the closing and its undoing stay in the record.
 */
export function undoClosing(
  { closed, closing, before }: ClosingToUndo,
  { because, place, inCohort }: Undoing,
  context: ActingContext,
): Decided {
  const story = beginStory(closed, context);
  const restored = { ...asBefore(before, place, inCohort, context.today), inscribed: false, opened: closed.opened };
  const cohort = referralOf(before)?.cohort;
  const left = cohort && !inCohort ? { leftCohort: cohort.id } : {};
  story.emit({ type: 'ClosingUndone', closing, because, was: closed.reason, restored, ...left });
  if (left.leftCohort !== undefined && place === 'asItWas') askAgain(story, context);
  if (before.inscribed) story.emit({ type: 'InscriptionRequested' });
  // The questions under way were dropped with it: they are asked again at their next turn, which may have come.
  for (const { id, system, attempts, firstAskedOn, status } of before.lookups) {
    if (status !== 'asked') continue;
    story.emit({ type: 'LookupUnanswered', lookupId: id, system, code: 'notWanted' });
    story.open(retries[attempts - 1] ?? 'EXT-1/giveUp', { from: firstAskedOn, about: id });
  }
  if (place === 'offered') story.open('WAIT-1', { about: referralOf(before)!.id });
  if (place === 'queued' && !before.deadlines.some(({ rule }) => rule === 'WAIT-2'))
    story.open('WAIT-2', { about: referralOf(before)!.id });
  const after = catchUp(story.state, context);
  return { events: [...story.events, ...after.events], state: after.state };
}

/**
 * The group went on without them: the mediator talks with the person as soon as a partner would have to answer, and a
 * partner that accepted has its days for a group anew.
 */
function askAgain(story: Story, { today, rules, calendar }: ActingContext): void {
  const { state } = story;
  if (!isOpen(state)) return;
  story.cancel(['MED-1']);
  story.open('MED-1', { dueOn: dueDate('REF-1', today, rules, calendar) });
  const start = state.deadlines.find(({ rule }) => rule === 'GRP-1');
  if (!start) return;
  story.cancel(['GRP-1']);
  story.open('GRP-1', { about: start.about });
}

export const referralOf = (state: OpenTrajectory) => ('referral' in state ? state.referral : null);

function asBefore(before: OpenTrajectory, place: PlaceAgain, inCohort: boolean, today: LocalDate): OpenTrajectory {
  if (before.phase === 'groupTrack' && !inCohort) {
    const { cohort: _gone, ...referral } = before.referral;
    return { ...before, referral };
  }
  if (before.phase !== 'mediation' && before.phase !== 'waiting') return before;
  const { referral } = before;
  if (referral === null) return before;
  const { cohort, ...rest } = referral;
  const kept = inCohort && cohort && place === 'asItWas' ? { cohort } : {};
  if (place === 'asItWas') return { ...before, referral: { ...rest, ...kept } };
  return {
    ...file(before),
    deadlines: before.deadlines.filter(({ rule }) => !['REF-1', 'GRP-1', 'WAIT-1'].includes(rule)),
    phase: 'waiting',
    phaseSince: before.phase === 'waiting' ? before.phaseSince : today,
    eligibleOn: before.eligibleOn,
    referral: { ...rest, step: place },
  } satisfies Waiting;
}
