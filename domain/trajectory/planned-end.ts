import { maxDate, minDate, type LocalDate } from '../calendar/index.ts';
import type { RuleKey, Track } from '../rules/index.ts';
import type { Context } from '../durable/context.ts';
import { dueDate } from '../durable/deadline.ts';
import type { OpenTrajectory, Trajectory } from './state.ts';

export interface PlannedEnd {
  readonly endsOn: LocalDate;
  /** The track would run longer: the 24 months of the trajectory end it. */
  readonly cutByCap: boolean;
}

/** The last day of a track that starts on a day, planned up to the 24 months of the trajectory [S]. */
export function plannedEnd(
  { deadlines }: OpenTrajectory,
  track: Track,
  startsOn: LocalDate,
  { rules, calendar }: Pick<Context, 'rules' | 'calendar'>,
): PlannedEnd {
  const ends: RuleKey = track === 'randstad' ? 'GRP-3/end' : 'GRP-2';
  const full = dueDate(ends, startsOn, rules, calendar);
  const cap = deadlines.find(({ rule }) => rule === 'CAP-1/end')?.dueOn ?? full;
  return { endsOn: minDate(full, cap), cutByCap: cap < full };
}

/** Until when the group of the present referral runs, or would run if it started as soon as it can; null: there is none. */
export function endOfTrack(
  state: Trajectory,
  context: Pick<Context, 'rules' | 'calendar' | 'today'>,
): PlannedEnd | null {
  switch (state.phase) {
    case 'groupTrack': {
      const limit = state.deadlines.find(({ rule }) => rule === 'GRP-2' || rule === 'GRP-3/end');
      const { cutByCap } = plannedEnd(state, state.referral.track, state.startedOn, context);
      return { endsOn: limit?.dueOn ?? state.endsOn, cutByCap };
    }
    case 'mediation':
    case 'waiting': {
      if (!state.referral) return null;
      const startsOn = maxDate(context.today, state.referral.cohort?.startsOn ?? context.today);
      return plannedEnd(state, state.referral.track, startsOn, context);
    }
    default:
      return null;
  }
}
