import type { Effect, LetterAbout, LetterTo, Recipient, Rung } from '../domain/trajectory/index.ts';
import { outOfOrderReasons, type CloseReason } from '../domain/trajectory/codes.ts';
import type { Owner, RuleKind } from '../domain/rules/index.ts';

/**
 * The closed lists that the CHECK constraints are made of. The domain has most of them as types only; `satisfies` and the
 * proofs below make the compiler refuse a list that differs from its type.
 */
type Covers<T extends string, L extends readonly T[]> = [T] extends [L[number]] ? true : false;
const covers =
  <T extends string>() =>
  <const L extends readonly T[]>(list: L & (Covers<T, L> extends true ? L : never)): L =>
    list;

export { provinceCodes as provinces } from '../domain/people/codes.ts';
/** Of the deadlines of trajectories: what is the coordinator's own is a deadline of something else. */
export const owners = covers<Exclude<Owner, 'programmeCoordinator'>>()([
  'mediator',
  'partner',
  'groupWorker',
  'jobCoach',
  'teamLead',
  'rule',
  'system',
]);
export const ruleKinds = covers<RuleKind>()(['task', 'limit', 'opening', 'recurring', 'retry', 'count']);
export const rungs = covers<Rung>()([
  'reminder',
  'overdue',
  'teamLead',
  'programmeCoordinator',
  'falls',
  'opens',
  'asksAgain',
]);
export const effectKinds = covers<Effect['kind']>()([
  'notify',
  'letter',
  'askOutside',
  'inscribe',
  'deregister',
  'tellOcmw',
  'askOcmw',
  'requestPlace',
  'releasePlace',
  'tellCohort',
]);
export const recipients = covers<Recipient>()([...owners, 'partnerCoordinator', 'programmeCoordinator', 'jobseeker']);

export const staffRoles = [
  'mediator',
  'teamLead',
  'programmeCoordinator',
  'groupWorker',
  'partnerCoordinator',
  'jobCoach',
] as const;
export type StaffRole = (typeof staffRoles)[number];

export const organisationKinds = ['vdab', 'partner', 'gob'] as const;

export const letterRecipients = covers<LetterTo>()(['jobseeker', 'welfareActor']);
export const letterSubjects = covers<LetterAbout>()(['eligible', 'notEligible', 'consentWithdrawn', 'helpAsked']);
export const welfareKinds = ['ocmw', 'caw', 'debts', 'housing', 'health', 'childcare', 'language', 'other'] as const;

export const closingReasons = ['bridgeDay', 'annualClosing', 'strike', 'other'] as const;

/** What became of a deadline. */
export const deadlineStatuses = ['open', 'metInTime', 'metLate', 'fell', 'cancelled'] as const;
export type DeadlineStatus = (typeof deadlineStatuses)[number];

export const lookupStatuses = ['asked', 'toAskAgain', 'answered', 'givenUp', 'stopped'] as const;
/** How an OCMW is reached: its own system, or a mail with a link. */
export const agreementChannels = ['api', 'mail'] as const;
export type AgreementChannel = (typeof agreementChannels)[number];

/** Of the breaker before each outside system: closed lets calls through, open none, halfOpen one to see. */
export const breakerStates = ['closed', 'open', 'halfOpen'] as const;
export type BreakerState = (typeof breakerStates)[number];

/** What became of one attempt to tell or ask another system. `asked`: it is under way, or its end was lost. */
export const disclosureOutcomes = ['asked', 'answered', 'refused', 'unanswered', 'notDelivered'] as const;
export type DisclosureOutcome = (typeof disclosureOutcomes)[number];
export const disclosurePurposes = ['factsForIntake', 'jobCoachingCondition', 'interest', 'cooperation'] as const;
export type DisclosurePurpose = (typeof disclosurePurposes)[number];
export const legalGrounds = ['consent', 'endOfConsent', 'consentAndAgreement'] as const;
export type LegalGround = (typeof legalGrounds)[number];

/** `asked`: from before the call on, so that its end is owed; `shared`: another trajectory of the person goes on with it. */
export const inscriptionStatuses = ['asked', 'open', 'refused', 'closing', 'closed', 'shared'] as const;
export type InscriptionStatus = (typeof inscriptionStatuses)[number];

export const effectStatuses = ['pending', 'done', 'dropped'] as const;
export type EffectStatus = (typeof effectStatuses)[number];

/** granted and offered take a place of the quota; queued waits for one; released gave it back or never had one. */
export const placeStatuses = ['granted', 'queued', 'offered', 'released'] as const;
export type PlaceStatus = (typeof placeStatuses)[number];

export { outOfOrderReasons };
export type OutOfOrderReason = (typeof outOfOrderReasons)[number];

export const closeReasons = covers<CloseReason>()([
  'byPerson',
  'movedAway',
  'deceased',
  'completed',
  'consentRefused',
  'consentWithdrawn',
  'noConsent',
  'notEligible',
  'merged',
]);
