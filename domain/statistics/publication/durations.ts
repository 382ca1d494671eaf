import type { Province } from '../../rules/index.ts';
import { provinceCodes } from '../../people/codes.ts';
import type { FigureRecord } from '../record.ts';
import { sums } from './base.ts';
import { publicationLimits as limits, type PublishedFigure } from './codes.ts';
import type { ProtectedTable } from './protect.ts';

/** Of which it is published how long it took. */
export const timedFigures = ['groupStarts', 'groupEnds', 'guidanceEnds'] as const satisfies readonly PublishedFigure[];

/** How long it took half of the people at most, in whole weeks. */
export interface Duration {
  readonly figure: PublishedFigure;
  /** null: of all provinces. */
  readonly province: Province | null;
  readonly weeks: number;
}

/**
 * Medians, which one person hardly moves, of the provinces and of all of them together. Whether one is shown follows from what is
 * shown besides, never from what was counted; and where a few people are left out no province is shown, or theirs would
 * follow from the others and the whole.
 */
export function durationsOf(records: readonly FigureRecord[], tables: readonly ProtectedTable[]): readonly Duration[] {
  return timedFigures.flatMap((figure): Duration[] => {
    const table = tables.find((one) => one.figure === figure);
    if (!table) return [];
    // So many shown are so many counted at the least, whichever way they were rounded.
    const enough = limits.leastPeople + table.nearness;
    const shown = sums(table.shown, ['province']);
    const all = Object.values(shown).reduce((sum, count) => sum + count, 0);
    if (all < enough) return [];
    const daysIn = (province: Province | null): number[] =>
      records
        .filter((one) => one.figure === figure && (province === null || one.province === province))
        .flatMap(({ days }) => days ?? []);
    const large = provinceCodes.filter((province) => (shown[province] ?? 0) >= enough);
    const left = all - large.reduce((sum, province) => sum + (shown[province] ?? 0), 0);
    const split = left === 0 || left >= enough ? large : [];
    return [null, ...split].flatMap((province) => {
      const days = daysIn(province);
      return days.length < limits.leastPeople ? [] : [{ figure, province, weeks: Math.round(median(days) / 7) }];
    });
  });
}

/** The day that occurred in the middle; of an even number the lower one. */
const median = (days: readonly number[]): number =>
  days.toSorted((one, other) => one - other)[Math.floor((days.length - 1) / 2)] ?? 0;
