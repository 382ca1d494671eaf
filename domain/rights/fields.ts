import type { CohortEvent } from '../cohort/index.ts';
import type { EventType, TrajectoryEvent } from '../trajectory/index.ts';
import type { Relation } from './standing.ts';

/** What there is to know of a trajectory and its person, cut along what people need for their work. */
export const fieldClasses = [
  /** Ids. */
  'id',
  /** The phase, the province, who guides, days of entry: codes and days. */
  'status',
  'name',
  'birth',
  'insz',
  /** Phone and mail, masked until they are asked for. */
  'contact',
  'language',
  'address',
  /** Sex, education, origin, the registrant's own number. */
  'background',
  /** Registration, consent, intake and contacts as days and codes. */
  'steps',
  /** Eligibility with its four facts. */
  'judgement',
  /** Goals, actions, welfare actors, experts, and the dates that hang on them. */
  'plan',
  /** Themes and signals for the consultation with the group. */
  'topics',
  'letters',
  /** Free text. */
  'notes',
  /** What was asked of other systems, and what they answered. */
  'lookups',
  /** What left for other systems, why and when. */
  'disclosures',
  /** What the OCMW is told and asked. */
  'ocmw',
  /** The referral, the group, attendance, reports. */
  'group',
  'coaching',
  'outcome',
  'onward',
  /** Why and until when it is paused. */
  'pause',
  /** How it closed. */
  'ending',
  /** What a machine tried and was refused. */
  'machine',
] as const;
export type FieldClass = (typeof fieldClasses)[number];
export type Classes = ReadonlySet<FieldClass>;

const everything = fieldClasses;
const ofThePartner = ['id', 'status', 'name', 'contact', 'language', 'topics', 'group'] as const;
const ofTheOcmw = ['id', 'status', 'name', 'birth', 'ocmw'] as const;

/** What each relation sees: what is not here is not seen. */
export const seen: Readonly<Record<Relation, readonly FieldClass[]>> = {
  mediator: everything,
  deputy: everything,
  teamLead: everything,
  coordinator: everything,
  brokeGlass: everything,
  groupWorker: ofThePartner,
  partnerCoordinator: ofThePartner,
  partnerMachine: ofThePartner,
  jobCoach: ['id', 'status', 'name', 'contact', 'language', 'coaching', 'outcome'],
  ocmw: ofTheOcmw,
  ocmwMachine: ofTheOcmw,
  self: everything,
  selfByLink: ['id', 'status', 'steps', 'group', 'coaching', 'outcome'],
  expert: ['id', 'status', 'name'],
  analyst: [],
  dpo: ['id', 'disclosures'],
  operator: ['id', 'status', 'steps', 'ocmw', 'group', 'coaching', 'outcome', 'onward', 'ending', 'machine'],
  direct: everything,
};

export const classesOf = (found: Iterable<Relation>): Classes => new Set([...found].flatMap((one) => seen[one]));

/** The relations in which phone and mail stand there whole: their own, and the tool on the server itself. */
export const seesContactWhole = (found: ReadonlySet<Relation>): boolean => found.has('self') || found.has('direct');

const byFamily: Readonly<Record<string, FieldClass>> = {
  REG: 'steps',
  EXT: 'lookups',
  INT: 'steps',
  PLAN: 'steps',
  WEL: 'plan',
  EXP: 'plan',
  MED: 'steps',
  REF: 'group',
  WAIT: 'group',
  ONW: 'onward',
  GRP: 'group',
  CON: 'group',
  OUT: 'outcome',
  JC: 'coaching',
  PAU: 'pause',
  CAP: 'status',
};

/** What a deadline of a rule tells: that an action of the plan is late says what is in the plan. */
export function classOfRule(rule: string): FieldClass {
  if (rule === 'PLAN-3') return 'plan';
  return byFamily[rule.split('-')[0] ?? ''] ?? 'judgement';
}

const byType: Readonly<Record<Exclude<EventType, `Deadline${string}`>, FieldClass>> = {
  Registered: 'steps',
  ConsentGiven: 'steps',
  ConsentChanged: 'steps',
  ConsentRefused: 'steps',
  ConsentWithdrawn: 'steps',
  LookupRequested: 'lookups',
  LookupAnswered: 'lookups',
  LookupUnanswered: 'lookups',
  LookupGivenUp: 'lookups',
  InscriptionRequested: 'lookups',
  InscriptionRefused: 'lookups',
  DeregistrationRequested: 'lookups',
  OcmwAsked: 'ocmw',
  OcmwAnswered: 'ocmw',
  IntakeTalkHeld: 'steps',
  EligibilityDecided: 'judgement',
  PlanAgreed: 'steps',
  GoalAdded: 'plan',
  GoalChanged: 'plan',
  GoalReached: 'plan',
  GoalDropped: 'plan',
  ActionAdded: 'plan',
  ActionChanged: 'plan',
  ActionFinished: 'plan',
  ActionDropped: 'plan',
  WelfareActorAsked: 'plan',
  WelfareActorAnswered: 'plan',
  ExpertRequested: 'plan',
  ExpertFound: 'plan',
  ExpertTookPart: 'plan',
  ExpertDeclined: 'plan',
  TopicRaised: 'topics',
  PlanReviewed: 'steps',
  EndPrepared: 'steps',
  ContactRecorded: 'steps',
  AbsenceAnnounced: 'group',
  StillWaiting: 'steps',
  Referred: 'group',
  ReferredOnward: 'onward',
  OnwardResultRecorded: 'onward',
  PlaceGranted: 'group',
  PlaceQueued: 'group',
  PlaceOffered: 'group',
  PlaceAccepted: 'group',
  PlaceLapsed: 'group',
  ReferralRedirected: 'group',
  ReferralAccepted: 'group',
  ReferralDeclined: 'group',
  ReferralWithdrawn: 'group',
  CohortJoined: 'group',
  CohortLeft: 'group',
  GroupStarted: 'group',
  ConsultationHeld: 'group',
  AttendanceRecorded: 'group',
  AbsenceFollowedUp: 'group',
  TrackExtended: 'group',
  MidtermReportSubmitted: 'group',
  FinalReportSubmitted: 'group',
  GroupTrackReviewed: 'group',
  GroupTrackEnded: 'group',
  GuidanceEnded: 'outcome',
  GroupOutcomeRegistered: 'outcome',
  OutcomeRegistered: 'outcome',
  OutcomeChecked: 'outcome',
  OutcomeCorrected: 'outcome',
  JobCoachingRequested: 'coaching',
  JobCoachingDeclined: 'coaching',
  JobCoachAssigned: 'coaching',
  EmployerAnswered: 'coaching',
  JobCoachingStarted: 'coaching',
  JobCoachingLapsed: 'coaching',
  CoachingRecorded: 'coaching',
  JobCoachingEnded: 'coaching',
  Paused: 'pause',
  Resumed: 'pause',
  MediatorChanged: 'status',
  ProvinceChanged: 'steps',
  EventCorrected: 'steps',
  RulesAdopted: 'status',
  CalendarAdopted: 'status',
  TrajectoryMerged: 'ending',
  TrajectoryClosed: 'ending',
  // It carries the whole state again.
  ClosingUndone: 'judgement',
  SignalRefused: 'machine',
};

/** What an event tells. Of a correction it is what was corrected. */
export function classOfEvent(event: TrajectoryEvent): FieldClass {
  if ('deadlineId' in event) return classOfRule(event.rule);
  if (event.type === 'DeadlineOpened') return classOfRule(event.deadline.rule);
  if (event.type === 'EventCorrected') return classOfType(event.what);
  return byType[event.type];
}

/** Of a type alone; that of a deadline may be any. */
export const classOfType = (type: EventType): FieldClass =>
  Object.hasOwn(byType, type) ? byType[type as keyof typeof byType] : 'judgement';

/** Whose an event of a group is; null: the group's own. */
export const memberOf = (event: CohortEvent): string | null =>
  'trajectoryId' in event && typeof event.trajectoryId === 'string' ? event.trajectoryId : null;
