/** The closed lists of codes that commands and events carry. Free text never does: it stays in the side store under a `noteId`. */
export const sources = ['vdab', 'ocmw', 'integration', 'riziv', 'self'] as const;
export type Source = (typeof sources)[number];

export const redirects = ['workAndCare', 'tweOcmw', 'wijkWerken', 'gob', 'care'] as const;
export type Redirect = (typeof redirects)[number];

/** Where someone is sent on to beside the group, at any moment of the guidance [S]. */
export const onwardDestinations = ['tweOcmw', 'wijkWerken', 'workAndCare', 'esfProject', 'gob', 'other'] as const;
export type OnwardDestination = (typeof onwardDestinations)[number];
/** What came of it; after the first two more may come. */
export const onwardResults = ['started', 'unknown', 'notStarted', 'stopped', 'completed'] as const;
export type OnwardResult = (typeof onwardResults)[number];

export const notEligibleReasons = [
  'notInPoverty',
  'pronouncedProblem',
  'notMotivated',
  'tooFarFromWork',
  'other',
] as const;
export type NotEligibleReason = (typeof notEligibleReasons)[number];

export const agreements = ['signed', 'orally'] as const;
export const contactWays = ['phone', 'visit', 'office', 'online'] as const;
export const declineReasons = ['noMatch', 'noRoom', 'unreachable', 'other'] as const;
export const withdrawReasons = ['personDeclines', 'otherPlan', 'other'] as const;
/** Why a referral ends that nobody took back for its own sake. */
export type WithdrawReason = (typeof withdrawReasons)[number] | 'moved' | 'otherPartner' | 'guidanceEnded' | 'closed';
export const groupEndReasons = ['foundWork', 'startedTraining', 'droppedOut', 'ill', 'noMatch', 'other'] as const;
export type GroupEndReason = (typeof groupEndReasons)[number];

export const guidanceEndReasons = ['foundWork', 'startedTraining', 'goalsReached', 'other'] as const;
export type GuidanceEndReason = (typeof guidanceEndReasons)[number] | 'groupTrack' | 'cap';

/** The four goals of the programme and the step between. */
export const outcomes = [
  'lookingForWork',
  'inTraining',
  'obtainingQualification',
  'atWork',
  'competenceBuilding',
] as const;
export type OutcomeKind = (typeof outcomes)[number];

export const coachingKinds = ['ordinary', 'specialised'] as const;
export type CoachingKind = (typeof coachingKinds)[number];

export const coachingEndReasons = ['settled', 'jobLost', 'personStops', 'employerStops', 'other'] as const;
export type CoachingEndReason = (typeof coachingEndReasons)[number] | 'sixMonths';

export const pauseReasons = ['illness', 'care', 'housing', 'temporaryWork', 'abroad', 'other'] as const;
export const stopReasons = ['byPerson', 'movedAway', 'deceased'] as const;
export type CloseReason =
  | (typeof stopReasons)[number]
  | 'completed'
  | 'consentRefused'
  | 'consentWithdrawn'
  | 'noConsent'
  | 'notEligible'
  | 'merged';

export const extensionReasons = [
  'personUnavailable',
  'partnerUnavailable',
  'waitingForThirdParty',
  'staffAbsence',
  'other',
] as const;

export const lookupSystems = ['ocmw', 'riziv', 'employment'] as const;
export type LookupSystem = (typeof lookupSystems)[number];

/** How sure an answer is: MAGDA answers about an unknown person as about one to whom nothing applies. */
export const certainties = ['stated', 'notStated'] as const;
export type Certainty = (typeof certainties)[number];

/** What the OCMW of the municipality is asked: is there an integration contract (GPMI), who is the social worker. */
export const ocmwQuestions = ['gpmi', 'socialWorker'] as const;
export type OcmwQuestion = (typeof ocmwQuestions)[number];
/** Of a social worker only that the name was given: the name itself is in the side store. */
export const ocmwAnswers = ['yes', 'no', 'inPreparation', 'given', 'notKnown'] as const;
export type OcmwAnswer = (typeof ocmwAnswers)[number];

/** What the OCMW of the municipality is told. */
export const ocmwNotices = ['started', 'planAgreed', 'ended'] as const;
export type OcmwNotice = (typeof ocmwNotices)[number];

/** Domains of life in the welfare plan, and what a topic for the consultation is about [S: housing, mobility, debts, health, care of children …]. */
export const themes = [
  'income',
  'debts',
  'housing',
  'health',
  'mobility',
  'childcare',
  'administration',
  'language',
  'network',
  'selfImage',
  'work',
  'training',
] as const;
export type Theme = (typeof themes)[number];

/** Who does an action of the plan. */
export const actionOwners = ['jobseeker', 'mediator', 'welfareActor'] as const;
export type ActionOwner = (typeof actionOwners)[number];
export const dropReasons = ['notNeeded', 'notPossible', 'personDeclines', 'other'] as const;

/** What a welfare actor answers to a request for help. */
export const welfareAnswers = ['helps', 'waitingList', 'cannotHelp'] as const;
export const expertDeclineReasons = ['nobodyAvailable', 'personDeclines', 'notNeeded', 'other'] as const;

/** A theme that mediation brings to the group, or a signal: a barrier met again and again [S]. */
export const topicKinds = ['theme', 'signal'] as const;
export const presences = ['present', 'excused', 'absent'] as const;
export type Presence = (typeof presences)[number];

export const trackExceptionReasons = ['illness', 'groupDelayed', 'nearCompletion', 'other'] as const;
export const outOfOrderReasons = ['urgentSituation', 'groupFits', 'waitedElsewhere', 'other'] as const;
export const transferReasons = ['staffLeaves', 'staffAbsence', 'caseload', 'personAsks', 'moved', 'other'] as const;
export const correctionReasons = ['wrongDate', 'wrongPerson', 'didNotHappen', 'other'] as const;
export type CorrectionReason = (typeof correctionReasons)[number];
export const reopenReasons = ['personReturns', 'reconsideration', 'closedByMistake', 'other'] as const;
export type ReopenReason = (typeof reopenReasons)[number];

export const contractKinds = ['permanent', 'temporary', 'interim', 'workExperience', 'selfEmployed'] as const;
export const workingHours = ['fullTime', 'partTime'] as const;
export const trainingKinds = ['vdab', 'adultEducation', 'workplace', 'language', 'other'] as const;
