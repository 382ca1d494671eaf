import type { LocalDate } from '../calendar/index.ts';
import { mostMonthsBack } from './codes.ts';
import type { HoursContract } from './decide.ts';
import { monthAfter, monthOf, type Month } from './id.ts';

/** The months of a contract that must be there on a day, the oldest first: this one, and those before it that were missed. */
export function monthsDue({ validFrom, validUntil }: HoursContract, today: LocalDate): Month[] {
  const months: Month[] = [];
  for (let back = mostMonthsBack; back >= 0; back -= 1) {
    const month = monthAfter(monthOf(today), -back);
    if (month >= monthOf(validFrom) && month <= monthOf(validUntil) && validFrom <= today) months.push(month);
  }
  return months;
}
