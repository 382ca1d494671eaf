import { addMonths, daysBetween, type LocalDate } from '../calendar/index.ts';

/** What the expectation rests on: there is a place, places that came free, or the places of the next year. */
export interface ExpectedWait {
  readonly days: number;
  readonly because: 'free' | 'cameFree' | 'newYear';
}

/** So many months back: how often places came free in them says how often they will. */
export const monthsLookedAt = 12;

/** What the wait in the line of a province follows from. */
export interface Pace {
  /** Places that are free now. */
  readonly free: number;
  /** How many places came free in the last twelve months. */
  readonly cameFree: number;
  /** Places of the next year; null: no contract covers it. */
  readonly nextYear: number | null;
}

/**
 * How long someone waits, by their place in the line (1 is the first), as far as data can say: until so many places came
 * free, at the pace of the last twelve months, or until the next year opens, when it has places enough. The sooner of the
 * two; null: no basis.
 */
export function expectedWaitBy(
  { free, cameFree, nextYear }: Pace,
  today: LocalDate,
): (position: number) => ExpectedWait | null {
  const lookedAt = daysBetween(addMonths(today, -monthsLookedAt), today);
  const untilNextYear = daysBetween(today, `${Number(today.slice(0, 4)) + 1}-01-01` as LocalDate);
  return (position) => {
    const needed = position - Math.max(0, free);
    if (needed <= 0) return { days: 0, because: 'free' };
    const byPace = cameFree > 0 ? Math.ceil((needed * lookedAt) / cameFree) : null;
    const byYear = nextYear !== null && nextYear >= needed ? untilNextYear : null;
    if (byPace !== null && (byYear === null || byPace <= byYear)) return { days: byPace, because: 'cameFree' };
    return byYear === null ? null : { days: byYear, because: 'newYear' };
  };
}
