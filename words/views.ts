import type { GlassReason, Relation, RevealReason } from '../domain/rights/index.ts';
import type { Lang, Words } from './lang.ts';

const relationWords: Readonly<Record<Relation, Words>> = {
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
  Object.hasOwn(relationWords, relation) ? relationWords[relation as Relation].nl : 'onbekend';

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
  viewsOf: 'wie gekeken heeft',
};

/** What somebody looked at. */
export const viewText = (operation: string): string => seen[operation] ?? 'traject';

const reasonWords: Readonly<Record<RevealReason | GlassReason, Words>> = {
  toCall: { nl: 'om te bellen', en: 'to call' },
  toMail: { nl: 'om te mailen', en: 'to mail' },
  toMeet: { nl: 'voor een afspraak', en: 'for an appointment' },
  urgent: { nl: 'dringend', en: 'urgent' },
  absence: { nl: 'afwezigheid', en: 'absence' },
  complaint: { nl: 'klacht', en: 'complaint' },
  inspection: { nl: 'controle', en: 'inspection' },
  other: { nl: 'andere reden', en: 'another reason' },
};

export const viewReasonText = (reason: string | null, lang: Lang = 'nl'): string =>
  reason !== null && Object.hasOwn(reasonWords, reason) ? reasonWords[reason as RevealReason | GlassReason][lang] : '';
