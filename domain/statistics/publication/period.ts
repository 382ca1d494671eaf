import type { LocalDate } from '../../calendar/index.ts';
import type { Grain } from './codes.ts';

/** Of which part of a year a release tells: a closed year, for ever; or a year that runs, up to the end of a quarter. */
export interface ReleasePeriod {
  /** `2025`, or `2026-K3`: in its address, and so never another one. */
  readonly id: string;
  readonly kind: 'year' | 'quarter';
  readonly year: number;
  readonly from: LocalDate;
  /** With this day. */
  readonly until: LocalDate;
}

/** A year is closed once the month after it is over [D]: by then what happened in it was noted. */
const closedAfter = (year: number): string => `${year + 1}-01-31`;
const quarterEnds = ['03-31', '06-30', '09-30', '12-31'] as const;

export const releaseIdForm = '^20[0-9]{2}(-K[1-4])?$';

/**
 * What can be published of a year with what is known at the end of a day, which is over itself; null: nothing yet, since no
 * quarter of it is over.
 */
export function releasePeriodOf(year: number, asOf: LocalDate): ReleasePeriod | null {
  const from = `${year}-01-01` as LocalDate;
  if (asOf >= closedAfter(year))
    return { id: `${year}`, kind: 'year', year, from, until: `${year}-12-31` as LocalDate };
  const over = quarterEnds.map((end) => `${year}-${end}`).filter((end) => end <= asOf);
  const until = over.at(-1);
  return until === undefined
    ? null
    : { id: `${year}-K${over.length}`, kind: 'quarter', year, from, until: until as LocalDate };
}

export const grainOf = ({ kind }: Pick<ReleasePeriod, 'kind'>): Grain => (kind === 'year' ? 'fine' : 'coarse');
