import { daysInMonth, isLocalDate, plausibleYear } from '../localDate.ts';
import { malformed } from '../magda/reading.ts';

/** A Dimona date as a day, and how much of it the register really knew. */
export interface DimonaDate {
  readonly date: string;
  readonly known: 'day' | 'month' | 'year';
}

/**
 * Dimona writes `00` for an unknown month or day. A begin is then read as the first day it can have been and an end as
 * the last: the contract is taken as long as it may be, so "less than a year in service" is never granted on a guess.
 * A known day in an unknown month says nothing and is dropped.
 * @throws Unusable for anything else that is no day.
 */
export function readDimonaDate(text: string, edge: 'begin' | 'end'): DimonaDate {
  if (isLocalDate(text)) return { date: text, known: 'day' };
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return malformed();
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (!plausibleYear(year) || month > 12 || day > 31) return malformed();
  if (month === 0) return { date: `${match[1]}-${edge === 'begin' ? '01-01' : '12-31'}`, known: 'year' };
  if (day !== 0) return malformed();
  const last = String(daysInMonth(year, month)).padStart(2, '0');
  return { date: `${match[1]}-${match[2]}-${edge === 'begin' ? '01' : last}`, known: 'month' };
}
