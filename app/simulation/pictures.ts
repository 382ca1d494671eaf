import type { MeasureCode } from '../../domain/simulation/index.ts';
import type { SimulationResult } from './simulate.ts';

/** One scenario on one month's last day. */
export interface MonthPoint {
  readonly month: string;
  /** What the scenario is called. */
  readonly when: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** The months of a measure over all provinces, of each scenario in the words of whoever shows it. */
export function monthsOf(
  { intervals, compared }: SimulationResult,
  measure: MeasureCode,
  names: { readonly first: string; readonly second: string },
): readonly MonthPoint[] {
  const of = (rows: SimulationResult['intervals'], when: string): MonthPoint[] =>
    rows.flatMap((row) =>
      row.measure === measure && row.province === null && row.of !== null
        ? [{ month: `${row.of}-01`, when, low: row.low ?? 0, middle: row.middle ?? 0, high: row.high ?? 0 }]
        : [],
    );
  return [...of(intervals, names.first), ...of(compared?.intervals ?? [], names.second)];
}

/** In the words of Vega-Lite: a line with its range for each scenario. */
export const monthsPicture = (
  points: readonly MonthPoint[],
  colours: readonly [first: string, second: string],
  width: number,
): Readonly<Record<string, unknown>> => {
  const whens = [...new Set(points.map(({ when }) => when))];
  const colour = {
    field: 'when',
    type: 'nominal',
    scale: { domain: whens, range: [...colours] },
    legend: whens.length === 1 ? null : { orient: 'top', title: null },
  };
  return {
    data: { values: points },
    width: width - 60,
    height: 200,
    encoding: {
      x: {
        ...{ field: 'month', type: 'temporal', scale: { type: 'utc' } },
        axis: { title: null, format: '%m/%Y', tickCount: width < 500 ? 3 : 8, labelOverlap: true, grid: false },
      },
    },
    layer: [
      {
        mark: { type: 'area', opacity: 0.2 },
        encoding: {
          y: { field: 'low', type: 'quantitative', axis: { title: null, tickMinStep: 1, tickCount: 5 } },
          y2: { field: 'high' },
          color: colour,
        },
      },
      {
        mark: { type: 'line', strokeWidth: 2 },
        encoding: {
          y: { field: 'middle', type: 'quantitative' },
          color: colour,
          strokeDash: {
            ...colour,
            scale: {
              domain: whens,
              range: [
                [1, 0],
                [6, 3],
              ],
            },
          },
        },
      },
    ],
  };
};

/** What is shown month by month. */
export const monthMeasures = [
  'inLine',
  'forStart',
  'inGroup',
  'open',
  'openPerMediator',
] as const satisfies readonly MeasureCode[];
