import { ageGroups, educationGroups, migrations, standing, statSexes } from '../codes.ts';
import { codeOf, coarseKeyOf, keyOf, marginsOf, type CellKey } from './base.ts';
import { publicationLimits as limits, splitsOf, unsplit, withKind, type PublishedFigure } from './codes.ts';
import type { ProtectedTable } from './protect.ts';
import { provinceCodes } from '../../people/codes.ts';

/** What an attacker knows: whole numbers that are secret, each within bounds, and what is known of their sums. */
export interface Knowledge {
  readonly secrets: readonly { readonly least: number; readonly most: number }[];
  readonly claims: readonly Claim[];
  /** Numbers that agree with everything known; null: none is at hand. */
  readonly example: readonly number[] | null;
}

/** What is known of a sum of secrets. */
export interface Claim {
  readonly of: readonly (readonly [secret: number, factor: number])[];
  readonly least: number;
  readonly most: number;
  /** Where one number is a part of the sum of the others, and taken from it: that one. */
  readonly part?: number;
}

/** A table as it was published, and in which year. */
export interface Published {
  readonly year: number;
  readonly table: ProtectedTable;
}

/**
 * All tables of one figure together, oldest first, to somebody who has the base tables and knows the method: what a shown cell
 * can have been, how near every sum lies, and that of what happened in a year no less had happened later on. What stands
 * on a day may grow and shrink.
 */
export const knowledgeOf = (figure: PublishedFigure, published: readonly Published[]): Knowledge =>
  listedKnowledge(figure, published).knowledge;

/** A table and where its cells stand among the secrets. */
export interface Listed {
  readonly table: ProtectedTable;
  readonly at: ReadonlyMap<CellKey, number>;
}

/** The same, with where each table's cells stand. */
export function listedKnowledge(
  figure: PublishedFigure,
  published: readonly Published[],
): { readonly knowledge: Knowledge; readonly listed: readonly Listed[] } {
  const listed: Listed[] = [];
  const secrets: { least: number; most: number }[] = [];
  const example: number[] = [];
  const claims: Claim[] = [];
  const kinds = kindsOf(figure, published);
  /** Of each year the cells of the last coarse table. */
  const running = new Map<number, { readonly at: ReadonlyMap<CellKey, number>; readonly table: ProtectedTable }>();
  for (const { year, table } of published.toSorted(byPart)) {
    const before = standing.includes(figure) ? undefined : running.get(year);
    const at = new Map<CellKey, number>();
    for (const key of cross(table, kinds)) {
      const shown = table.shown[key] ?? 0;
      at.set(key, secrets.length);
      secrets.push(boundsOf(shown, table));
      example.push(shown);
    }
    listed.push({ table, at });
    claims.push(...nearSums(table, at));
    if (before) claims.push(...noLessThan(before.at, at));
    if (table.grain === 'coarse') running.set(year, { at, table });
  }
  return { knowledge: { secrets, claims, example }, listed };
}

/** The closed year after all its quarters, also where one of them was published after it. */
const byPart = (one: Published, other: Published): number =>
  one.year - other.year || Number(one.table.grain === 'fine') - Number(other.table.grain === 'fine');

/** What was counted in a cell that is shown so. */
function boundsOf(shown: number, { rounding }: ProtectedTable): { least: number; most: number } {
  const step = limits.base - 1;
  if (shown === 0) return { least: 0, most: step };
  if (rounding === 'everything') return { least: Math.max(0, shown - step), most: shown + step };
  return shown === limits.base ? { least: 1, most: limits.base } : { least: shown, most: shown };
}

/** Every number that is shown lies near. */
function nearSums({ figure, grain, shown, nearness }: ProtectedTable, at: ReadonlyMap<CellKey, number>): Claim[] {
  const splits = splitsOf(figure, grain);
  const sums = new Map<string, { of: (readonly [number, number])[]; shown: number }>();
  for (const [key, secret] of at)
    for (const name of marginsOf(key, splits)) {
      const sum = sums.get(name) ?? { of: [], shown: 0 };
      sum.of.push([secret, 1]);
      sum.shown += shown[key] ?? 0;
      sums.set(name, sum);
    }
  return [...sums.values()].map((sum) => ({
    of: sum.of,
    least: sum.shown - nearness,
    most: sum.shown + nearness,
  }));
}

/** What was counted while the year ran is a part of what was counted later. */
function noLessThan(earlier: ReadonlyMap<CellKey, number>, later: ReadonlyMap<CellKey, number>): Claim[] {
  const inside = Map.groupBy(later, ([key]) => coarseKeyOf(key));
  return [...earlier].map(([key, part]) => ({
    of: [...(inside.get(key) ?? []).map(([, secret]) => [secret, 1] as const), [part, -1] as const],
    least: 0,
    most: Infinity,
    part,
  }));
}

/** Those that are shown at all: what is listed must not tell of numbers too small to show. */
const kindsOf = (figure: PublishedFigure, published: readonly Published[]): readonly string[] =>
  withKind.includes(figure)
    ? [
        ...new Set(
          published.flatMap(({ table }) => Object.keys(table.shown).map((key) => codeOf(key as CellKey, 'kind'))),
        ),
      ]
    : [unsplit];

/** Every cell there could be: also where nothing is shown somebody may have been counted. */
function cross({ grain }: ProtectedTable, kinds: readonly string[]): CellKey[] {
  const none = [unsplit];
  const person = grain === 'fine' ? [statSexes, ageGroups, educationGroups, migrations] : [none, none, none, none];
  return [provinceCodes, ...person, kinds]
    .reduce<readonly (readonly string[])[]>(
      (all, codes) => all.flatMap((one) => codes.map((code) => [...one, code])),
      [[]],
    )
    .map(keyOf);
}
