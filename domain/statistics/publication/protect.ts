import { cellsOf, coarseKeyOf, marginsOf, provinceKeyOf, sorted, type CellKey, type Counts } from './base.ts';
import { deviations, type Choices, type Margin } from './choices.ts';
import {
  coarseSplit,
  publicationLimits as limits,
  splitsOf,
  type Grain,
  withKind,
  type PublishedFigure,
  type Rounding,
} from './codes.ts';
import { chooseDirections } from './directions.ts';
import type { Lot } from './lot.ts';
import type { Solver } from './solver.ts';

/** A base table as it may be published: everything that is shown of the figure is a sum over it. */
export interface ProtectedTable {
  readonly figure: PublishedFigure;
  readonly rounding: Rounding;
  readonly grain: Grain;
  /** What is shown; a cell that is not there shows 0, whether nobody was counted in it or a few. */
  readonly shown: Counts;
  /** How far each published number may be from what was counted. Said under each table; the attack knows it. */
  readonly nearness: number;
}

export interface ToProtect {
  readonly figure: PublishedFigure;
  readonly counts: Counts;
  readonly rounding: Rounding;
  readonly grain: Grain;
  /** What was shown while the period ran, coarse: more than that happened since, so never less is shown. */
  readonly earlier: Counts;
  /** What the figures that this one contains show per province: the sum there is not below it. */
  readonly wholes?: Counts;
  /** Secret: whoever knew its seed could draw it again. */
  readonly lot: Lot;
}

/** One cell: shown as it must be, or one of two. */
type Choice = { readonly fixed: number } | { readonly low: number; readonly high: number };

/** Rounds a base table. The same input gives the same table. */
export function protect(
  { figure, counts, rounding, grain, earlier, wholes, lot }: ToProtect,
  solver: Solver,
): ProtectedTable {
  const splits = splitsOf(figure, grain);
  const free: { key: CellKey; count: number; low: number; high: number }[] = [];
  const fixed = new Map<CellKey, number>();
  const margins = new Map<string, { cells: number[]; off: number; counted: number; earlier: number }>();
  const compared = splits.findIndex(
    (split) => split.join() === (withKind.includes(figure) ? coarseSplit : ['province']).join(),
  );
  const perProvince = splits.findIndex((split) => split.join() === 'province');
  for (const [key, count] of cellsOf(counts)) {
    const whole = wholes?.[provinceKeyOf(key)] ?? 0;
    const before = earlier[coarseKeyOf(key)] ?? 0;
    const choice = choiceOf(count, rounding, grain === 'coarse' ? before : 0);
    marginsOf(key, splits).forEach((name, at) => {
      const margin = margins.get(name) ?? { cells: [], off: 0, counted: 0, earlier: 0 };
      margin.earlier = Math.max(margin.earlier, at === compared ? before : 0, at === perProvince ? whole : 0);
      margin.counted += count;
      if ('fixed' in choice) margin.off += choice.fixed - count;
      else margin.cells.push(free.length);
      margins.set(name, margin);
    });
    if ('fixed' in choice) fixed.set(key, choice.fixed);
    else free.push({ key, count, ...choice });
  }
  const choices: Choices = {
    down: free.map(({ count, low }) => low - count),
    up: free.map(({ count, high }) => high - count),
    margins: [...margins.values()].map(marginOf),
  };
  const directions = chooseDirections(choices, lot, solver);
  const shown = new Map(fixed);
  free.forEach(({ key, low, high }, at) => shown.set(key, directions[at] ? high : low));
  for (const [key, number] of shown) if (number === 0) shown.delete(key);
  const off = Math.max(0, ...deviations(choices, directions).map(Math.abs));
  return { figure, rounding, grain, shown: sorted(shown), nearness: nearnessOf(off) };
}

/** Near what was counted, and not below what was shown before: nobody may learn afterwards that it was less. */
const marginOf = ({
  cells,
  off,
  counted,
  earlier,
}: Omit<Margin, 'least' | 'most'> & { counted: number; earlier: number }): Margin => ({
  cells,
  off,
  least: Math.min(Math.max(-limits.nearness, earlier - counted), limits.nearness),
  most: limits.nearness,
});

/** What is said is a whole step: the very deviation of a table would be one more thing that is known of it. */
const nearnessOf = (deviation: number): number => Math.max(1, Math.ceil(deviation / limits.nearness)) * limits.nearness;

function choiceOf(count: number, rounding: Rounding, earlier: number): Choice {
  const low = Math.floor(count / limits.base) * limits.base;
  // Of what was shown as 10 nobody may learn afterwards that it was 6: it stays 10.
  if (earlier > count && earlier - count < limits.base) return { fixed: earlier };
  if (low === count || (rounding === 'smallOnly' && count >= limits.base)) return { fixed: count };
  if (low < earlier) return { fixed: low + limits.base };
  return { low, high: low + limits.base };
}
