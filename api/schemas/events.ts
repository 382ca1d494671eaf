import { z } from 'zod';
import { codes, type HappeningType } from '../../domain/trajectory/index.ts';
import * as words from '../../domain/words/index.ts';
import { actor, codesOf, count, day, many, moment, partner, province, ruleKey, rung, step, track } from './common.ts';
import { deadline } from './deadline.ts';

const id = z.string();
const referral = { referralId: id };
const coaching = { coachingId: id };
const lookup = { lookupId: id, system: z.enum(codes.lookupSystems) };
const ofDeadline = { deadlineId: id, rule: ruleKey };
const outcome = { kind: z.enum(codes.outcomes), hiredOn: day.nullable() };

/** What each type of event carries; total over the types, so none is sent half. */
const shapes = {
  Registered: {
    trajectoryId: id,
    province,
    source: z.enum(codes.sources),
    mediatorId: id.nullable(),
    listedOn: day.nullable(),
    ruleVersion: z.string(),
  },
  ConsentGiven: {},
  ConsentRefused: {},
  ConsentWithdrawn: {},
  LookupRequested: { ...lookup, attempt: count },
  LookupAnswered: { ...lookup, answer: z.string(), since: day.nullable() },
  LookupUnanswered: { ...lookup, code: z.string() },
  LookupGivenUp: lookup,
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
  PlanAgreed: { how: z.enum(codes.agreements) },
  PlanReviewed: {},
  EndPrepared: {},
  ContactRecorded: { how: z.enum(codes.contactWays) },
  Referred: { ...referral, partner, track },
  PlaceGranted: referral,
  PlaceQueued: referral,
  PlaceOffered: referral,
  PlaceAccepted: referral,
  PlaceLapsed: referral,
  ReferralAccepted: referral,
  ReferralDeclined: { ...referral, reason: z.enum(codes.declineReasons) },
  ReferralWithdrawn: { ...referral, reason: codesOf(words.withdrawWords) },
  GroupStarted: { ...referral, endsOn: day, completableFrom: day },
  ConsultationHeld: {},
  MidtermReportSubmitted: {},
  FinalReportSubmitted: {},
  GroupTrackReviewed: {},
  GroupTrackEnded: {
    ...referral,
    as: z.enum(['completed', 'success', 'early']),
    because: codesOf(words.groupEndWords),
  },
  GuidanceEnded: { because: codesOf(words.guidanceEndWords) },
  OutcomeRegistered: outcome,
  OutcomeChecked: outcome,
  JobCoachingRequested: { ...coaching, kind: z.enum(codes.coachingKinds), hiredOn: day },
  JobCoachAssigned: { ...coaching, coachId: id },
  EmployerAnswered: { ...coaching, consents: z.boolean() },
  JobCoachingStarted: coaching,
  JobCoachingLapsed: { ...coaching, because: codesOf(words.coachingLapseWords) },
  CoachingRecorded: coaching,
  JobCoachingEnded: { ...coaching, because: codesOf(words.coachingEndWords) },
  Paused: { reason: z.enum(codes.pauseReasons), until: day },
  Resumed: { pausedDays: count },
  TrajectoryClosed: { reason: codesOf(words.closeWords) },
  SignalRefused: { command: z.string(), code: z.string() },
  DeadlineOpened: { deadline },
  DeadlineMoved: {
    ...ofDeadline,
    from: day,
    dueOn: day,
    steps: many(step),
    reason: z.enum(['pause', 'resumed', 'extension', 'calendar', 'rules']),
    why: z.string().nullable(),
  },
  DeadlineReached: { ...ofDeadline, rung },
  DeadlineMet: { ...ofDeadline, late: z.boolean() },
  DeadlineFell: ofDeadline,
  DeadlineCancelled: ofDeadline,
} as const satisfies Record<HappeningType, Readonly<Record<string, z.ZodType>>>;

const envelope = { sequence: count, on: day, at: moment, by: actor, noteId: z.string().optional() };

type Shapes = typeof shapes;
type Sent = {
  [T in HappeningType]: z.output<z.ZodObject<typeof envelope>> & { type: T } & {
    [K in keyof Shapes[T]]: z.output<Shapes[T][K] & z.ZodType>;
  };
}[HappeningType];

const variants = Object.entries(shapes).map(([type, shape]) =>
  z.object({ ...envelope, type: z.literal(type), ...shape }),
);

/** One event of a trajectory: codes, dates and ids; the type says which fields it carries. */
export const event = z
  .discriminatedUnion(
    'type',
    variants as unknown as [z.ZodObject<typeof envelope & { type: z.ZodLiteral<HappeningType> }>],
  )
  .meta({ id: 'Event', description: 'Something that happened, or in a forecast will happen' }) as unknown as z.ZodType<
  Sent,
  Sent
>;
