import { assumptionText } from '../../words/index.ts';
import type { Result } from './simulate-result.ts';

const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Every number of both scenarios and of their difference, and below them what is assumed: one table, codes and numbers. */
export function csvOf({ intervals, compared, assumptions }: Result): string {
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
    ...assumptions.map((one) =>
      ['assumption', one.key, null, one.from, assumptionText(one.key, one, 'en')].map(cell).join(','),
    ),
  ].join('\n');
}
