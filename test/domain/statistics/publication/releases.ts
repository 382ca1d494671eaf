import { standing, type FigureRecord } from '../../../../domain/statistics/index.ts';
import {
  baseTable,
  protect,
  type Counts,
  type CellKey,
  type ProtectedTable,
  type PublishedFigure,
  type Released,
  type Grain,
  type Solver,
} from '../../../../domain/statistics/publication/index.ts';
import { recordsOf } from './population.ts';

interface Made {
  readonly solver: Solver;
  readonly figures: readonly PublishedFigure[];
  readonly grain: Grain;
  readonly earlier: readonly ProtectedTable[];
  readonly seed: string;
}

export const tablesOf = (records: readonly FigureRecord[], { solver, figures, grain, earlier, seed }: Made) =>
  figures.map((figure) =>
    protect(
      {
        figure,
        counts: baseTable(figure, records, grain),
        rounding: grain === 'coarse' || standing.includes(figure) ? 'everything' : 'smallOnly',
        grain,
        earlier: earlier.find((one) => one.figure === figure && !standing.includes(figure))?.shown ?? none,
        seed,
      },
      solver,
    ),
  );

const none: Counts = {} as Readonly<Record<CellKey, number>>;

/** What was published of one population: the first nine months of a year while it ran, the whole year, and the year after. */
export function threeReleases(
  seed: string,
  people: number,
  figures: readonly PublishedFigure[],
  solver: Solver,
): Released[] {
  const year = recordsOf(seed, people, 2025);
  const soFar = year.filter(({ on }) => on <= '2025-09-30');
  const next = recordsOf(`${seed}, the year after`, people, 2026);
  const first = tablesOf(soFar, { solver, figures, grain: 'coarse', earlier: [], seed: `${seed}1` });
  const second = tablesOf(year, { solver, figures, grain: 'fine', earlier: first, seed: `${seed}2` });
  const third = tablesOf(next, { solver, figures, grain: 'fine', earlier: [], seed: `${seed}3` });
  return [
    { year: 2025, tables: first },
    { year: 2025, tables: second },
    { year: 2026, tables: third },
  ];
}
