import type { Province } from '../rules/index.ts';
import { measured, quantile, type MeasureCode, type Measured } from './measures.ts';
import { run } from './run.ts';
import type { Scenario } from './scenario.ts';

/** One number over repeated runs. */
export interface Interval {
  readonly measure: MeasureCode;
  readonly province: Province | null;
  readonly of: string | null;
  readonly mean: number | null;
  /** The 5th, 50th and 95th percentile of the runs that have the number. */
  readonly low: number | null;
  readonly middle: number | null;
  readonly high: number | null;
  /** In how many of the runs there is such a number: in how many a quota was used up. */
  readonly runs: number;
}

/** A number that another scenario changes: both runs of a pair have the same people with the same chance. */
export interface Difference extends Interval {
  readonly before: number | null;
  readonly after: number | null;
}

export interface Simulated {
  readonly repeats: number;
  readonly intervals: readonly Interval[];
  /** Left out without another scenario to compare with. */
  readonly compared?: { readonly intervals: readonly Interval[]; readonly differences: readonly Difference[] };
  /** Of all runs: what people wanted and the programme refused. */
  readonly refused: Readonly<Record<string, number>>;
}

const key = ({ measure, province, of }: Measured): string => `${measure}|${province ?? ''}|${of ?? ''}`;

/** What is counted and not there is none of it; a day, a median and a share are not there at all. */
const isCount: ReadonlySet<MeasureCode> = new Set<MeasureCode>([
  ...([
    'groupEnds',
    'guidanceEnds',
    'outcomes',
    'outcomes6Months',
    'closed',
    'tasksPerWeek',
    'tasksInBusiestWeek',
  ] as const),
]);

/** Runs the scenario, and the other one beside it, with the seeds from the scenario's own on. */
export function simulate(
  scenario: Scenario,
  repeats: number,
  other: Scenario | null = null,
  onRun: (done: number, of: number) => void = () => {},
): Simulated {
  const first: Measured[][] = [];
  const second: Measured[][] = [];
  const refused: Record<string, number> = {};
  const all = repeats * (other ? 2 : 1);
  const once = (of: Scenario, into: Measured[][], at: number): void => {
    const seeded = { ...of, seed: of.seed + at };
    const ran = run(seeded);
    for (const [what, many] of Object.entries(ran.refused)) refused[what] = (refused[what] ?? 0) + many;
    into.push([...measured(ran, seeded)]);
    onRun(first.length + second.length, all);
  };
  for (let at = 0; at < repeats; at += 1) {
    once(scenario, first, at);
    if (other) once({ ...other, seed: scenario.seed }, second, at);
  }
  const intervals = intervalsOf(first);
  if (!other) return { repeats, intervals, refused };
  const compared = { intervals: intervalsOf(second), differences: differencesOf(first, second) };
  return { repeats, intervals, refused, compared };
}

/** Every number there is in any run, in the order in which the first run that has it says them. */
function rowsOf(runs: readonly (readonly Measured[])[]): Map<string, Measured> {
  const rows = new Map<string, Measured>();
  for (const one of runs) for (const row of one) if (!rows.has(key(row))) rows.set(key(row), row);
  return rows;
}

const byKey = (rows: readonly Measured[]): ReadonlyMap<string, number | null> =>
  new Map(rows.map((row) => [key(row), row.value]));

const valueIn = (values: ReadonlyMap<string, number | null>, row: Measured): number | null =>
  values.get(key(row)) ?? (isCount.has(row.measure) ? 0 : null);

export function intervalsOf(runs: readonly (readonly Measured[])[]): readonly Interval[] {
  const values = runs.map(byKey);
  return [...rowsOf(runs).values()].map((row) =>
    interval(
      row,
      values.map((one) => valueIn(one, row)),
    ),
  );
}

function interval({ measure, province, of }: Measured, values: readonly (number | null)[]): Interval {
  const there = values.filter((value) => value !== null);
  const mean = there.length === 0 ? null : there.reduce((sum, value) => sum + value, 0) / there.length;
  return {
    ...{ measure, province, of, mean: rounded(mean), runs: there.length },
    ...{
      low: rounded(quantile(there, 0.05)),
      middle: rounded(quantile(there, 0.5)),
      high: rounded(quantile(there, 0.95)),
    },
  };
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

export function differencesOf(
  before: readonly (readonly Measured[])[],
  after: readonly (readonly Measured[])[],
): readonly Difference[] {
  const pairs = before.map((one, at) => [byKey(one), byKey(after[at] ?? [])] as const);
  return [...rowsOf([...before, ...after]).values()].map((row) => {
    const both = pairs.map(([first, second]) => [valueIn(first, row), valueIn(second, row)] as const);
    const differences = both.map(([a, b]) => (a === null || b === null ? null : b - a));
    return {
      ...interval(row, differences),
      before: interval(
        row,
        both.map(([a]) => a),
      ).mean,
      after: interval(
        row,
        both.map(([, b]) => b),
      ).mean,
    };
  });
}
