import type { Instant, LocalDate } from '../../calendar/index.ts';
import type { TenderContract } from '../../contracts/contract.ts';
import { standing } from '../codes.ts';
import type { FigureRecord } from '../record.ts';
import { baseTable, type Counts } from './base.ts';
import { methodVersion, publishedFigures, type Rounding } from './codes.ts';
import { durationsOf, type Duration } from './durations.ts';
import { gate, type GateResult, type Released } from './gate.ts';
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
  readonly seed: string;
}

export interface MadeTables {
  readonly rules: string;
  readonly tables: readonly ProtectedTable[];
  readonly durations: readonly Duration[];
  readonly gate: GateResult;
}

/** Protects all figures of a period and sends the attack over them and everything published before. The same input, the same answer. */
export function makeTables({ period, records, before, seed }: ToRelease, solver: Solver): MadeTables {
  const grain = grainOf(period);
  const running = before.findLast(({ year, tables }) => year === period.year && tables[0]?.grain === 'coarse');
  const tables = publishedFigures.map((figure) => {
    const stands = standing.includes(figure);
    const rounding: Rounding = stands || grain === 'coarse' ? 'everything' : 'smallOnly';
    const earlier = stands ? undefined : running?.tables.find((one) => one.figure === figure)?.shown;
    return protect(
      { figure, counts: baseTable(figure, records, grain), rounding, grain, earlier: earlier ?? ({} as Counts), seed },
      solver,
    );
  });
  return {
    rules: methodVersion,
    tables,
    durations: durationsOf(records, tables),
    gate: gate([...before, { year: period.year, tables }], solver),
  };
}
