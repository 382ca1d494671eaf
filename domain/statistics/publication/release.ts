import type { Instant, LocalDate } from '../../calendar/index.ts';
import type { TenderContract } from '../../contracts/contract.ts';
import { standing } from '../codes.ts';
import type { FigureRecord } from '../record.ts';
import { baseTable, cellsOf, type Counts } from './base.ts';
import { isInner, publishedFigures, type Grain, type Method, type Rounding } from './codes.ts';
import { durationsOf, type Duration } from './durations.ts';
import { gate, type GateResult, type Since } from './gate.ts';
import type { Lots } from './lot.ts';
import { leastOf } from './nested.ts';
import type { Released } from './released.ts';
import { grainOf, type ReleasePeriod } from './period.ts';
import { protect, type ProtectedTable } from './protect.ts';
import type { Solver } from './solver.ts';

/** One contract in the annex, as it stood when the release was made. Public: about no person. */
export type AnnexRow = TenderContract & { readonly partnerName: string };

/** What is published, and kept for ever: the numbers, never the text around them. */
export interface Release extends ReleasePeriod {
  /** As it was known at the end of this day. */
  readonly asOf: LocalDate;
  readonly rules: string;
  readonly tables: readonly ProtectedTable[];
  readonly durations: readonly Duration[];
  readonly annex: readonly AnnexRow[];
  readonly gate: GateResult;
  readonly madeAt: Instant;
}

export interface ToRelease {
  readonly period: ReleasePeriod;
  readonly records: readonly FigureRecord[];
  /** Everything published before, oldest first. */
  readonly before: readonly Released[];
  /** Secret: of each figure the lot is drawn from it. */
  readonly seed: string;
  readonly since: Since;
  readonly rules: Method;
}

export interface MadeTables {
  readonly rules: string;
  readonly tables: readonly ProtectedTable[];
  readonly durations: readonly Duration[];
  readonly gate: GateResult;
}

/** Protects all figures of a period and sends the attack over them and everything published before. The same input, the same answer. */
export function makeTables(
  { period, records, before, seed, since, rules }: ToRelease,
  solver: Solver,
  lots: Lots,
): MadeTables {
  const whole = grainOf(period);
  const running = before.findLast(({ year, tables }) => year === period.year && tables[0]?.grain === 'coarse');
  // What another one contains comes first: the outer one is not shown below it.
  const made: ProtectedTable[] = [];
  for (const figure of publishedFigures.toReversed()) {
    const grain: Grain = isInner(figure) ? 'coarse' : whole;
    const stands = standing.includes(figure);
    const rounding: Rounding = stands || grain === 'coarse' ? 'everything' : 'smallOnly';
    const earlier = stands ? undefined : running?.tables.find((one) => one.figure === figure)?.shown;
    const wholes = leastOf(figure, before, { year: period.year, tables: made });
    const least = withMost(earlier ?? ({} as Counts), wholes);
    const counts = baseTable(figure, records, grain);
    const lot = lots[rules](`${seed}:${figure}`);
    made.unshift(protect({ figure, counts, rounding, grain, earlier: least, wholes, lot }, solver));
  }
  const tables = made;
  return {
    rules,
    tables,
    durations: durationsOf(records, tables),
    gate: gate([...before, { year: period.year, tables }], solver, since),
  };
}

/** Of each cell the most; a figure with kinds is not held by a province's whole. */
const withMost = (one: Counts, other: Counts): Counts => {
  const all = new Map(cellsOf(one));
  for (const [key, least] of cellsOf(other)) all.set(key, Math.max(least, all.get(key) ?? 0));
  return Object.fromEntries(all);
};
