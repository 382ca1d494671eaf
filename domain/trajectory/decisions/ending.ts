import { minDate, type LocalDate } from '../../calendar/index.ts';
import { dueDate } from '../../durable/deadline.ts';
import { isOfEdition } from '../../durable/edition.ts';
import { hasRule } from '../../rules/index.ts';
import type { CloseReason, GuidanceEndReason } from '../codes.ts';
import { isRefusal } from '../refusal.ts';
import { isOpen, type FollowUp, type GroupTrack, type OpenTrajectory } from '../state.ts';
import type { NewEvent } from '../events.ts';
import type { Story } from '../story.ts';
import { coachableUntil } from './coachable.ts';
import { deregister } from './inscription.ts';
import { comeBack } from './pause.ts';
import { withdraw } from './referral.ts';
import { dayOf, itsCohort, type Decision } from './decision.ts';

/** Ends what runs (a referral, a group, coaching), then every deadline, then the trajectory. */
export function close(story: Story, reason: CloseReason, on: LocalDate = story.context.today): void {
  endWhatRuns(story, 'closed', on);
  deregister(story);
  story.cancel({ except: [] });
  story.emit({ type: 'TrajectoryClosed', reason }, on);
}

/** The group's own deadlines end with it; the report about it opens. */
export function endOfGroup(
  story: Story,
  how: Pick<Extract<NewEvent, { type: 'GroupTrackEnded' }>, 'as' | 'because'>,
  on: LocalDate,
): void {
  const { state } = story;
  if (state.phase !== 'groupTrack') return;
  const { referral } = state;
  story.emit({ type: 'GroupTrackEnded', referralId: referral.id, ...how, ...itsCohort(state, referral) }, on);
  story.cancel(['GRP-2', 'GRP-3/from', 'GRP-3/end', 'GRP-4', 'GRP-6', 'GRP-7', 'CON-1/intro', 'CON-1/randstad']);
  // The referral is over with the group; the report is still the partner's, counted by the partner's days.
  story.open('GRP-5', { from: on, about: state.referral.id, partner: state.referral.partner });
}

/** The group is over and the individual guidance goes on: what came of the group is asked (OUT-1), and of the whole when it ends. */
export function backToMediation(story: Story, how: Parameters<typeof endOfGroup>[1], on: LocalDate): void {
  const { state } = story;
  if (state.phase !== 'groupTrack') return;
  endOfGroup(story, how, on);
  if (isOfEdition(state, 2)) story.open('OUT-1', { from: on, about: state.referral.id });
}

/** Before the second edition a completed group ended the guidance with it. */
export function completeGroup(story: Story, on: LocalDate): void {
  const { state } = story;
  if (state.phase !== 'groupTrack') return;
  backToMediation(story, { as: 'completed', because: 'completed' }, on);
  if (!isOfEdition(state, 2)) endOfGuidance(story, 'groupTrack', on);
}

/** What the 24 months end before it could be completed was not completed. */
function atTheCap(state: GroupTrack, on: LocalDate): Parameters<typeof endOfGroup>[1] {
  const early = isOfEdition(state, 2) && on < state.completableFrom;
  return { as: early ? 'early' : 'completed', because: 'cap' };
}

function endWhatRuns(story: Story, because: 'closed' | 'guidanceEnded', on: LocalDate): void {
  const { state } = story;
  if (!isOpen(state)) return;
  withdraw(story, because, on);
  if (state.phase === 'groupTrack')
    endOfGroup(story, because === 'closed' ? { as: 'early', because } : atTheCap(state, on), on);
  if (state.phase === 'jobCoaching')
    story.emit({ type: 'JobCoachingEnded', coachingId: state.coaching.id, because: 'closed' }, on);
  if (state.phase === 'followUp' && state.coaching) {
    story.emit({ type: 'JobCoachingLapsed', coachingId: state.coaching.id, because: 'closed' }, on);
  }
}

/** Guidance ends and an outcome is due. A group that still runs ends with it; only its final report is still owed. */
export function endOfGuidance(story: Story, because: GuidanceEndReason, on: LocalDate = story.context.today): void {
  const { state } = story;
  if (!isOpen(state)) return;
  if (state.pause) comeBack(story, on);
  endWhatRuns(story, 'guidanceEnded', on);
  story.cancel({ except: ['GRP-5', 'ONW-1', 'EXT-1/1', 'EXT-1/2', 'EXT-1/3', 'EXT-1/4', 'EXT-1/giveUp'] });
  story.emit({ type: 'GuidanceEnded', because }, on);
  story.open('OUT-1', { from: on });
}

/** The end of follow-up: the last check is done and no jobcoaching runs or is asked for. */
export function closeWhenDone(story: Story, on: LocalDate): void {
  const { state } = story;
  if (!isOpen(state) || state.phase !== 'followUp' || state.outcome === null || state.coaching !== null) return;
  if (state.deadlines.some(({ rule }) => rule === 'OUT-2/first' || rule === 'OUT-2/last')) return;
  if (isOfEdition(state, 2) && asksBeforeClosing(story)) {
    const until = coachableUntil(state, story.context);
    if (!isRefusal(until)) return askForCoaching(story, state, until);
  }
  close(story, 'completed', on);
}

const asksBeforeClosing = ({ context: { rules } }: Story): boolean =>
  hasRule(rules, 'JC-6/ask') && hasRule(rules, 'JC-6/end');

/** Someone newly at work may still have jobcoaching: closing waits for their answer, not longer than it may start. */
function askForCoaching(story: Story, { deadlines }: FollowUp, until: LocalDate): void {
  if (deadlines.some(({ rule }) => rule === 'JC-6/ask')) return;
  const { rules, calendar, today } = story.context;
  story.open('JC-6/ask');
  story.open('JC-6/end', { dueOn: minDate(dueDate('JC-6/end', today, rules, calendar), until) });
}

export const stop: Decision<'stop'> = {
  may: (state: OpenTrajectory) => state,
  decide(story, _state, data, context) {
    close(story, data.reason, dayOf(data, context));
  },
};
