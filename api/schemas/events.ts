import { z } from 'zod';
import { codes, type EventType } from '../../domain/trajectory/index.ts';
import * as words from '../../words/index.ts';
import { actor, codesOf, count, day, many, moment, partner, province, ruleKey, rung, step, track } from './common.ts';
import { deadline } from './deadline.ts';

const id = z.string();
const referral = { referralId: id };
const coaching = { coachingId: id };
const lookup = { lookupId: id, system: z.enum(codes.lookupSystems) };
const ofDeadline = { deadlineId: id, rule: ruleKey };
const outcome = {
  kind: z.enum(codes.outcomes),
  hiredOn: day.nullable(),
  contract: z.enum(codes.contractKinds).optional(),
  hours: z.enum(codes.workingHours).optional(),
  training: z.enum(codes.trainingKinds).optional(),
};
const theme = z.enum(codes.themes);
const action = { actionId: id, owner: z.enum(codes.actionOwners), actorId: id.nullable(), targetOn: day };
const expert = { requestId: id };
const itsGroup = { cohortId: id.optional() };
const cohort = { ...referral, cohortId: id };

/** What each type of event carries; total over the types, so none is sent half. */
const shapes = {
  Registered: {
    trajectoryId: id,
    province,
    source: z.enum(codes.sources),
    mediatorId: id.nullable(),
    listedOn: day.nullable(),
    ruleVersion: z.string(),
    calendarVersion: count.optional(),
    reopens: id.optional(),
    because: z.enum(codes.reopenReasons).optional(),
    eligibleOn: day.optional(),
    edition: count.optional(),
  },
  ConsentGiven: { ocmw: z.boolean().optional(), riziv: z.boolean().optional(), employment: z.boolean().optional() },
  ConsentChanged: { ocmw: z.boolean(), riziv: z.boolean(), employment: z.boolean() },
  ConsentRefused: {},
  ConsentWithdrawn: {},
  LookupRequested: { ...lookup, attempt: count },
  LookupAnswered: {
    ...lookup,
    answer: z.string(),
    since: day.nullable(),
    certainty: z.enum(codes.certainties).optional(),
  },
  LookupUnanswered: { ...lookup, code: z.string() },
  LookupGivenUp: lookup,
  InscriptionRequested: {},
  InscriptionRefused: { code: z.string() },
  DeregistrationRequested: {},
  OcmwAsked: { questionId: id, question: z.enum(codes.ocmwQuestions) },
  OcmwAnswered: { questionId: id, answer: z.enum(codes.ocmwAnswers) },
  IntakeTalkHeld: {},
  EligibilityDecided: {
    verdict: z.enum(['eligible', 'notEligible']),
    inPoverty: z.boolean(),
    noPronouncedProblem: z.boolean(),
    motivated: z.boolean(),
    withinTwoYears: z.boolean(),
    reason: z.enum(codes.notEligibleReasons).nullable(),
    redirectTo: z.enum(codes.redirects).nullable(),
  },
  PlanAgreed: { how: z.enum(codes.agreements), witnessId: id.optional() },
  GoalAdded: { goalId: id, theme },
  GoalChanged: { goalId: id, theme },
  GoalReached: { goalId: id },
  GoalDropped: { goalId: id, reason: z.enum(codes.dropReasons) },
  ActionAdded: { ...action, theme },
  ActionChanged: action,
  ActionFinished: { actionId: id },
  ActionDropped: { actionId: id, reason: z.enum(codes.dropReasons) },
  WelfareActorAsked: { askId: id, actorId: id, actionId: id.nullable() },
  WelfareActorAnswered: { askId: id, answer: z.enum(codes.welfareAnswers) },
  ExpertRequested: expert,
  ExpertFound: { ...expert, expertId: id },
  ExpertTookPart: expert,
  ExpertDeclined: { ...expert, reason: z.enum(codes.expertDeclineReasons) },
  TopicRaised: { topicId: id, kind: z.enum(codes.topicKinds), theme },
  PlanReviewed: {},
  EndPrepared: {},
  AbsenceAnnounced: { absentOn: day },
  StillWaiting: {},
  ContactRecorded: { how: z.enum(codes.contactWays) },
  Referred: { ...referral, partner, track },
  ReferredOnward: { onwardId: id, destination: z.enum(codes.onwardDestinations), projectId: id.nullable() },
  OnwardResultRecorded: { onwardId: id, result: z.enum(codes.onwardResults) },
  PlaceGranted: referral,
  PlaceQueued: referral,
  PlaceOffered: { ...referral, outOfOrder: z.enum(codes.outOfOrderReasons).optional() },
  PlaceAccepted: referral,
  PlaceLapsed: referral,
  ReferralRedirected: { ...referral, from: partner, partner, track },
  ReferralAccepted: referral,
  ReferralDeclined: { ...referral, reason: z.enum(codes.declineReasons), ...itsGroup },
  ReferralWithdrawn: {
    ...referral,
    reason: codesOf(words.withdrawWords),
    partnerKnew: z.boolean().optional(),
    ...itsGroup,
  },
  CohortJoined: { ...cohort, startsOn: day },
  CohortLeft: { ...cohort, byGroup: z.literal(true).optional() },
  GroupStarted: { ...referral, endsOn: day, completableFrom: day },
  ConsultationHeld: { topicIds: many(id).optional(), ...itsGroup },
  AttendanceRecorded: { presence: z.enum(codes.presences), cohortId: id.optional(), session: id.optional() },
  AbsenceFollowedUp: { how: z.enum(codes.contactWays) },
  TrackExtended: { ...referral, endsOn: day, reason: z.enum(codes.trackExceptionReasons) },
  MidtermReportSubmitted: {},
  FinalReportSubmitted: {},
  GroupTrackReviewed: {},
  GroupTrackEnded: {
    ...referral,
    as: z.enum(['completed', 'success', 'early']),
    because: codesOf(words.groupEndWords),
    ...itsGroup,
  },
  GuidanceEnded: { because: codesOf(words.guidanceEndWords) },
  GroupOutcomeRegistered: { ...referral, ...outcome },
  OutcomeRegistered: outcome,
  OutcomeChecked: outcome,
  OutcomeCorrected: outcome,
  JobCoachingRequested: { ...coaching, kind: z.enum(codes.coachingKinds), hiredOn: day },
  JobCoachingDeclined: {},
  JobCoachAssigned: { ...coaching, coachId: id },
  EmployerAnswered: { ...coaching, consents: z.boolean() },
  JobCoachingStarted: coaching,
  JobCoachingLapsed: { ...coaching, because: codesOf(words.coachingLapseWords) },
  CoachingRecorded: coaching,
  JobCoachingEnded: { ...coaching, because: codesOf(words.coachingEndWords) },
  Paused: { reason: z.enum(codes.pauseReasons), until: day },
  Resumed: { pausedDays: count },
  MediatorChanged: { from: id.nullable(), mediatorId: id, reason: z.enum(codes.transferReasons) },
  ProvinceChanged: { from: province, province },
  EventCorrected: {
    corrected: count,
    what: z.string(),
    reason: z.enum(codes.correctionReasons),
    trueOn: day.optional(),
  },
  RulesAdopted: { from: z.string(), ruleVersion: z.string(), edition: count.optional() },
  CalendarAdopted: { version: count },
  TrajectoryMerged: { into: id },
  TrajectoryClosed: { reason: codesOf(words.closeWords) },
  ClosingUndone: {
    closing: count.describe('Number of the closing that was a mistake'),
    because: z.enum(codes.correctionReasons),
    was: codesOf(words.closeWords),
    restored: z.object({ phase: z.string() }).describe('How it stands again'),
    leftCohort: z.string().optional().describe('The group that went on without them meanwhile'),
  },
  SignalRefused: { command: z.string(), code: z.string() },
  DeadlineOpened: { deadline },
  DeadlineMoved: {
    ...ofDeadline,
    from: day,
    dueOn: day,
    steps: many(step),
    reason: z.enum(['pause', 'resumed', 'extension', 'calendar', 'rules', 'exception', 'plan']),
    why: z.string().nullable(),
    ruleVersion: z.string().optional(),
    anew: z.boolean().optional().describe('Its ladder begins again: a pause was noted late'),
  },
  DeadlineReached: { ...ofDeadline, rung },
  DeadlineMet: { ...ofDeadline, late: z.boolean() },
  DeadlineFell: ofDeadline,
  DeadlineCancelled: ofDeadline,
} as const satisfies Record<EventType, Readonly<Record<string, z.ZodType>>>;

const envelope = { sequence: count, on: day, at: moment, by: actor, noteId: z.string().optional() };

type Shapes = typeof shapes;
type Sent = {
  [T in EventType]: z.output<z.ZodObject<typeof envelope>> & { type: T } & {
    [K in keyof Shapes[T] as undefined extends z.output<Shapes[T][K] & z.ZodType> ? never : K]: z.output<
      Shapes[T][K] & z.ZodType
    >;
  } & {
    [K in keyof Shapes[T] as undefined extends z.output<Shapes[T][K] & z.ZodType> ? K : never]?: Exclude<
      z.output<Shapes[T][K] & z.ZodType>,
      undefined
    >;
  };
}[EventType];

const variants = Object.entries(shapes).map(([type, shape]) =>
  z.object({ ...envelope, type: z.literal(type), ...shape }),
);

/** One event of a trajectory: codes, dates and ids; the type says which fields it carries. */
export const event = z
  .discriminatedUnion('type', variants as unknown as [z.ZodObject<typeof envelope & { type: z.ZodLiteral<EventType> }>])
  .meta({ id: 'Event', description: 'Something that happened, or in a forecast will happen' }) as unknown as z.ZodType<
  Sent,
  Sent
>;
