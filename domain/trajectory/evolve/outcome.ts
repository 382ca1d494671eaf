import type { Coaching, FollowUp, JobCoaching, OpenTrajectory } from '../state.ts';
import type { OutcomeDetails } from '../events.ts';
import { as, file, nothing, ordered, there, type Meaning, type Of } from './meaning.ts';
import { noticed } from './noted.ts';

/** Where the guidance leads, and the coaching in a job. */
export const outcome: Meaning<
  | 'GuidanceEnded'
  | 'GroupOutcomeRegistered'
  | 'OutcomeRegistered'
  | 'OutcomeChecked'
  | 'OutcomeCorrected'
  | 'JobCoachingRequested'
  | 'JobCoachingDeclined'
  | 'JobCoachAssigned'
  | 'EmployerAnswered'
  | 'JobCoachingStarted'
  | 'JobCoachingLapsed'
  | 'JobCoachingEnded'
  | 'CoachingRecorded'
> = {
  GuidanceEnded(state, event) {
    if (state.eligibleOn === null) throw new Error('guidance cannot end before it began');
    return {
      ...file(state),
      phase: 'followUp',
      phaseSince: event.on,
      eligibleOn: state.eligibleOn,
      outcome: null,
      coaching: null,
    } satisfies FollowUp;
  },
  GroupOutcomeRegistered: nothing,
  OutcomeRegistered: (state, event) => ({
    ...as(state, 'followUp', event),
    outcome: { kind: event.kind, registeredOn: event.on, hiredOn: event.hiredOn, ...contractOf(state, event) },
  }),
  OutcomeChecked: setRight,
  OutcomeCorrected: setRight,
  JobCoachingRequested(state, event) {
    const coaching: Coaching = {
      id: event.coachingId,
      kind: event.kind,
      requestedOn: event.on,
      hiredOn: event.hiredOn,
      coachId: null,
      employerConsents: false,
      startedOn: null,
    };
    return { ...as(state, 'followUp', event), coachings: state.coachings + 1, coaching };
  },
  JobCoachingDeclined: nothing,
  JobCoachAssigned(state, event) {
    const { coachId } = event;
    if (state.phase === 'jobCoaching') return { ...state, coaching: { ...state.coaching, coachId } };
    const current = as(state, 'followUp', event);
    return { ...current, coaching: { ...there(current.coaching, event), coachId } };
  },
  EmployerAnswered(state, event) {
    const current = as(state, 'followUp', event);
    return { ...current, coaching: { ...there(current.coaching, event), employerConsents: event.consents } };
  },
  JobCoachingStarted(state, event) {
    const { coaching, outcome: reached, ...rest } = as(state, 'followUp', event);
    return {
      ...rest,
      phase: 'jobCoaching',
      phaseSince: event.on,
      outcome: there(reached, event),
      coaching: { ...there(coaching, event), startedOn: event.on },
    } satisfies JobCoaching;
  },
  JobCoachingLapsed: (state, event) => ({ ...as(state, 'followUp', event), coaching: null }),
  JobCoachingEnded(state, event) {
    const coached = as(state, 'jobCoaching', event);
    return {
      ...coached,
      phase: 'followUp',
      phaseSince: event.on,
      coaching: null,
      coached: jobsCoached(coached),
    } satisfies FollowUp;
  },
  CoachingRecorded: noticed,
};

function setRight(state: OpenTrajectory, event: Of<'OutcomeChecked' | 'OutcomeCorrected'>): FollowUp | JobCoaching {
  const { kind, hiredOn } = event;
  const now = { kind, hiredOn, ...contractOf(state, event) };
  if (state.phase === 'jobCoaching') return { ...state, outcome: { ...state.outcome, ...now } };
  const current = as(state, 'followUp', event);
  const coaching = current.coaching && hiredOn ? { ...current.coaching, hiredOn } : current.coaching;
  return { ...current, outcome: { ...there(current.outcome, event), ...now }, coaching };
}

const contractOf = (state: OpenTrajectory, { contract }: OutcomeDetails) =>
  contract === undefined ? {} : ordered(state, { contract });

/** Of one job there is one coaching, also when the day it began was corrected meanwhile. */
const jobsCoached = ({ coached, coaching, outcome }: JobCoaching): JobCoaching['coached'] =>
  outcome.hiredOn === null || outcome.hiredOn === coaching.hiredOn
    ? [...coached, coaching.hiredOn]
    : [...coached, coaching.hiredOn, outcome.hiredOn];
