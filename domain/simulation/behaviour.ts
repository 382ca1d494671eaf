import type { Province } from '../rules/index.ts';
import type * as codes from '../trajectory/codes.ts';

/** S: stated by the sources; D: a default of ours. Every number is shown with it, beside every result. */
type From = 'S' | 'D';

/** A share of people, 0 … 1. */
interface Share {
  readonly kind: 'share';
  readonly value: number;
  readonly from: From;
}
/** Calendar days: at least, most often, at most (a triangle). */
interface Days {
  readonly kind: 'days';
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  readonly from: From;
}
/** How often each happens, compared with the others; they need not add up. */
interface Weights<K extends string = string> {
  readonly kind: 'weights';
  readonly of: Readonly<Record<K, number>>;
  readonly from: From;
}
interface Count {
  readonly kind: 'count';
  readonly value: number;
  readonly from: From;
}
export type Assumption = Share | Days | Weights | Count;
export type { Count, Days, Share, Weights };

const share = (value: number, from: From = 'D'): Share => ({ kind: 'share', value, from });
const days = (low: number, likely: number, high: number, from: From = 'D'): Days => ({
  ...{ kind: 'days', low, likely, high, from },
});
const weights = <K extends string>(of: Readonly<Record<K, number>>, from: From = 'D'): Weights<K> => ({
  ...{ kind: 'weights', of, from },
});
const count = (value: number, from: From = 'D'): Count => ({ kind: 'count', value, from });

/** In summer and in December fewer people are registered. */
const byMonth = {
  ...{ '01': 10, '02': 9, '03': 10, '04': 9, '05': 9, '06': 8 },
  ...{ '07': 5, '08': 6, '09': 11, '10': 10, '11': 9, '12': 4 },
} as const;
/** About as the people of Flanders live. */
const byProvince: Readonly<Record<Province, number>> = {
  antwerp: 28,
  limburg: 13,
  eastFlanders: 23,
  flemishBrabant: 18,
  westFlanders: 18,
};

/**
 * How the invented people, mediators and partners behave: data and nothing else. The numbers that bind (60 places, 12 weeks,
 * 24 months …) are not here: they stand in the rules, and the programme itself applies them.
 */
export const behaviour = {
  // How people come in.
  arrivesInMonth: weights(byMonth),
  arrivesInProvince: weights(byProvince),
  comesFrom: weights<(typeof codes.sources)[number]>({ vdab: 50, ocmw: 28, integration: 8, riziv: 6, self: 8 }),
  // Until the plan.
  consents: share(0.9),
  refusesConsent: share(0.04),
  consentAfter: days(1, 7, 30),
  talkAfter: days(2, 9, 25),
  decisionAfter: days(1, 4, 12),
  eligible: share(0.88),
  planAfter: days(5, 21, 50),
  // Individual mediation.
  actionsInPlan: count(2),
  refersOnward: share(0.15),
  onwardAfter: days(10, 50, 150),
  pauses: share(0.12),
  pauseAfter: days(20, 90, 240),
  pauseLasts: days(10, 30, 90),
  stops: share(0.06),
  stopAfter: days(20, 120, 400),
  endsGuidance: share(0.75),
  guidanceEndAfter: days(120, 270, 600),
  guidanceEndsFor: weights<(typeof codes.guidanceEndReasons)[number]>({
    ...{ foundWork: 35, startedTraining: 20, goalsReached: 30, other: 15 },
  }),
  // To the group, and waiting for it.
  refers: share(0.68),
  referAfter: days(14, 45, 150),
  refersAgain: share(0.35),
  referAgainAfter: days(20, 45, 120),
  partnerAccepts: share(0.9),
  partnerAnswersAfter: days(1, 4, 12),
  takesPlace: share(0.85),
  takesPlaceAfter: days(1, 3, 6),
  leavesLine: share(0.12),
  leavesLineAfter: days(30, 90, 240),
  leavesBeforeStart: share(0.05),
  leavesBeforeStartAfter: days(5, 20, 40),
  // The groups of the partner, in each province.
  groupsPerYear: count(6),
  groupSize: count(12),
  groupStartsFrom: count(6),
  groupLead: days(10, 14, 21),
  // In the group.
  presence: weights<(typeof codes.presences)[number]>({ present: 82, excused: 9, absent: 9 }),
  groupEndsEarly: weights({ no: 70, droppedOut: 13, foundWork: 9, startedTraining: 4, ill: 4 }),
  longTrackLasts: days(183, 300, 540),
  // Afterwards.
  outcome: weights<(typeof codes.outcomes)[number]>({
    ...{ lookingForWork: 45, inTraining: 20, obtainingQualification: 10, atWork: 13, competenceBuilding: 12 },
  }),
  outcomeOfGroup: weights<(typeof codes.outcomes)[number]>({
    ...{ lookingForWork: 60, inTraining: 14, obtainingQualification: 6, atWork: 8, competenceBuilding: 12 },
  }),
  outcomeStays: share(0.88),
  asksCoaching: share(0.3),
  coachingAskedAfter: days(5, 20, 60),
  employerAgrees: share(0.85),
  coachingEndsEarly: share(0.25),
  coachingEndsAfter: days(30, 90, 170),
  wantsCoachingAtEnd: share(0.15),
  // How people work.
  acts: weights({ inTime: 82, late: 12, later: 4.5, muchLater: 1.5 }),
  mediatorsPerProvince: count(3),
  peoplePerMediator: count(60),
} as const satisfies Readonly<Record<string, Assumption>>;

export type Behaviour = typeof behaviour;
export type AssumptionKey = keyof typeof behaviour;
export const assumptionKeys = Object.keys(behaviour) as AssumptionKey[];
