import { isLocalDate } from '../domain/calendar/index.ts';
import { partnerWords, rungWords } from './codes.ts';
import { happenedText } from './event-names.ts';
import { longDate } from './lang.ts';
import { ruleWords } from './rules.ts';
import { phaseText, provinceText, roleText } from './terminal.ts';

/** What `w2 check` and the daily round find between Postgres, Temporal and the dates, and what to do about it. */
const differences = {
  'events.gap': 'De gebeurtenissen zijn niet volledig: zet de databank terug uit een reservekopie.',
  'places.taken': 'De ingenomen plaatsen van een provincie kloppen niet met de trajecten.',
  'effect.waits': 'Een bericht of vraag wacht al meer dan twee dagen: kijk met w2 systems welke dienst niet antwoordt.',
  'inscription.goesOn':
    'De belangstelling bij MAGDA loopt nog na het einde: kijk met w2 systems waarom ze niet eindigt.',
  'deployment.noCurrent':
    'Geen enkele worker is de huidige, dus nieuwe trajecten en opdrachten krijgen geen antwoord: start een worker; een die draait, meldt zich binnen de minuut.',
  'schedule.missing':
    'De dagelijkse ronde is niet gepland: start een worker; een die draait, plant ze binnen de minuut.',
  'run.ofNothingOpen': 'Er loopt een workflow van iets dat al voorbij is: beëindig hem in de Temporal UI.',
  'deadlines.balance': 'De som van de termijnen klopt niet.',
  'state.notItsEvents': 'De bewaarde toestand volgt niet uit de gebeurtenissen.',
  'record.parked': 'Het schrijven staat stil: beëindig de workflow in de Temporal UI, en daarna w2 rebuild.',
  'deadlines.table': 'Een termijn staat anders in de tabel dan in de toestand.',
  'run.missing': 'De workflow is verloren: w2 rebuild start hem opnieuw.',
  'run.parked': 'De workflow staat stil: beëindig hem in de Temporal UI, en daarna w2 rebuild.',
  'run.epoch': 'De workflow is er een van vóór een herstart: beëindig hem in de Temporal UI, en daarna w2 rebuild.',
  'run.otherState': 'De workflow weet iets anders dan Postgres.',
  'run.noAnswer': 'De workflow antwoordt niet: draait er een worker?',
  'deadline.stepMissed': 'Een termijn deed niet wat op die dag moest: w2 sweep herstelt het.',
} as const;

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

const steps: Readonly<Record<string, string>> = {
  digests: 'de overzichten',
  mail: 'het mailen',
  reconcile: 'het nazicht',
  capacityYear: 'de plaatsen van het jaar',
  calendar: 'de sluitingsdagen',
  requests: 'het vergeten van oude antwoorden',
  webhooks: 'het verwittigen van programma’s van anderen',
  sense: 'het nazicht van de inhoud',
};

/** The finding as a sentence. */
export function differenceText(what: string): string {
  const failed = /^sweep\.failed\.(\w+)$/.exec(what)?.[1];
  if (failed !== undefined)
    return `Een stap van de ronde mislukte: ${steps[failed] ?? 'een taak van de dag'}. Morgen gebeurt die opnieuw.`;
  return Object.hasOwn(differences, what)
    ? differences[what as keyof typeof differences]
    : 'Er klopt iets niet; de logs zeggen meer.';
}
export const differenceCodes = Object.keys(differences);

const jobWords: Readonly<Record<string, string>> = {
  digests: 'overzichten gemaakt',
  mailed: 'overzichten gemaild',
  repaired: 'hersteld',
  reported: 'te bekijken',
  findings: 'gevonden',
  'capacityYear.carriedOver': 'wachtenden uit een vorig jaar',
  'capacityYear.offered': 'plaatsen aangeboden',
  'capacityYear.told': 'trajecten verwittigd van een plaats',
  'calendar.trajectories': 'trajecten met nieuwe sluitingsdagen',
  'calendar.moves': 'datums verschoven door sluitingsdagen',
  'requests.purged': 'oude antwoorden vergeten',
  'webhooks.waiting': 'ontvangers voor wie iets wacht',
  'sense.findings': 'zonder zin (w2 check toont wat)',
};
/** A figure of the daily round. */
export const roundFigureText = (name: string): string => jobWords[name] ?? 'andere';
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
  if (name === 'partner') return partnerWords[value as keyof typeof partnerWords]?.nl ?? value;
  if (name === 'province' || name === 'address' || name === 'counted') return provinceText(String(value));
  if (name === 'phase') return phaseText(String(value));
  return name === 'reason' ? (parkedReasons[String(value).split('@')[0]!] ?? 'zie de logs') : value;
}

/** `termijn INT-1#3, op 2026-03-04`. */
export const differenceDetails = (of: Readonly<Record<string, string | number>>): string =>
  Object.entries(of)
    .map(([name, value]) => `${details[name] ?? 'waarde'} ${detailValue(name, value)}`)
    .join(', ');
