import type { KnownMonth, MonthEffect, MonthSubject } from '../domain/contract-month/index.ts';
import type { RuleSet } from '../domain/rules/index.ts';
import { backReasonText, monthName } from './hours.ts';
import { longDate } from './lang.ts';
import { hoursText } from './money.ts';
import { ruleTitle } from './rules.ts';

/** Codes, dates and sums only: a mail names nobody. */
interface Facts {
  readonly effect: MonthEffect;
  readonly state: KnownMonth;
  readonly minutes: number;
  readonly rules: RuleSet;
}

type Words = (facts: {
  task: string;
  due: string;
  month: string;
  hours: string;
  because: string;
}) => readonly [subject: string, sentence: string];

const words: Readonly<Record<MonthSubject, Words>> = {
  reminder: ({ task, due }) => [
    `Herinnering: ${task}, uiterlijk ${due}`,
    `Binnenkort te doen: ${task}, uiterlijk op ${due}.`,
  ],
  overdue: ({ task, due }) => [`Over tijd: ${task}`, `Dit had uiterlijk op ${due} moeten gebeuren: ${task}.`],
  teamLead: ({ task, due }) => [
    `Vijf werkdagen over tijd: ${task}`,
    `Dit had uiterlijk op ${due} moeten gebeuren en is nog niet gedaan: ${task}. Bespreek samen wat nodig is.`,
  ],
  programmeCoordinator: ({ task, due }) => [
    `Tien werkdagen over tijd: ${task}`,
    `Dit had uiterlijk op ${due} moeten gebeuren en is nog niet gedaan: ${task}. Wie het moet doen, weet het al.`,
  ],
  submitted: ({ month, hours }) => [
    `Projecturen ingediend: ${month}`,
    `De partner diende de projecturen van ${month} in: ${hours} uur. Kijk ze na.`,
  ],
  returned: ({ month, because }) => [
    `Projecturen teruggestuurd: ${month}`,
    `De projecturen van ${month} komen terug: ${because}. Verbeter ze met nieuwe regels en dien opnieuw in.`,
  ],
  approved: ({ month, hours }) => [
    `Projecturen goedgekeurd: ${month}`,
    `De projecturen van ${month} zijn goedgekeurd: ${hours} uur.`,
  ],
  reopened: ({ month, because }) => [
    `Projecturen heropend: ${month}`,
    `De goedgekeurde projecturen van ${month} zijn heropend: ${because}. Verbeter ze met nieuwe regels en dien opnieuw in.`,
  ],
};

/** Subject and text of a message about a contract's month, in Dutch. */
export function monthMessageNl({ effect, state, minutes, rules }: Facts): { subject: string; text: string } {
  const deadline = state.deadlines.find(({ id }) => id === effect.deadlineId);
  const [subject, sentence] = words[effect.about]({
    task: effect.rule ? ruleTitle(effect.rule, 'nl', rules.rules) : 'een taak',
    due: deadline ? longDate(deadline.dueOn, 'nl') : 'een eerdere datum',
    month: monthName(state.month, 'nl'),
    hours: hoursText(minutes),
    because: backReasonText(state.phase === 'returned' ? state.because : 'other', 'nl'),
  });
  const lines = [`Contract ${state.contractId}, ${monthName(state.month, 'nl')}`, '', sentence];
  if (effect.rule) lines.push('', `Regel: ${effect.rule} (versie ${deadline?.ruleVersion ?? state.ruleVersion})`);
  return { subject: `${subject} (${state.contractId})`, text: `${lines.join('\n')}\n` };
}
