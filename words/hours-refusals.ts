import type { monthRefusalCodes, MonthRefusal } from '../domain/contract-month/index.ts';
import type { Refusal } from '../domain/trajectory/index.ts';
import type { Lang, Words } from './lang.ts';
import { hoursText } from './money.ts';
import { filled, refusalSentence } from './refusal-sentence.ts';

/** Why a command of a contract's month is refused and what to do instead. `{name}` is filled from the refusal's details. */
export const monthRefusalWords: Readonly<Record<(typeof monthRefusalCodes)[number], Words>> = {
  'month.notOpened': {
    nl: 'Deze maand is nog niet geopend. Dat gebeurt vanzelf op de eerste werkdag van de maand.',
    en: 'This month is not opened yet. It is by itself on the first working day of the month.',
  },
  'month.handedIn': {
    nl: 'De maand is ingediend op {on} en wordt nagekeken. Vraag de programmacoördinator om ze terug te sturen.',
    en: 'The month was handed in on {on} and is being checked. Ask the programme coordinator to return it.',
  },
  'month.notHandedIn': {
    nl: 'De partner heeft deze maand nog niet ingediend. Wacht daarop.',
    en: 'The partner has not handed in this month yet. Wait for that.',
  },
  'month.approved': {
    nl: 'De maand is goedgekeurd op {on}. Laat ze heropenen om met nieuwe regels te verbeteren.',
    en: 'The month was approved on {on}. Have it reopened to correct it by new entries.',
  },
  'month.notApproved': {
    nl: 'De maand is niet goedgekeurd, dus er is niets te heropenen. Stuur een ingediende maand terug.',
    en: 'The month is not approved, so there is nothing to reopen. Return a month that was handed in.',
  },
  'month.notOver': {
    nl: 'De maand loopt nog tot {lastDay}. Dien ze op die dag of later in.',
    en: 'The month goes on until {lastDay}. Hand it in on that day or later.',
  },
  'month.notYours': {
    nl: 'Dit zijn de uren van een collega. Alleen de coördinator van de partner noteert voor een ander.',
    en: 'These are the hours of a colleague. Only the coordinator of the partner books for another.',
  },
  'month.ownHandedIn': {
    nl: 'Wie de maand indiende, keurt ze niet goed. Laat een andere programmacoördinator dat doen.',
    en: 'Whoever handed in the month does not approve it. Have another programme coordinator do that.',
  },
  'month.dayTooLong': {
    nl: 'Op {day} staat er al {booked}; een dag heeft niet meer dan {most}. Kies minder, of verbeter eerst wat er staat.',
    en: 'On {day} there is {booked} already; a day has no more than {most}. Choose less, or correct first what is there.',
  },
  'month.tooManyMinutes': {
    nl: 'Een dag heeft niet meer dan {most}. Kies minder.',
    en: 'A day has no more than {most}. Choose less.',
  },
  'month.noMinutes': {
    nl: 'Er zijn geen uren gegeven. Geef er meer dan nul.',
    en: 'No hours were given. Give more than none.',
  },
  'month.unknownEntry': {
    nl: 'Regel {entryId} staat niet in deze maand, of is zelf een verbetering. Noem de regel zelf.',
    en: 'The entry {entryId} is not in this month, or is a correction itself. Name the entry itself.',
  },
  'month.belowZero': {
    nl: 'Van regel {entryId} blijft {minutes} over. Er gaat niet meer af dan dat.',
    en: 'Of the entry {entryId} {minutes} is left. No more than that can be taken away.',
  },
  'month.aboveBudget': {
    nl: 'Met deze maand heeft het contract {minutes}, en voorzien is {budgetedMinutes}. Keur goed met “ik weet dat dit meer is”, of stuur de maand terug.',
    en: 'With this month the contract has {minutes}, and {budgetedMinutes} is budgeted. Approve with “I know that this is more”, or return the month.',
  },
};

const inHours: ReadonlySet<string> = new Set(['booked', 'most', 'minutes', 'budgetedMinutes']);
const isOwn = (code: string): code is keyof typeof monthRefusalWords => Object.hasOwn(monthRefusalWords, code);

/** The refusal as a sentence that says what is the matter and what to do. */
export function monthRefusalSentence({ refused, details }: MonthRefusal, lang: Lang): string {
  if (!isOwn(refused)) return refusalSentence({ refused, details } as Refusal, lang);
  const told = Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      inHours.has(name) && typeof value === 'number' ? `${hoursText(value)} ${lang === 'nl' ? 'uur' : 'hours'}` : value,
    ]),
  );
  return filled(monthRefusalWords[refused], told, lang);
}
