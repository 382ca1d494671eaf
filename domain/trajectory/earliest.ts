import { addDays, daysBetween, maxDate, type LocalDate } from '../calendar/index.ts';
import type { Context } from '../durable/context.ts';
import { dueDate } from '../durable/deadline.ts';
import { isOfEdition } from '../durable/edition.ts';
import type { FollowUp, GroupTrack, JobCoaching, OpenTrajectory } from './state.ts';

/* From which day on some things may be noted at all. The decision refuses an earlier one, and people are shown it beforehand. */

/** Noted afterwards a pause undoes nothing that was decided: not the step that led here, and no pause that is over. */
export const earliestPause = ({ pauses, phaseSince }: OpenTrajectory): LocalDate =>
  maxDate(phaseSince, ...pauses.map(({ to }) => to));

/** Of the first days of a track there is nothing to report; null: rules from before this number existed allow it at any time. */
export function earliestMidterm({ startedOn, endsOn }: GroupTrack, { rules }: Context): LocalDate | null {
  const { midtermNotBeforeShare: share } = rules;
  return share ? addDays(startedOn, Math.floor(daysBetween(startedOn, endsOn) / share)) : null;
}

/** Intro on its last day, which moves with a pause: the deadline knows it. Randstad from month 6 [S]. */
export const earliestCompletion = (state: GroupTrack, context: Context): LocalDate =>
  state.referral.track === 'intro'
    ? (state.deadlines.find(({ rule }) => rule === 'GRP-2')?.dueOn ?? state.completableFrom)
    : monthSix(state, context);

/** What was begun before the second edition may have a day that the cap cut. */
const monthSix = (state: GroupTrack, { rules, calendar }: Context): LocalDate =>
  isOfEdition(state, 2)
    ? maxDate(state.completableFrom, dueDate('GRP-3/from', state.startedOn, rules, calendar))
    : state.completableFrom;

type Followed = FollowUp | JobCoaching;

/** The one of the two checks that comes first. */
export const dueCheck = ({ deadlines }: Followed) =>
  deadlines.find(({ rule }) => rule === 'OUT-2/first') ?? deadlines.find(({ rule }) => rule === 'OUT-2/last');

/** null: no check is due, or rules from before this number existed allow it at any time. */
export function earliestCheck(state: Followed, { rules }: Context): LocalDate | null {
  const { outcomeCheckDaysBefore: daysBefore } = rules;
  const check = dueCheck(state);
  return check && daysBefore !== undefined ? addDays(check.dueOn, -daysBefore) : null;
}
