/** The closed lists of codes that commands and events carry. Free text never does: it stays in the side store under a `noteId`. */
export const sources = ['vdab', 'ocmw', 'integration', 'riziv', 'self'] as const;
export type Source = (typeof sources)[number];

export const redirects = ['workAndCare', 'tweOcmw', 'wijkWerken', 'gob', 'care'] as const;
export type Redirect = (typeof redirects)[number];

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
  (typeof stopReasons)[number] | 'completed' | 'consentRefused' | 'consentWithdrawn' | 'noConsent' | 'notEligible';

export const extensionReasons = [
  'personUnavailable',
  'partnerUnavailable',
  'waitingForThirdParty',
  'staffAbsence',
  'other',
] as const;

export const lookupSystems = ['ocmw', 'riziv', 'employment'] as const;
export type LookupSystem = (typeof lookupSystems)[number];
