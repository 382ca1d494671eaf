import { daysBetween, type LocalDate } from '../calendar/index.ts';
import { standing, type Dimensions, type FigureCode } from './codes.ts';

/** Records that are read and answered at once: some megabytes. */
export const mostRecords = 5_000;

/**
 * One thing that is counted: microdata, exact, and so never for publication. Of what happens on a day `on` is that day; of
 * what stands (`standing`) it is the day since when, and the record is there when it stood on the last day of the period.
 */
export interface FigureRecord extends Dimensions {
  readonly figure: FigureCode;
  readonly trajectoryId: string;
  readonly on: LocalDate;
  /** How, why, which outcome: a code of that figure; null where it has none. */
  readonly kind: string | null;
  /** A duration, as the figure's definition says; null where it has none, or it is not known yet. */
  readonly days: number | null;
}

/** Which records: of days from `from` until and with `until`, as it was known at the end of the day `asOf` in Brussels. */
export interface FigurePeriod {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly asOf: LocalDate;
}

/** What holds of one life as far as it is known: a figure's record before it is known when it was known. */
export interface Fact extends Dimensions {
  readonly figure: FigureCode;
  readonly on: LocalDate;
  /** Of what stands: the first day on which it does not any more; null: it still does. Of what happens: null. */
  readonly until: LocalDate | null;
  readonly kind: string | null;
  /** Of what stands: null, since it is counted on the day that is asked about. */
  readonly days: number | null;
}

/** The record of a fact that holds in a period; null: it does not, or it was not known then. */
export function recordIn(
  {
    knownFrom,
    knownUntil,
    until,
    ...fact
  }: Fact & { readonly knownFrom: LocalDate; readonly knownUntil: LocalDate | null },
  trajectoryId: string,
  period: FigurePeriod,
): FigureRecord | null {
  if (knownFrom > period.asOf || (knownUntil !== null && knownUntil <= period.asOf)) return null;
  if (!standing.includes(fact.figure))
    return period.from <= fact.on && fact.on <= period.until ? { ...fact, trajectoryId } : null;
  if (fact.on > period.until || (until !== null && until <= period.until)) return null;
  return { ...fact, trajectoryId, days: daysBetween(fact.on, period.until) };
}
