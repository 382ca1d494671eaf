import type { Owner, Province, Track } from '../domain/rules/index.ts';
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
  programmeCoordinator: { nl: 'programmacoördinator', en: 'programme coordinator' },
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

export const onwardWords: Of<codes.OnwardDestination> = {
  tweOcmw: { nl: 'tijdelijke werkervaring (TWE-OCMW)', en: 'temporary work experience (TWE-OCMW)' },
  wijkWerken: { nl: 'wijk-werken', en: 'wijk-werken' },
  workAndCare: { nl: 'werk- en zorgtraject', en: 'work-and-care trajectory' },
  esfProject: { nl: 'ESF-project', en: 'ESF project' },
  gob: { nl: 'GOB', en: 'specialised training service (GOB)' },
  other: { nl: 'andere dienst', en: 'another service' },
};

export const onwardResultWords: Of<codes.OnwardResult> = {
  started: { nl: 'gestart', en: 'started' },
  unknown: { nl: 'niet gekend', en: 'not known' },
  notStarted: { nl: 'niet gestart', en: 'not started' },
  stopped: { nl: 'gestopt', en: 'stopped' },
  completed: { nl: 'afgerond', en: 'completed' },
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

export const welfareAnswerWords: Of<One<typeof codes.welfareAnswers>> = {
  helps: { nl: 'helpt', en: 'helps' },
  waitingList: { nl: 'wachtlijst', en: 'waiting list' },
  cannotHelp: { nl: 'kan niet helpen', en: 'cannot help' },
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
