import { addMonths, daysBetween, type LocalDate } from '../calendar/index.ts';

/** What the expectation rests on: there is a place, places that came free, or the places of the next year. */
export interface ExpectedWait {
  readonly days: number;
  readonly because: 'free' | 'cameFree' | 'newYear';
}

/** So many months back: how often places came free in them says how often they will. */
export const monthsLookedAt = 12;

/**
 * How long someone at this place in the line waits, as far as data can say: until so many places came free, at the pace of
 * the last twelve months, or until the next year opens, when it has places enough. The sooner of the two; null: no basis.
 * @param position 1 is the first in line
 * @param free places that are free now
 * @param cameFree how many places came free in the last twelve months
 * @param nextYear places of the next year; null: no contract covers it
 */
export function expectedWait({
  position,
  free,
  cameFree,
  nextYear,
  today,
}: {
  readonly position: number;
  readonly free: number;
  readonly cameFree: number;
  readonly nextYear: number | null;
  readonly today: LocalDate;
}): ExpectedWait | null {
  const needed = position - Math.max(0, free);
  if (needed <= 0) return { days: 0, because: 'free' };
  const lookedAt = daysBetween(addMonths(today, -monthsLookedAt), today);
  const byPace = cameFree > 0 ? Math.ceil((needed * lookedAt) / cameFree) : null;
  const opens = `${Number(today.slice(0, 4)) + 1}-01-01` as LocalDate;
  const byYear = nextYear !== null && nextYear >= needed ? daysBetween(today, opens) : null;
  if (byPace !== null && (byYear === null || byPace <= byYear)) return { days: byPace, because: 'cameFree' };
  return byYear === null ? null : { days: byYear, because: 'newYear' };
}
