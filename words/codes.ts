import type { Owner, Partner, Province, Track } from '../domain/rules/index.ts';
import type { ActorRole, codes, Lookup, Phase, Rung } from '../domain/trajectory/index.ts';
import type { Words } from './lang.ts';

/** The words for every closed list of codes. Each record is total by its type: a new code without words does not compile. */
type Of<C extends string> = Readonly<Record<C, Words>>;
type One<L extends readonly string[]> = L[number];

export const phaseWords: Of<Phase> = {
  none: { nl: 'niet aangemeld', en: 'not registered' },
  registration: { nl: 'aanmelding', en: 'registration' },
  intake: { nl: 'intake', en: 'intake' },
  planning: { nl: 'welzijnsplan', en: 'welfare plan' },
  mediation: { nl: 'bemiddeling', en: 'mediation' },
  waiting: { nl: 'wachtlijst', en: 'waiting list' },
  groupTrack: { nl: 'groepstraject', en: 'group track' },
  followUp: { nl: 'opvolging', en: 'follow-up' },
  jobCoaching: { nl: 'jobcoaching', en: 'jobcoaching' },
  closed: { nl: 'afgesloten', en: 'closed' },
};

export const provinceWords: Of<Province> = {
  antwerp: { nl: 'Antwerpen', en: 'Antwerp' },
  limburg: { nl: 'Limburg', en: 'Limburg' },
  eastFlanders: { nl: 'Oost-Vlaanderen', en: 'East Flanders' },
  flemishBrabant: { nl: 'Vlaams-Brabant', en: 'Flemish Brabant' },
  westFlanders: { nl: 'West-Vlaanderen', en: 'West Flanders' },
};

export const partnerWords: Of<Partner> = {
  groepIntro: { nl: 'Groep Intro vzw', en: 'Groep Intro vzw' },
  randstad: { nl: 'Randstad', en: 'Randstad' },
};

export const trackWords: Of<Track> = {
  intro: { nl: 'groepstraject van 12 weken', en: '12-week group track' },
  randstad: { nl: 'groepstraject van 6 tot 24 maanden', en: 'group track of 6 to 24 months' },
};

/** Whose a deadline is. */
export const ownerWords: Of<Owner> = {
  mediator: { nl: 'bemiddelaar', en: 'mediator' },
  partner: { nl: 'partner', en: 'partner' },
  groupWorker: { nl: 'groepswerker', en: 'group worker' },
  jobCoach: { nl: 'jobcoach', en: 'jobcoach' },
  teamLead: { nl: 'teamleider', en: 'team lead' },
  rule: { nl: 'regel', en: 'rule' },
  system: { nl: 'systeem', en: 'system' },
};

export const roleWords: Of<ActorRole> = {
  mediator: ownerWords.mediator,
  groupWorker: ownerWords.groupWorker,
  jobCoach: ownerWords.jobCoach,
  teamLead: ownerWords.teamLead,
  programmeCoordinator: { nl: 'programmacoördinator', en: 'programme coordinator' },
  partnerCoordinator: { nl: 'coördinator van de partner', en: 'partner coordinator' },
  jobseeker: { nl: 'werkzoekende', en: 'jobseeker' },
  operator: { nl: 'operator', en: 'operator' },
  rule: ownerWords.rule,
  system: ownerWords.system,
};

export const rungWords: Of<Rung> = {
  reminder: { nl: 'herinnering', en: 'reminder' },
  overdue: { nl: 'te laat', en: 'overdue' },
  teamLead: { nl: 'naar teamleider', en: 'to team lead' },
  programmeCoordinator: { nl: 'naar programmacoördinator', en: 'to programme coordinator' },
  falls: { nl: 'termijn verstreken', en: 'term over' },
  opens: { nl: 'vanaf nu toegelaten', en: 'allowed from now' },
  asksAgain: { nl: 'opnieuw gevraagd', en: 'asked again' },
};

export const escalationWords: Of<'0' | '1' | '2' | '3'> = {
  0: { nl: 'niet geëscaleerd', en: 'not escalated' },
  1: { nl: 'gemeld aan wie het moet doen', en: 'told to whoever must do it' },
  2: { nl: 'gemeld aan de teamleider', en: 'told to the team lead' },
  3: { nl: 'gemeld aan de programmacoördinator', en: 'told to the programme coordinator' },
};

export const sourceWords: Of<codes.Source> = {
  vdab: { nl: 'VDAB', en: 'VDAB' },
  ocmw: { nl: 'OCMW of lokaal bestuur', en: 'OCMW or local government' },
  integration: { nl: 'Agentschap Integratie en Inburgering', en: 'Agency for Integration' },
  riziv: { nl: 'lijst van het RIZIV', en: 'RIZIV list' },
  self: { nl: 'de persoon zelf', en: 'the person themself' },
};

export const redirectWords: Of<codes.Redirect> = {
  workAndCare: { nl: 'werk- en zorgtraject', en: 'work-and-care trajectory' },
  tweOcmw: { nl: 'tijdelijke werkervaring (TWE-OCMW)', en: 'temporary work experience (TWE-OCMW)' },
  wijkWerken: { nl: 'wijk-werken', en: 'wijk-werken' },
  gob: { nl: 'GOB', en: 'specialised training service (GOB)' },
  care: { nl: 'zorg', en: 'care' },
};

const other: Words = { nl: 'andere reden', en: 'other reason' };
const foundWork: Words = { nl: 'werk gevonden', en: 'found work' };
const startedTraining: Words = { nl: 'opleiding gestart', en: 'started training' };

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

export const agreementWords: Of<One<typeof codes.agreements>> = {
  signed: { nl: 'ondertekend', en: 'signed' },
  orally: { nl: 'mondeling', en: 'orally' },
};

export const contactWords: Of<One<typeof codes.contactWays>> = {
  phone: { nl: 'telefoon', en: 'phone' },
  visit: { nl: 'huisbezoek', en: 'home visit' },
  office: { nl: 'op kantoor', en: 'at the office' },
  online: { nl: 'online', en: 'online' },
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

export const outcomeWords: Of<codes.OutcomeKind> = {
  lookingForWork: { nl: 'zoekt werk', en: 'looking for work' },
  inTraining: { nl: 'volgt een opleiding', en: 'in training' },
  obtainingQualification: { nl: 'behaalt een kwalificatie', en: 'obtaining a qualification' },
  atWork: { nl: 'aan het werk', en: 'at work' },
  competenceBuilding: { nl: 'versterkt competenties', en: 'building competences' },
};

export const coachingWords: Of<codes.CoachingKind> = {
  ordinary: { nl: 'gewone jobcoaching', en: 'ordinary jobcoaching' },
  specialised: { nl: 'gespecialiseerde jobcoaching', en: 'specialised jobcoaching' },
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

export const lookupSystemWords: Of<codes.LookupSystem> = {
  ocmw: { nl: 'OCMW', en: 'OCMW' },
  riziv: { nl: 'RIZIV', en: 'RIZIV' },
  employment: { nl: 'tewerkstellingsregister', en: 'employment register' },
};

export const certaintyWords: Of<codes.Certainty> = {
  stated: { nl: 'zo gezegd', en: 'stated' },
  notStated: { nl: 'niet zeker: onbekend geeft hetzelfde antwoord', en: 'not certain: unknown gives the same answer' },
};

export const ocmwQuestionWords: Of<codes.OcmwQuestion> = {
  gpmi: {
    nl: 'is er een integratiecontract (GPMI)?',
    en: 'is there an integration contract (GPMI)?',
  },
  socialWorker: { nl: 'wie is de maatschappelijk werker?', en: 'who is the social worker?' },
};

export const ocmwAnswerWords: Of<codes.OcmwAnswer> = {
  yes: { nl: 'ja', en: 'yes' },
  no: { nl: 'nee', en: 'no' },
  inPreparation: { nl: 'in voorbereiding', en: 'in preparation' },
  given: { nl: 'gegeven (zie de nota)', en: 'given (see the note)' },
  notKnown: { nl: 'niet gekend', en: 'not known' },
};

export const lookupStatusWords: Of<Lookup['status']> = {
  asked: { nl: 'gevraagd', en: 'asked' },
  toAskAgain: { nl: 'wordt opnieuw gevraagd', en: 'to be asked again' },
  answered: { nl: 'beantwoord', en: 'answered' },
  givenUp: { nl: 'opgegeven', en: 'given up' },
  stopped: { nl: 'gestopt', en: 'stopped' },
};

export const themeWords: Of<codes.Theme> = {
  income: { nl: 'inkomen', en: 'income' },
  debts: { nl: 'schulden', en: 'debts' },
  housing: { nl: 'wonen', en: 'housing' },
  health: { nl: 'gezondheid', en: 'health' },
  mobility: { nl: 'mobiliteit', en: 'mobility' },
  childcare: { nl: 'kinderopvang', en: 'childcare' },
  administration: { nl: 'administratie', en: 'paperwork' },
  language: { nl: 'taal', en: 'language' },
  network: { nl: 'sociaal netwerk', en: 'social network' },
  selfImage: { nl: 'zelfbeeld en weerbaarheid', en: 'self-image and resilience' },
  work: { nl: 'werk', en: 'work' },
  training: { nl: 'opleiding', en: 'training' },
};

export const actionOwnerWords: Of<codes.ActionOwner> = {
  jobseeker: { nl: 'werkzoekende', en: 'jobseeker' },
  mediator: { nl: 'bemiddelaar', en: 'mediator' },
  welfareActor: { nl: 'welzijnsactor', en: 'welfare actor' },
};

export const dropWords: Of<One<typeof codes.dropReasons>> = {
  notNeeded: { nl: 'niet meer nodig', en: 'not needed any more' },
  notPossible: { nl: 'niet mogelijk', en: 'not possible' },
  personDeclines: withdrawWords.personDeclines,
  other: other,
};

export const welfareAnswerWords: Of<One<typeof codes.welfareAnswers>> = {
  helps: { nl: 'helpt', en: 'helps' },
  waitingList: { nl: 'wachtlijst', en: 'waiting list' },
  cannotHelp: { nl: 'kan niet helpen', en: 'cannot help' },
};

export const expertDeclineWords: Of<One<typeof codes.expertDeclineReasons>> = {
  nobodyAvailable: { nl: 'niemand beschikbaar', en: 'nobody available' },
  personDeclines: withdrawWords.personDeclines,
  notNeeded: dropWords.notNeeded,
  other: other,
};

export const topicWords: Of<One<typeof codes.topicKinds>> = {
  theme: { nl: 'thema', en: 'theme' },
  signal: { nl: 'signaal', en: 'signal' },
};

export const presenceWords: Of<codes.Presence> = {
  present: { nl: 'aanwezig', en: 'present' },
  excused: { nl: 'verontschuldigd', en: 'excused' },
  absent: { nl: 'afwezig zonder bericht', en: 'absent without notice' },
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
