import { daysInMonth, eraOf } from '../localDate.ts';
import { edgeOf, unreadable, type Edge } from '../magda/period.ts';

/** Of a month or a day that is not known. */
const unknown: ReadonlySet<number> = new Set([0, 99]);

/**
 * Dimona writes `00` or `99` for an unknown month or day. A begin is then read as the first day it can have been and an end as
 * the last: the contract is taken as long as it may be, so "less than a year in service" is never granted on a guess.
 * A known day in an unknown month says nothing and is dropped.
 */
export function readDimonaDate(text: string, side: 'begin' | 'end'): { readonly edge: Edge; readonly exact: boolean } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return { edge: unreadable, exact: false };
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exact = !unknown.has(month) && !unknown.has(day) && eraOf(year) !== 'longAgo';
  if (unknown.has(month) && (day <= 31 || unknown.has(day)))
    return { edge: edgeOf(`${match[1]}-${side === 'begin' ? '01-01' : '12-31'}`, side), exact };
  if (month > 12 || !unknown.has(day)) return { edge: edgeOf(text, side), exact };
  const last = String(daysInMonth(year, month)).padStart(2, '0');
  return { edge: edgeOf(`${match[1]}-${match[2]}-${side === 'begin' ? '01' : last}`, side), exact };
}
