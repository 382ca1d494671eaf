import type { Owner } from '../rules/index.ts';
import { mayTellOcmw } from '../trajectory/still-wanted.ts';
import type { EventType, Trajectory, TrajectoryEvent } from '../trajectory/index.ts';

/** Whose programs hear of an event: the partner of the referral it belongs to, the OCMW where the person lives. */
type Audience = 'partner' | 'ocmw';

/** What the program of another organisation is told: ids, codes and days, and of those only what it may know. */
export interface Announcement {
  readonly audience: Audience;
  readonly sequence: number;
  readonly type: EventType;
  readonly data: Readonly<Record<string, unknown>>;
}

/** When the partner hears of it: always, since it is about the referral; or only while the person is referred or in the group. */
type When = 'always' | 'whileReferred';
type Told = Partial<Record<EventType, { readonly when: When; readonly fields: readonly string[] }>>;

const always = (...fields: string[]) => ({ when: 'always', fields }) as const;
const whileReferred = (...fields: string[]) => ({ when: 'whileReferred', fields }) as const;

/**
 * Nothing of before the partner is asked, nothing of the plan, and no reason that is the person's own: why somebody pauses or
 * stops is told by the mediator.
 */
const toPartner: Told = {
  PlaceGranted: always('referralId'),
  PlaceAccepted: always('referralId'),
  ReferralAccepted: always('referralId'),
  ReferralDeclined: always('referralId', 'reason', 'cohortId'),
  ReferralWithdrawn: always('referralId', 'cohortId'),
  CohortJoined: always('referralId', 'cohortId', 'startsOn'),
  CohortLeft: always('referralId', 'cohortId'),
  GroupStarted: always('referralId', 'endsOn', 'completableFrom'),
  ConsultationHeld: whileReferred('cohortId'),
  AttendanceRecorded: whileReferred('presence', 'cohortId', 'session'),
  AbsenceFollowedUp: whileReferred(),
  TrackExtended: always('referralId', 'endsOn', 'reason'),
  MidtermReportSubmitted: always(),
  FinalReportSubmitted: always(),
  GroupTrackEnded: always('referralId', 'as', 'cohortId'),
  Paused: whileReferred('until'),
  Resumed: whileReferred('pausedDays'),
  MediatorChanged: whileReferred('mediatorId'),
};

const toOcmw: Told = {
  EligibilityDecided: always('verdict'),
  PlanAgreed: always(),
  GroupStarted: always('endsOn'),
  OcmwAsked: always('questionId', 'question'),
  TrajectoryClosed: always(),
};

const ofThePartner: ReadonlySet<Owner> = new Set<Owner>(['partner', 'groupWorker']);

/** Whether a partner knows of the person now: it was asked, took them, or has them in its group. */
function isWithPartner(state: Trajectory): boolean {
  if (state.phase === 'groupTrack') return true;
  if (state.phase !== 'mediation' && state.phase !== 'waiting') return false;
  return state.referral !== null && (state.referral.step === 'asked' || state.referral.step === 'accepted');
}

/** What of these events other organisations' programs are told. @param after the state after the last of them */
export function announcementsOf(events: readonly TrajectoryEvent[], after: Trajectory): Announcement[] {
  const referred = isWithPartner(after);
  const known = mayTellOcmw(after);
  return events.flatMap((event) => [
    ...(hears(toPartner, event, referred) || isTheirTerm(event) ? [told('partner', toPartner, event)] : []),
    ...(known && hears(toOcmw, event, true) ? [told('ocmw', toOcmw, event)] : []),
  ]);
}

function hears(table: Told, event: TrajectoryEvent, referred: boolean): boolean {
  // A partner that was never asked does not learn that it would have been.
  if (event.type === 'ReferralWithdrawn' && event.partnerKnew === false) return false;
  const line = table[event.type];
  return line !== undefined && (line.when === 'always' || referred);
}

/** Whether somebody's program may have heard of this event; only the state says whether one does. */
export const mayBeAnnounced = (event: TrajectoryEvent): boolean =>
  event.type in toPartner || event.type in toOcmw || isTheirTerm(event);

/** A term of the partner's own opens. */
const isTheirTerm = (event: TrajectoryEvent): boolean =>
  event.type === 'DeadlineOpened' && ofThePartner.has(event.deadline.owner);

function told(audience: Audience, table: Told, event: TrajectoryEvent): Announcement {
  const { sequence, type, on } = event;
  const body: Readonly<Record<string, unknown>> = { ...event };
  const fields = table[type]?.fields.filter((field) => body[field] !== undefined) ?? [];
  const term =
    event.type === 'DeadlineOpened'
      ? { deadlineId: event.deadline.id, rule: event.deadline.rule, dueOn: event.deadline.dueOn }
      : {};
  return {
    audience,
    sequence,
    type,
    data: { on, ...Object.fromEntries(fields.map((field) => [field, body[field]])), ...term },
  };
}

/** The types a subscription may choose among. */
export const announcedTypes: readonly EventType[] = [
  ...new Set([
    ...(Object.keys(toPartner) as EventType[]),
    'DeadlineOpened' as const,
    ...(Object.keys(toOcmw) as EventType[]),
  ]),
];
