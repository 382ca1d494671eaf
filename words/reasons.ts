import type { codes } from '../domain/trajectory/index.ts';
import type { Words } from './lang.ts';

/** The words for the closed lists of reasons: why something ended, moved or was refused. Total by their types. */
type Of<C extends string> = Readonly<Record<C, Words>>;
type One<L extends readonly string[]> = L[number];

const other: Words = { nl: 'andere reden', en: 'other reason' };
const foundWork: Words = { nl: 'werk gevonden', en: 'found work' };
const startedTraining: Words = { nl: 'opleiding gestart', en: 'started training' };

export const redirectWords: Of<codes.Redirect> = {
  workAndCare: { nl: 'werk- en zorgtraject', en: 'work-and-care trajectory' },
  tweOcmw: { nl: 'tijdelijke werkervaring (TWE-OCMW)', en: 'temporary work experience (TWE-OCMW)' },
  wijkWerken: { nl: 'wijk-werken', en: 'wijk-werken' },
  gob: { nl: 'GOB', en: 'specialised training service (GOB)' },
  care: { nl: 'zorg', en: 'care' },
};

export const notEligibleWords: Of<codes.NotEligibleReason> = {
  notInPoverty: { nl: 'niet in armoede', en: 'not in poverty' },
  pronouncedProblem: {
    nl: 'uitgesproken medische, mentale, psychische of psychiatrische problematiek',
    en: 'pronounced medical, mental, psychic or psychiatric problem',
  },
  notMotivated: { nl: 'onvoldoende motivatie om te werken', en: 'not enough motivation to work' },
  tooFarFromWork: {
    nl: 'opleiding of werk niet binnen twee jaar verwacht',
    en: 'training or work not expected within two years',
  },
  other,
};

export const declineWords: Of<One<typeof codes.declineReasons>> = {
  noMatch: { nl: 'past niet bij de groep', en: 'no match with the group' },
  noRoom: { nl: 'geen plaats', en: 'no room' },
  unreachable: { nl: 'persoon niet bereikt', en: 'person not reached' },
  other,
};

export const withdrawWords: Of<codes.WithdrawReason> = {
  moved: { nl: 'verhuisd naar een andere provincie', en: 'moved to another province' },
  otherPartner: { nl: 'naar een andere partner', en: 'to another partner' },
  personDeclines: { nl: 'de persoon wil niet', en: 'the person declines' },
  otherPlan: { nl: 'ander plan', en: 'another plan' },
  other,
  guidanceEnded: { nl: 'de begeleiding eindigde', en: 'guidance ended' },
  closed: { nl: 'het traject werd afgesloten', en: 'the trajectory was closed' },
};

export const groupEndWords: Of<codes.GroupEndReason | 'completed' | 'cap' | 'closed' | 'otherPartner'> = {
  otherPartner: withdrawWords.otherPartner,
  foundWork,
  startedTraining,
  droppedOut: { nl: 'afgehaakt', en: 'dropped out' },
  ill: { nl: 'ziekte', en: 'illness' },
  noMatch: declineWords.noMatch,
  other,
  completed: { nl: 'afgerond', en: 'completed' },
  cap: { nl: 'langste duur van het traject bereikt', en: 'longest duration of the trajectory reached' },
  closed: withdrawWords.closed,
};

export const guidanceEndWords: Of<codes.GuidanceEndReason> = {
  foundWork,
  startedTraining,
  goalsReached: { nl: 'doelen bereikt', en: 'goals reached' },
  other,
  groupTrack: { nl: 'groepstraject beëindigd', en: 'group track ended' },
  cap: groupEndWords.cap,
};

export const coachingEndWords: Of<codes.CoachingEndReason | 'closed'> = {
  settled: { nl: 'ingewerkt', en: 'settled in' },
  jobLost: { nl: 'job verloren', en: 'job lost' },
  personStops: { nl: 'de persoon stopt', en: 'the person stops' },
  employerStops: { nl: 'de werkgever stopt', en: 'the employer stops' },
  other,
  sixMonths: { nl: 'langste duur bereikt', en: 'longest duration reached' },
  closed: withdrawWords.closed,
};

export const coachingLapseWords: Of<'employerRefused' | 'oneYearInService' | 'closed'> = {
  employerRefused: { nl: 'de werkgever gaat niet akkoord', en: 'the employer does not agree' },
  oneYearInService: { nl: 'één jaar in dienst', en: 'one year in service' },
  closed: withdrawWords.closed,
};

export const pauseWords: Of<One<typeof codes.pauseReasons>> = {
  illness: { nl: 'ziekte', en: 'illness' },
  care: { nl: 'zorg voor iemand', en: 'care for someone' },
  housing: { nl: 'huisvesting', en: 'housing' },
  temporaryWork: { nl: 'tijdelijk werk', en: 'temporary work' },
  abroad: { nl: 'in het buitenland', en: 'abroad' },
  other,
};

export const closeWords: Of<codes.CloseReason> = {
  byPerson: { nl: 'gestopt door de persoon', en: 'stopped by the person' },
  movedAway: { nl: 'verhuisd', en: 'moved away' },
  deceased: { nl: 'overleden', en: 'deceased' },
  completed: { nl: 'volledig doorlopen', en: 'completed' },
  consentRefused: { nl: 'toestemming geweigerd', en: 'consent refused' },
  consentWithdrawn: { nl: 'toestemming ingetrokken', en: 'consent withdrawn' },
  noConsent: { nl: 'geen toestemming gekregen', en: 'no consent given' },
  notEligible: { nl: 'komt niet in aanmerking', en: 'not eligible' },
  merged: { nl: 'samengevoegd met een ander traject', en: 'merged with another trajectory' },
};

export const extensionWords: Of<One<typeof codes.extensionReasons>> = {
  personUnavailable: { nl: 'persoon niet beschikbaar', en: 'person not available' },
  partnerUnavailable: { nl: 'partner niet beschikbaar', en: 'partner not available' },
  waitingForThirdParty: { nl: 'wacht op een derde', en: 'waiting for a third party' },
  staffAbsence: { nl: 'afwezigheid van personeel', en: 'absence of staff' },
  other,
};

export const dropWords: Of<One<typeof codes.dropReasons>> = {
  notNeeded: { nl: 'niet meer nodig', en: 'not needed any more' },
  notPossible: { nl: 'niet mogelijk', en: 'not possible' },
  personDeclines: withdrawWords.personDeclines,
  other: other,
};

export const expertDeclineWords: Of<One<typeof codes.expertDeclineReasons>> = {
  nobodyAvailable: { nl: 'niemand beschikbaar', en: 'nobody available' },
  personDeclines: withdrawWords.personDeclines,
  notNeeded: dropWords.notNeeded,
  other: other,
};

export const trackExceptionWords: Of<One<typeof codes.trackExceptionReasons>> = {
  illness: pauseWords.illness,
  groupDelayed: { nl: 'groep liep vertraging op', en: 'the group was delayed' },
  nearCompletion: { nl: 'bijna afgerond', en: 'nearly completed' },
  other: other,
};

export const outOfOrderWords: Of<One<typeof codes.outOfOrderReasons>> = {
  urgentSituation: { nl: 'dringende situatie', en: 'urgent situation' },
  groupFits: { nl: 'deze groep past', en: 'this group fits' },
  waitedElsewhere: { nl: 'wachtte al in een andere provincie', en: 'waited in another province already' },
  other: other,
};

export const transferWords: Of<One<typeof codes.transferReasons>> = {
  staffLeaves: { nl: 'bemiddelaar vertrekt', en: 'the mediator leaves' },
  staffAbsence: extensionWords.staffAbsence,
  caseload: { nl: 'te veel trajecten', en: 'caseload' },
  personAsks: { nl: 'op vraag van de persoon', en: 'the person asks' },
  moved: withdrawWords.moved,
  other: other,
};

export const correctionWords: Of<One<typeof codes.correctionReasons>> = {
  wrongDate: { nl: 'verkeerde datum', en: 'wrong date' },
  wrongPerson: { nl: 'verkeerde persoon', en: 'wrong person' },
  didNotHappen: { nl: 'gebeurde niet', en: 'did not happen' },
  other: other,
};

export const reopenWords: Of<codes.ReopenReason> = {
  personReturns: { nl: 'de persoon komt terug', en: 'the person returns' },
  reconsideration: { nl: 'heroverweging van de beslissing', en: 'reconsideration of the decision' },
  closedByMistake: { nl: 'bij vergissing afgesloten', en: 'closed by mistake' },
  other: other,
};
