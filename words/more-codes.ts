import type { cohortCodes } from '../domain/cohort/index.ts';
import type { codes, Recipient } from '../domain/trajectory/index.ts';
import { roleWords } from './codes.ts';
import type { Words } from './lang.ts';

/** Words for the codes of jobs and trainings, of groups, and of who gets a message. Total by their types. */
type Of<C extends string> = Readonly<Record<C, Words>>;
type One<L extends readonly string[]> = L[number];

const other: Words = { nl: 'andere reden', en: 'other reason' };

export const contractKindWords: Of<One<typeof codes.contractKinds>> = {
  permanent: { nl: 'vast contract', en: 'permanent contract' },
  temporary: { nl: 'tijdelijk contract', en: 'temporary contract' },
  interim: { nl: 'uitzendwerk', en: 'agency work' },
  workExperience: { nl: 'werkervaring', en: 'work experience' },
  selfEmployed: { nl: 'zelfstandig', en: 'self-employed' },
};

export const workingHoursWords: Of<One<typeof codes.workingHours>> = {
  fullTime: { nl: 'voltijds', en: 'full time' },
  partTime: { nl: 'deeltijds', en: 'part time' },
};

export const trainingKindWords: Of<One<typeof codes.trainingKinds>> = {
  vdab: { nl: 'opleiding bij VDAB', en: 'training at VDAB' },
  adultEducation: { nl: 'volwassenenonderwijs', en: 'adult education' },
  workplace: { nl: 'op de werkvloer', en: 'on the work floor' },
  language: { nl: 'taalopleiding', en: 'language training' },
  other: { nl: 'andere opleiding', en: 'other training' },
};

const groupWorkerAbsent: Words = { nl: 'groepswerker afwezig', en: 'group worker absent' };
const noRoom: Words = { nl: 'geen lokaal', en: 'no room' };
const closingDay: Words = { nl: 'sluitingsdag', en: 'closing day' };
const tooFewPeople: Words = { nl: 'te weinig mensen', en: 'too few people' };

export const sessionMoveWords: Of<One<typeof cohortCodes.sessionMoveReasons>> = {
  groupWorkerAbsent,
  noRoom,
  closingDay,
  other,
};
export const sessionCancelWords: Of<One<typeof cohortCodes.sessionCancelReasons>> = {
  groupWorkerAbsent,
  noRoom,
  tooFewPeople,
  closingDay,
  other,
};
export const releaseWords: Of<One<typeof cohortCodes.releaseReasons>> = {
  personDeclines: { nl: 'de persoon wil niet', en: 'the person declines' },
  otherGroup: { nl: 'naar een andere groep', en: 'to another group' },
  stopped: { nl: 'gestopt', en: 'stopped' },
  other,
};
export const groupWorkerWords: Of<One<typeof cohortCodes.groupWorkerReasons>> = {
  staffLeaves: { nl: 'groepswerker vertrekt', en: 'the group worker leaves' },
  staffAbsence: groupWorkerAbsent,
  planning: { nl: 'andere planning', en: 'planning' },
  other,
};
export const cohortEndWords: Of<One<typeof cohortCodes.cohortEndReasons>> = {
  finished: { nl: 'afgerond', en: 'finished' },
  tooFewPeople,
  other,
};

export const recipientWords: Of<Recipient | 'welfareActor'> = {
  mediator: roleWords.mediator,
  partner: { nl: 'partner', en: 'partner' },
  groupWorker: roleWords.groupWorker,
  jobCoach: roleWords.jobCoach,
  teamLead: roleWords.teamLead,
  rule: roleWords.rule,
  system: roleWords.system,
  partnerCoordinator: roleWords.partnerCoordinator,
  programmeCoordinator: roleWords.programmeCoordinator,
  jobseeker: roleWords.jobseeker,
  welfareActor: { nl: 'welzijnsactor', en: 'welfare actor' },
};

/** What is asked of or told to another system, or the places. */
export const outwardWords = {
  askOutside: { nl: 'opzoeking', en: 'look-up' },
  inscribe: { nl: 'melding van belangstelling', en: 'registration of interest' },
  deregister: { nl: 'einde van de belangstelling', en: 'end of the interest' },
  tellOcmw: { nl: 'bericht', en: 'notice' },
  askOcmw: { nl: 'vraag', en: 'question' },
  requestPlace: { nl: 'plaats gevraagd', en: 'place asked' },
  tellCohort: { nl: 'bericht', en: 'notice' },
  releasePlace: { nl: 'plaats teruggegeven', en: 'place given back' },
} as const satisfies Record<string, Words>;

export const ofTheGroups: Words = { nl: 'groep', en: 'group' };
export const ofThePlaces: Words = { nl: 'plaatsen van de provincie', en: 'places of the province' };

export const organisationKindWords: Of<'vdab' | 'partner' | 'gob'> = {
  vdab: { nl: 'VDAB', en: 'VDAB' },
  partner: { nl: 'partner', en: 'partner' },
  gob: { nl: 'GOB', en: 'specialised training service (GOB)' },
};

export const closingReasonWords: Of<'bridgeDay' | 'annualClosing' | 'strike' | 'other'> = {
  bridgeDay: { nl: 'brugdag', en: 'bridge day' },
  annualClosing: { nl: 'jaarlijkse sluiting', en: 'annual closing' },
  strike: { nl: 'staking', en: 'strike' },
  other,
};

export const agreementChannelWords: Of<'api' | 'mail'> = {
  api: { nl: 'eigen systeem', en: 'own system' },
  mail: { nl: 'e-mail', en: 'e-mail' },
};
