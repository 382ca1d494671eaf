import type { FigureRecord } from '../record.ts';
import {
  publishedDimensions,
  unsplit,
  withKind,
  type Grain,
  type PublishedDimension,
  type PublishedFigure,
} from './codes.ts';

/** A cell of the base table: its codes in the order of `publishedDimensions`, joined; see `codesOf`. */
export type CellKey = string & { readonly cell: true };

/** Counts per cell; a cell that is not there is 0. In the order of the keys, so that nothing depends on who came first. */
export type Counts = Readonly<Record<CellKey, number>>;

const between = '|';
export const codesOf = (key: CellKey): readonly string[] => key.split(between);
export const keyOf = (codes: readonly string[]): CellKey => codes.join(between) as CellKey;
const at = (dimension: PublishedDimension): number => publishedDimensions.indexOf(dimension);
export const codeOf = (key: CellKey, dimension: PublishedDimension): string => codesOf(key)[at(dimension)] ?? unsplit;

/** Of where somebody was sent only where to: what came of it may still change. */
const kindOf = (figure: PublishedFigure, kind: string | null): string =>
  kind === null || !withKind.includes(figure) ? unsplit : (kind.split(':')[0] ?? unsplit);

/** The exact base table of a figure: the cross of everything it is published by. Never for publication itself. */
export function baseTable(figure: PublishedFigure, records: readonly FigureRecord[], grain: Grain): Counts {
  const counts = new Map<CellKey, number>();
  for (const record of records) {
    if (record.figure !== figure) continue;
    const { province, sex, ageGroup, education, migration, kind } = record;
    const person = grain === 'fine' ? [sex, ageGroup, education, migration] : [unsplit, unsplit, unsplit, unsplit];
    const key = keyOf([province, ...person, kindOf(figure, kind)]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return sorted(counts);
}

export const sorted = (counts: ReadonlyMap<CellKey, number>): Counts =>
  Object.fromEntries([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)));

export const cellsOf = (counts: Counts): readonly (readonly [CellKey, number])[] =>
  Object.entries(counts) as [CellKey, number][];

/** The cell of a coarse table that a cell is part of. */
export const coarseKeyOf = (key: CellKey): CellKey =>
  keyOf([codeOf(key, 'province'), unsplit, unsplit, unsplit, unsplit, codeOf(key, 'kind')]);

/** The cell of its province as a whole. */
export const provinceKeyOf = (key: CellKey): CellKey =>
  keyOf([codeOf(key, 'province'), unsplit, unsplit, unsplit, unsplit, unsplit]);

/** Every published number that a cell is part of: the names of its margins. */
export const marginsOf = (key: CellKey, splits: readonly (readonly PublishedDimension[])[]): readonly string[] => {
  const codes = codesOf(key);
  return splits.map((split, number) => `${number}:${split.map((one) => codes[at(one)]).join(between)}`);
};

/** One table of what is published: the sums per combination of the split's codes, in the order of their keys. */
export function sums(counts: Counts, split: readonly PublishedDimension[]): Readonly<Record<string, number>> {
  const found = new Map<string, number>();
  for (const [key, count] of cellsOf(counts)) {
    const codes = codesOf(key);
    const of = split.map((one) => codes[at(one)]).join(between);
    found.set(of, (found.get(of) ?? 0) + count);
  }
  return Object.fromEntries([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
