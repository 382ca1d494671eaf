import { ageGroups, educationGroups, migrations, standing, statSexes } from '../codes.ts';
import { codeOf, keyOf, marginsOf, type CellKey } from './base.ts';
import { noKind, publicationLimits as limits, splitsOf, withKind, type PublishedFigure } from './codes.ts';
import type { ProtectedTable } from './protect.ts';
import { provinceCodes } from '../../people/codes.ts';

/** What an attacker knows: whole numbers that are secret, each within bounds, and what is known of their sums. */
export interface Knowledge {
  readonly secrets: readonly { readonly least: number; readonly most: number }[];
  readonly claims: readonly Claim[];
  /** Numbers that agree with everything known; null: none is at hand. */
  readonly example: readonly number[] | null;
}

/** A sum, every number in it once; or, of two numbers, any factors. */
export interface Claim {
  readonly of: readonly (readonly [secret: number, factor: number])[];
  readonly least: number;
  readonly most: number;
}

/** A table as it was published, and in which year and up to where. */
export interface Published {
  readonly year: number;
  readonly table: ProtectedTable;
}

/**
 * All tables of one figure together, oldest first, to somebody who has the base tables and knows the method: what a shown cell
 * can have been, how near every sum lies, and that of what happened in a year no less had happened later on. What stands
 * on a day may grow and shrink.
 */
export function knowledgeOf(figure: PublishedFigure, published: readonly Published[]): Knowledge {
  const keys = cross(figure, published);
  const secrets: { least: number; most: number }[] = [];
  const example: number[] = [];
  const claims: Claim[] = [];
  const splits = splitsOf(figure);
  published.forEach(({ year, table }, number) => {
    const before = standing.includes(figure) ? [] : published.slice(0, number).map((one) => one.year === year);
    const last = before.lastIndexOf(true);
    const sums = new Map<string, { of: (readonly [number, number])[]; shown: number }>();
    const first = secrets.length;
    keys.forEach((key, at) => {
      const shown = table.shown[key] ?? 0;
      const earlier = last < 0 ? 0 : (published[last]?.table.shown[key] ?? 0);
      secrets.push(boundsOf(shown, earlier, table));
      example.push(shown);
      if (last >= 0)
        claims.push({
          of: [
            [first + at, 1],
            [last * keys.length + at, -1],
          ],
          least: 0,
          most: Infinity,
        });
      for (const name of marginsOf(key, splits)) {
        const sum = sums.get(name) ?? { of: [], shown: 0 };
        sum.of.push([first + at, 1]);
        sum.shown += shown;
        sums.set(name, sum);
      }
    });
    for (const { of, shown } of sums.values())
      claims.push({ of, least: shown - table.nearness, most: shown + table.nearness });
  });
  return { secrets, claims, example };
}

/** What was counted in a cell that is shown so. */
function boundsOf(shown: number, earlier: number, { rounding }: ProtectedTable): { least: number; most: number } {
  const step = limits.base - 1;
  if (shown === 0) return { least: 0, most: step };
  if (rounding === 'everything') return { least: Math.max(0, shown - step), most: shown + step };
  // Kept at what was shown before, or counted.
  if (shown === limits.base || shown === earlier) return { least: shown - step, most: shown };
  return { least: shown, most: shown };
}

/** Every cell there could be: also where nothing is shown somebody may have been counted. */
function cross(figure: PublishedFigure, published: readonly Published[]): CellKey[] {
  const kinds = withKind.includes(figure)
    ? [
        ...new Set(
          published.flatMap(({ table }) => Object.keys(table.shown).map((key) => codeOf(key as CellKey, 'kind'))),
        ),
      ]
    : [noKind];
  return [provinceCodes, statSexes, ageGroups, educationGroups, migrations, kinds]
    .reduce<readonly (readonly string[])[]>(
      (all, codes) => all.flatMap((one) => codes.map((code) => [...one, code])),
      [[]],
    )
    .map(keyOf);
}
