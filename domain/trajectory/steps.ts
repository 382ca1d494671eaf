import { maxDate } from '../calendar/index.ts';
import { isOfEdition } from '../durable/edition.ts';
import type { EventType, TrajectoryEvent } from './events.ts';
import { aboutWhat, dayOf } from './evolve/noted.ts';
import type { Closed, Noted, OpenTrajectory } from './state.ts';
import type { StepName } from './step-names.ts';

const stepOfType: Partial<Record<EventType, StepName>> = {
  Registered: 'entry',
  ConsentGiven: 'consent',
  ConsentChanged: 'consentChange',
  IntakeTalkHeld: 'talk',
  EligibilityDecided: 'decision',
  PlanAgreed: 'plan',
  Referred: 'referral',
  PlaceQueued: 'queued',
  PlaceOffered: 'offer',
  PlaceAccepted: 'place',
  ReferralAccepted: 'answer',
  ReferralDeclined: 'referralEnd',
  ReferralWithdrawn: 'referralEnd',
  GroupStarted: 'groupStart',
  ConsultationHeld: 'groupWork',
  AttendanceRecorded: 'groupWork',
  AbsenceFollowedUp: 'groupWork',
  MidtermReportSubmitted: 'groupWork',
  GroupTrackReviewed: 'groupWork',
  GroupTrackEnded: 'groupEnd',
  Paused: 'pause',
  Resumed: 'pauseEnd',
  GuidanceEnded: 'guidanceEnd',
  OutcomeRegistered: 'outcome',
  OutcomeChecked: 'check',
  OutcomeCorrected: 'check',
  JobCoachingRequested: 'coachingAsked',
  JobCoachAssigned: 'coach',
  EmployerAnswered: 'employer',
  JobCoachingStarted: 'coachingStart',
  CoachingRecorded: 'coaching',
  JobCoachingEnded: 'coachingEnd',
  JobCoachingLapsed: 'coachingEnd',
  ProvinceChanged: 'move',
  MediatorChanged: 'handOver',
};

/** Whoever was not at a session was not in the group that day: it may have ended before. */
const stepOf = (event: TrajectoryEvent): StepName | undefined =>
  event.type === 'AttendanceRecorded' && event.presence !== 'present' ? undefined : stepOfType[event.type];

/** Kept since the third edition. */
const ofThird: ReadonlySet<StepName> = new Set(['consentChange', 'move', 'handOver']);

/** The state with the day of this step; what was noted late does not set it back. */
export function withDay<S extends OpenTrajectory | Closed>(state: S, event: TrajectoryEvent): S {
  if (!isOfEdition(state, 2)) return state;
  if (event.type === 'EventCorrected') return withoutMistake(state, event);
  const step = stepOf(event);
  if (!step || (ofThird.has(step) && !isOfEdition(state, 3))) return state;
  const { days = {} } = state;
  return { ...state, days: { ...days, [step]: maxDate(event.on, days[step] ?? event.on) } };
}

/** A step that was noted by mistake bounds nothing any more; what else was noted of its kind still does. */
function withoutMistake<S extends OpenTrajectory | Closed>(
  state: S,
  { sequence }: Extract<TrajectoryEvent, { type: 'EventCorrected' }>,
): S {
  // A correction of a correction is about the thing itself, and may bring its first day back.
  const noted = state.recent.find((one) => one.sequence === sequence);
  const step = noted && stepOfNoted(noted);
  if (!noted?.corrects || !step) return state;
  const { was, is } = noted.corrects;
  const { [step]: last, ...days } = state.days ?? {};
  const others = state.recent.flatMap((one) => (one !== noted && stepOfNoted(one) === step ? (dayOf(one) ?? []) : []));
  // Another day than the mistaken one bounds it: that stands, whether it is remembered or not.
  const [first, ...more] = [
    ...(last === undefined || last === was ? [] : [last]),
    ...others,
    ...(is === null ? [] : [is]),
  ];
  return { ...state, days: first === undefined ? days : { ...days, [step]: maxDate(first, ...more) } };
}

const stepOfNoted = (noted: Noted): StepName | undefined =>
  noted.presence !== undefined && noted.presence !== 'present' ? undefined : stepOfType[aboutWhat(noted)];
