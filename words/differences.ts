import { isLocalDate } from '../domain/calendar/index.ts';
import { rungWords } from './codes.ts';
import { partnerText } from './partners.ts';
import { happenedText } from './event-names.ts';
import { longDate, type Lang, type Words } from './lang.ts';
import { ruleWords } from './rules.ts';
import { phaseText, provinceText, roleText } from './terminal.ts';

/** What `w2 check` and the daily round find between Postgres, Temporal and the dates, and what to do about it. */
const differences = {
  'events.gap': {
    nl: 'De gebeurtenissen zijn niet volledig: zet de databank terug uit een reservekopie.',
    en: 'The events are not complete: restore the database from a backup.',
  },
  'places.taken': {
    nl: 'De ingenomen plaatsen van een provincie kloppen niet met de trajecten.',
    en: 'The places taken in a province do not agree with the trajectories.',
  },
  'effect.waits': {
    nl: 'Een bericht of vraag wacht al meer dan twee dagen: kijk met w2 systems welke dienst niet antwoordt.',
    en: 'A message or question has waited for more than two days: see with w2 systems which service does not answer.',
  },
  'inscription.goesOn': {
    nl: 'De belangstelling bij MAGDA loopt nog na het einde: kijk met w2 systems waarom ze niet eindigt.',
    en: 'The interest at MAGDA goes on after the end: see with w2 systems why it does not end.',
  },
  'deployment.noCurrent': {
    nl: 'Geen enkele worker is de huidige, dus nieuwe trajecten en opdrachten krijgen geen antwoord: start een worker; een die draait, meldt zich binnen de minuut.',
    en: 'No worker is the current one, so new trajectories and commands get no answer: start a worker; one that runs says so within the minute.',
  },
  'deployment.notServed': {
    nl: 'Geen worker bedient de huidige versie: wat nieuw is, wat naar een volgende fase gaat en wat op die versie loopt, krijgt geen antwoord. Start een worker van de versie die nu geldt; w2 builds toont ze.',
    en: 'No worker serves the current build: what is new, what goes to its next phase and what runs on that build get no answer. Start a worker of the build that holds now; w2 builds shows them.',
  },
  'schedule.missing': {
    nl: 'De dagelijkse ronde is niet gepland: start een worker; een die draait, plant ze binnen de minuut.',
    en: 'The daily round is not scheduled: start a worker; one that runs schedules it within the minute.',
  },
  'run.ofNothingOpen': {
    nl: 'Er loopt een workflow van iets dat al voorbij is: beëindig hem in de Temporal UI.',
    en: 'A workflow runs of something that is over: end it in the Temporal UI.',
  },
  'deadlines.balance': { nl: 'De som van de termijnen klopt niet.', en: 'The sum of the deadlines is not right.' },
  'state.notItsEvents': {
    nl: 'De bewaarde toestand volgt niet uit de gebeurtenissen.',
    en: 'The state that is kept does not follow from the events.',
  },
  'sweep.mailRefused': {
    nl: 'De mailserver neemt een overzicht niet aan voor een adres: kijk de adressen na met w2 staff list.',
    en: 'The mail server does not take a digest for an address: look at the addresses with w2 staff list.',
  },
  'record.parked': {
    nl: 'Het schrijven staat stil: beëindig de workflow in de Temporal UI, en daarna w2 rebuild.',
    en: 'Writing stands still: end the workflow in the Temporal UI, then w2 rebuild.',
  },
  'deadlines.table': {
    nl: 'Een termijn staat anders in de tabel dan in de toestand.',
    en: 'A deadline stands otherwise in the table than in the state.',
  },
  'run.missing': {
    nl: 'De workflow is verloren: w2 rebuild start hem opnieuw.',
    en: 'The workflow is lost: w2 rebuild starts it again.',
  },
  'run.parked': {
    nl: 'De workflow staat stil: beëindig hem in de Temporal UI, en daarna w2 rebuild.',
    en: 'The workflow stands still: end it in the Temporal UI, then w2 rebuild.',
  },
  'run.epoch': {
    nl: 'De workflow is er een van vóór een herstart: beëindig hem in de Temporal UI, en daarna w2 rebuild.',
    en: 'The workflow is one from before a restart: end it in the Temporal UI, then w2 rebuild.',
  },
  'run.otherState': {
    nl: 'De workflow weet iets anders dan Postgres.',
    en: 'The workflow knows something else than Postgres.',
  },
  'run.noAnswer': {
    nl: 'De workflow antwoordt niet: draait er een worker?',
    en: 'The workflow does not answer: does a worker run?',
  },
  'deadline.stepMissed': {
    nl: 'Een termijn deed niet wat op die dag moest: w2 sweep herstelt het.',
    en: 'A deadline did not do what was due on that day: w2 sweep mends it.',
  },
} as const satisfies Record<string, Words>;

/** Names of what is said beside it. */
const details: Readonly<Record<string, string>> = {
  sequence: 'gebeurtenis',
  events: 'gebeurtenissen',
  last: 'laatste',
  key: 'bericht',
  lane: 'weg',
  attempts: 'pogingen',
  reason: 'reden',
  deadlineId: 'termijn',
  rung: 'trede',
  on: 'op',
  run: 'workflow',
  postgres: 'Postgres',
  opened: 'geopend',
  metInTime: 'op tijd',
  metLate: 'te laat',
  fell: 'verstreken',
  cancelled: 'vervallen',
  openInTime: 'open, op tijd',
  openOverdue: 'open, te laat',
  province: 'provincie',
  phase: 'fase',
  year: 'jaar',
  phaseSince: 'fase sinds',
  hiredOn: 'eerste werkdag',
  registeredOn: 'genoteerd op',
  actionId: 'actie',
  targetOn: 'streefdatum',
  cap: 'einde van de begeleiding',
  dueOn: 'tegen',
  rule: 'regel',
  about: 'over',
  role: 'rol',
  staffId: 'wie',
  partner: 'partner',
  other: 'ander traject',
  prospectId: 'kenmerk',
  address: 'adres in',
  referralId: 'toeleiding',
  counted: 'geteld in',
  places: 'plaatsen',
  eligibleOn: 'beslist op',
  startedOn: 'gestart op',
  endsOn: 'eindigt op',
  most: 'ten laatste',
  what: 'stap',
  before: 'stap ervoor',
  beforeOn: 'die was op',
  taken: 'ingenomen',
  held: 'volgens de trajecten',
  status: 'stand',
  table: 'tabel',
  state: 'toestand',
};

const steps: Readonly<Record<string, Words>> = {
  digests: { nl: 'de overzichten', en: 'the digests' },
  mail: { nl: 'het mailen', en: 'mailing' },
  reconcile: { nl: 'het nazicht', en: 'the comparison' },
  capacityYear: { nl: 'de plaatsen van het jaar', en: 'the places of the year' },
  calendar: { nl: 'de sluitingsdagen', en: 'the closing days' },
  contractMonths: { nl: 'het openen van de maanden van contracten', en: 'opening the months of contracts' },
  requests: { nl: 'het vergeten van oude antwoorden', en: 'forgetting old answers' },
  webhooks: { nl: 'het verwittigen van programma’s van anderen', en: 'telling programs of others' },
  sense: { nl: 'het nazicht van de inhoud', en: 'looking for sense' },
};
const aTask: Words = { nl: 'een taak van de dag', en: 'a task of the day' };

/** The finding as a sentence. */
export function differenceText(what: string, lang: Lang = 'nl'): string {
  const failed = /^sweep\.failed\.(\w+)$/.exec(what)?.[1];
  if (failed !== undefined) {
    const step = (steps[failed] ?? aTask)[lang];
    return {
      nl: `Een stap van de ronde mislukte: ${step}. Morgen gebeurt die opnieuw.`,
      en: `A step of the round failed: ${step}. Tomorrow it is done again.`,
    }[lang];
  }
  if (Object.hasOwn(differences, what)) return differences[what as keyof typeof differences][lang];
  return {
    nl: 'Er klopt iets niet; de logs zeggen meer.',
    en: 'Something is not right; the logs say more.',
  }[lang];
}
export const differenceCodes = Object.keys(differences);

const jobWords: Readonly<Record<string, Words>> = {
  digests: { nl: 'overzichten gemaakt', en: 'digests made' },
  mailed: { nl: 'overzichten gemaild', en: 'digests mailed' },
  mailRefused: {
    nl: 'overzichten die voor hun adres niet aangenomen werden',
    en: 'digests not taken for their address',
  },
  repaired: { nl: 'hersteld', en: 'mended' },
  reported: { nl: 'te bekijken', en: 'to look at' },
  findings: { nl: 'gevonden', en: 'found' },
  'capacityYear.carriedOver': { nl: 'wachtenden uit een vorig jaar', en: 'waiting from an earlier year' },
  'capacityYear.offered': { nl: 'plaatsen aangeboden', en: 'places offered' },
  'capacityYear.told': { nl: 'trajecten verwittigd van een plaats', en: 'trajectories told of a place' },
  'agreements.begun': { nl: 'overeenkomsten opgenomen', en: 'agreements taken up' },
  'calendar.trajectories': { nl: 'trajecten met nieuwe sluitingsdagen', en: 'trajectories with new closing days' },
  'calendar.moves': { nl: 'datums verschoven door sluitingsdagen', en: 'dates moved by closing days' },
  'contractMonths.opened': { nl: 'maanden van contracten geopend', en: 'months of contracts opened' },
  'access.sessions': { nl: 'oude sessies vergeten', en: 'old sessions forgotten' },
  'access.links': { nl: 'oude links vergeten', en: 'old links forgotten' },
  'requests.purged': { nl: 'oude antwoorden vergeten', en: 'old answers forgotten' },
  'webhooks.waiting': { nl: 'ontvangers voor wie iets wacht', en: 'receivers for whom something waits' },
  'figures.lives': { nl: 'trajecten die voor de cijfers gelezen werden', en: 'trajectories read for the figures' },
  'sense.findings': { nl: 'zonder zin (w2 check toont wat)', en: 'without sense (w2 check shows what)' },
};
/** A figure of the daily round. */
export const roundFigureText = (name: string, lang: Lang = 'nl'): string =>
  (jobWords[name] ?? { nl: 'andere', en: 'other' })[lang];
export const roundFigures = Object.keys(jobWords);

const parkedReasons: Readonly<Record<string, string>> = {
  'record.sequenceConflict': 'hetzelfde nummer met een andere inhoud',
  'record.oldEpoch': 'een workflow van vóór een herstart',
  'record.badValue': 'een waarde die Postgres niet aanvaardt, of wat niet kan volgen op wat er staat',
};

function detailValue(name: string, value: string | number): string | number {
  if (name === 'rung') return rungWords[value as keyof typeof rungWords]?.nl ?? 'onbekend';
  if (typeof value === 'string' && isLocalDate(value)) return longDate(value, 'nl');
  if (name === 'what' || name === 'before') return happenedText([String(value)]);
  if (name === 'rule') return ruleWords(String(value)).nl;
  if (name === 'role') return roleText(String(value));
  if (name === 'partner') return partnerText(String(value));
  if (name === 'province' || name === 'address' || name === 'counted') return provinceText(String(value));
  if (name === 'phase') return phaseText(String(value));
  return name === 'reason' ? (parkedReasons[String(value).split('@')[0]!] ?? 'zie de logs') : value;
}

/** `termijn INT-1#3, op 2026-03-04`. */
export const differenceDetails = (of: Readonly<Record<string, string | number>>): string =>
  Object.entries(of)
    .map(([name, value]) => `${details[name] ?? 'waarde'} ${detailValue(name, value)}`)
    .join(', ');
