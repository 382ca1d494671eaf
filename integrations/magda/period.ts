import { eraOf, isDay } from '../localDate.ts';

/**
 * One edge of a period as a source states it. `open`: there is none, or it lies in a year that stands for "not known";
 * `unreadable`: something stands there, and it is no day.
 */
export type Edge = Day | { readonly kind: 'open' } | { readonly kind: 'unreadable' };

interface Day {
  readonly kind: 'day';
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

export interface Period {
  readonly begin: Edge;
  readonly end: Edge;
}

export const open: Edge = { kind: 'open' };
export const unreadable: Edge = { kind: 'unreadable' };

/** A year before ours stands for "not known", and so does one after ours as an end; as a begin it says nothing that holds together. */
export function edgeOf(text: string, side: 'begin' | 'end'): Edge {
  const era = isDay(text) ? eraOf(Number(text.slice(0, 4))) : 'none';
  if (era === 'ours') return { kind: 'day', date: text };
  return era === 'longAgo' || (era === 'farOff' && side === 'end') ? open : unreadable;
}

/** Whether the day lies in the period; `unclear` where that hangs on what cannot be read or contradicts itself. */
export function holds({ begin, end }: Period, on: string): 'yes' | 'no' | 'unclear' {
  if (begin.kind === 'day' && end.kind === 'day' && end.date < begin.date)
    return begin.date < on || end.date > on ? 'no' : 'unclear';
  if ((begin.kind === 'day' && begin.date > on) || (end.kind === 'day' && end.date < on)) return 'no';
  return begin.kind === 'unreadable' || end.kind === 'unreadable' ? 'unclear' : 'yes';
}
