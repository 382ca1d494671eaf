import type { Relation } from '../domain/rights/index.ts';
import type { Words } from './lang.ts';

const relationWords: Readonly<Record<Relation | 'employer', Words>> = {
  employer: { nl: 'werkgever, met een link', en: 'employer, by a link' },
  mediator: { nl: 'bemiddelaar', en: 'mediator' },
  deputy: { nl: 'vervanger', en: 'deputy' },
  teamLead: { nl: 'teamleider', en: 'team lead' },
  coordinator: { nl: 'programmacoördinator', en: 'programme coordinator' },
  brokeGlass: { nl: 'leiding, met een reden', en: 'lead, with a reason' },
  groupWorker: { nl: 'groepswerker', en: 'group worker' },
  partnerCoordinator: { nl: 'coördinator van de partner', en: 'coordinator of the partner' },
  partnerMachine: { nl: 'programma van de partner', en: 'program of the partner' },
  jobCoach: { nl: 'jobcoach', en: 'jobcoach' },
  ocmw: { nl: 'OCMW', en: 'OCMW' },
  ocmwMachine: { nl: 'programma van het OCMW', en: 'program of the OCMW' },
  self: { nl: 'de persoon zelf', en: 'the person' },
  selfByLink: { nl: 'de persoon zelf, met een link', en: 'the person, by a link' },
  expert: { nl: 'ervaringsdeskundige', en: 'expert by experience' },
  analyst: { nl: 'analist', en: 'analyst' },
  dpo: { nl: 'functionaris voor gegevensbescherming', en: 'data protection officer' },
  operator: { nl: 'beheerder', en: 'operator' },
  direct: { nl: 'rechtstreekse toegang', en: 'direct access' },
};

/** What somebody was to the person. */
export const relationText = (relation: string): string =>
  Object.hasOwn(relationWords, relation) ? relationWords[relation as keyof typeof relationWords].nl : 'onbekend';

const seen: Readonly<Record<string, string>> = {
  listTrajectories: 'werklijst',
  listUnallocated: 'lijst van wie wacht',
  showCohort: 'groep',
  searchPeople: 'zoeken',
  showPerson: 'persoon',
  personHistory: 'wijzigingen',
  listProposals: 'voorstellen',
  namesakes: 'dubbels',
  revealContact: 'telefoon en mail',
  breakGlass: 'dossier geopend',
  planOf: 'plan',
  planHistory: 'plan',
  lettersOf: 'brieven',
  notesOf: 'notities',
  lookupsOf: 'opvragingen',
  showMail: 'bericht',
  readEmployerLink: 'vraag aan de werkgever',
  viewsOf: 'wie gekeken heeft',
};

/** What somebody looked at. */
export const viewText = (operation: string): string => seen[operation] ?? 'traject';

const reasonWords: Readonly<Record<string, string>> = {
  toCall: 'om te bellen',
  toMail: 'om te mailen',
  toMeet: 'voor een afspraak',
  urgent: 'dringend',
  absence: 'afwezigheid',
  complaint: 'klacht',
  inspection: 'controle',
  other: 'andere reden',
};

export const viewReasonText = (reason: string | null): string => (reason === null ? '' : (reasonWords[reason] ?? ''));
