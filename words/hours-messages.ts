import type { KnownMonth, MonthEffect, MonthSubject } from '../domain/contract-month/index.ts';
import type { RuleSet } from '../domain/rules/index.ts';
import { backReasonText, monthName } from './hours.ts';
import { ladderNl, mailAbout, type Told } from './ladder.ts';
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

type Words = (facts: { task: string; due: string; month: string; hours: string; because: string }) => Told;

const words: Readonly<Record<MonthSubject, Words>> = {
  ...ladderNl(''),
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
  const told = words[effect.about]({
    task: effect.rule ? ruleTitle(effect.rule, 'nl', rules.rules) : 'een taak',
    due: deadline ? longDate(deadline.dueOn, 'nl') : 'een eerdere datum',
    month: monthName(state.month, 'nl'),
    hours: hoursText(minutes),
    because: backReasonText(state.phase === 'returned' ? state.because : 'other', 'nl'),
  });
  const { contractId: id, month } = state;
  const heading = `Contract ${id}, ${monthName(month, 'nl')}`;
  return mailAbout({ id, heading }, told, effect.rule, (deadline ?? state).ruleVersion);
}
