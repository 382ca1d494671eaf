import type { SimulationResult } from './simulate.ts';

const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Every number of both scenarios and of their difference, and below them what is assumed: one table, codes and numbers. */
export function simulationCsv({ intervals, compared, assumptions }: SimulationResult): string {
  const rows = [
    ...intervals.map((row) => ({ scenario: 'first', ...row })),
    ...(compared?.intervals ?? []).map((row) => ({ scenario: 'second', ...row })),
    ...(compared?.differences ?? []).map((row) => ({ scenario: 'difference', ...row })),
  ];
  return [
    'scenario,measure,province,of,mean,p5,p50,p95,runs',
    ...rows.map(({ scenario, measure, province, of, mean, low, middle, high, runs }) =>
      [scenario, measure, province, of, mean, low, middle, high, runs].map(cell).join(','),
    ),
    // An assumption has its source where a province would stand, and its numbers as they are in the data.
    ...assumptions.map(({ key, kind, from, ...value }) =>
      [`assumption ${kind}`, key, from, JSON.stringify(value)].map(cell).join(','),
    ),
  ].join('\n');
}
