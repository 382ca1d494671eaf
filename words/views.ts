import type { GlassReason, Relation, RevealReason } from '../domain/rights/index.ts';
import type { OwnLang } from './lang.ts';

type Words = Readonly<Record<OwnLang, string>>;

const relationWords: Readonly<Record<Relation | 'employer', Words>> = {
  employer: { nl: 'werkgever, met een link', en: 'employer, by a link', fr: 'employeur, avec un lien' },
  mediator: { nl: 'bemiddelaar', en: 'mediator', fr: 'médiateur' },
  deputy: { nl: 'vervanger', en: 'deputy', fr: 'remplaçant' },
  teamLead: { nl: 'teamleider', en: 'team lead', fr: 'chef d’équipe' },
  coordinator: { nl: 'programmacoördinator', en: 'programme coordinator', fr: 'coordinateur du programme' },
  brokeGlass: { nl: 'leiding, met een reden', en: 'lead, with a reason', fr: 'direction, avec une raison' },
  groupWorker: { nl: 'groepswerker', en: 'group worker', fr: 'accompagnateur du groupe' },
  partnerCoordinator: {
    nl: 'coördinator van de partner',
    en: 'coordinator of the partner',
    fr: 'coordinateur du partenaire',
  },
  partnerMachine: { nl: 'programma van de partner', en: 'program of the partner', fr: 'programme du partenaire' },
  jobCoach: { nl: 'jobcoach', en: 'jobcoach', fr: 'jobcoach' },
  ocmw: { nl: 'OCMW', en: 'OCMW', fr: 'CPAS' },
  ocmwMachine: { nl: 'programma van het OCMW', en: 'program of the OCMW', fr: 'programme du CPAS' },
  self: { nl: 'de persoon zelf', en: 'the person', fr: 'vous-même' },
  selfByLink: { nl: 'de persoon zelf, met een link', en: 'the person, by a link', fr: 'vous-même, avec un lien' },
  expert: { nl: 'ervaringsdeskundige', en: 'expert by experience', fr: 'expert du vécu' },
  analyst: { nl: 'analist', en: 'analyst', fr: 'analyste' },
  dpo: {
    nl: 'functionaris voor gegevensbescherming',
    en: 'data protection officer',
    fr: 'délégué à la protection des données',
  },
  operator: { nl: 'beheerder', en: 'operator', fr: 'gestionnaire' },
  direct: { nl: 'rechtstreekse toegang', en: 'direct access', fr: 'accès direct' },
};

/** What somebody was to the person. */
export const relationText = (relation: string, lang: OwnLang = 'nl'): string =>
  Object.hasOwn(relationWords, relation)
    ? relationWords[relation as keyof typeof relationWords][lang]
    : { nl: 'onbekend', en: 'unknown', fr: 'inconnu' }[lang];

const trajectory: Words = { nl: 'traject', en: 'trajectory', fr: 'trajet' };
const plan: Words = { nl: 'plan', en: 'plan', fr: 'plan' };

const seen: Readonly<Record<string, Words>> = {
  listTrajectories: { nl: 'werklijst', en: 'work list', fr: 'liste de travail' },
  listUnallocated: { nl: 'lijst van wie wacht', en: 'list of who waits', fr: 'liste d’attente' },
  showCohort: { nl: 'groep', en: 'group', fr: 'groupe' },
  searchPeople: { nl: 'zoeken', en: 'search', fr: 'recherche' },
  showPerson: { nl: 'persoon', en: 'person', fr: 'personne' },
  personHistory: { nl: 'wijzigingen', en: 'changes', fr: 'changements' },
  listProposals: { nl: 'voorstellen', en: 'proposals', fr: 'propositions' },
  namesakes: { nl: 'dubbels', en: 'doubles', fr: 'doublons' },
  revealContact: { nl: 'telefoon en mail', en: 'phone and mail', fr: 'téléphone et e-mail' },
  breakGlass: { nl: 'dossier geopend', en: 'file opened', fr: 'dossier ouvert' },
  planOf: plan,
  planHistory: plan,
  lettersOf: { nl: 'brieven', en: 'letters', fr: 'lettres' },
  notesOf: { nl: 'notities', en: 'notes', fr: 'notes' },
  lookupsOf: { nl: 'opvragingen', en: 'look-ups', fr: 'demandes de données' },
  showMail: { nl: 'bericht', en: 'message', fr: 'message' },
  viewsOf: { nl: 'wie gekeken heeft', en: 'who looked', fr: 'qui a regardé' },
  readEmployerLink: { nl: 'vraag aan de werkgever', en: 'question to the employer', fr: 'question à l’employeur' },
};

/** What somebody looked at. */
export const viewText = (operation: string, lang: OwnLang = 'nl'): string =>
  (Object.hasOwn(seen, operation) ? seen[operation]! : trajectory)[lang];

const reasonWords: Readonly<Record<RevealReason | GlassReason, Words>> = {
  toCall: { nl: 'om te bellen', en: 'to call', fr: 'pour appeler' },
  toMail: { nl: 'om te mailen', en: 'to mail', fr: 'pour envoyer un e-mail' },
  toMeet: { nl: 'voor een afspraak', en: 'for an appointment', fr: 'pour un rendez-vous' },
  urgent: { nl: 'dringend', en: 'urgent', fr: 'urgent' },
  absence: { nl: 'afwezigheid', en: 'absence', fr: 'absence' },
  complaint: { nl: 'klacht', en: 'complaint', fr: 'plainte' },
  inspection: { nl: 'controle', en: 'inspection', fr: 'contrôle' },
  other: { nl: 'andere reden', en: 'another reason', fr: 'autre raison' },
};

export const viewReasonText = (reason: string | null, lang: OwnLang = 'nl'): string =>
  reason !== null && Object.hasOwn(reasonWords, reason) ? reasonWords[reason as RevealReason | GlassReason][lang] : '';
