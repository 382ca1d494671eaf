import { cpus, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../settings/index.ts';
import { summaryOf, type Figure } from './stats.ts';

/** What was promised, and what was measured. */
export interface Demand {
  readonly what: string;
  readonly atMost: number;
  readonly unit: Figure['unit'];
  readonly measured: number;
}

export interface Report {
  readonly date: string;
  readonly machine: { readonly cores: number; readonly memoryGb: number; readonly platform: string };
  readonly versions: Readonly<Record<string, string>>;
  readonly open: number;
  readonly rounds: number;
  readonly notes: readonly string[];
  readonly figures: readonly Figure[];
  readonly demands: readonly Demand[];
}

export const isMet = ({ measured, atMost }: Demand): boolean => measured <= atMost;

export function machine(): Report['machine'] {
  return {
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
  };
}

export function versionOf(name: string): string {
  const file = join(projectRoot, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** Figure, unit, floor, ours, ratio, spread: as words. */
function rowsOf(figures: readonly Figure[]): string[][] {
  return figures.map((figure) => {
    const { floor, ours, ratio } = summaryOf(figure);
    const spread = figure.pairs.length === 1 ? 'one pair' : `${digits(ratio.least)} to ${digits(ratio.most)}`;
    return [
      figure.name,
      figure.unit,
      digits(floor),
      digits(ours),
      `${digits(ratio.median)} ×`,
      spread,
      `${figure.better} is better`,
    ];
  });
}

const head = ['', '', 'floor', 'ours', 'ratio', 'spread', ''];

/** Aligned, for a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [head, ...rowsOf(figures)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const numeric = new Set([2, 3, 4]);
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          numeric.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function markdownTableOf(figures: readonly Figure[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(['figure', 'unit', 'floor', 'ours', 'ratio', 'spread', '']),
    '|---|---|--:|--:|--:|---|---|',
    ...rowsOf(figures).map(line),
  ].join('\n');
}

export function sentenceOf(demand: Demand): string {
  const { what, atMost, unit, measured } = demand;
  return `${isMet(demand) ? 'met   ' : 'MISSED'} ${what}: ${digits(measured)} ${unit}, at most ${atMost} ${unit}`;
}

/** The report as it is kept: with the summary beside the pairs, so that nobody has to compute. */
export function jsonOf(report: Report): string {
  const round = (value: number): number => Number(value.toPrecision(4));
  const figures = report.figures.map((figure) => ({
    name: figure.name,
    unit: figure.unit,
    better: figure.better,
    ...summaryOf(figure),
    pairs: figure.pairs,
  }));
  const demands = report.demands.map((demand) => ({ ...demand, met: isMet(demand) }));
  const rounded = (_key: string, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? round(value) : value;
  return `${JSON.stringify({ ...report, figures, demands }, rounded, 2)}\n`;
}
