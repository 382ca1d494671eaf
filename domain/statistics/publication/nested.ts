import { standing } from '../codes.ts';
import { codeOf, keyOf, sums, type CellKey, type Counts } from './base.ts';
import { nestings, publicationLimits as limits, unsplit, type PublishedFigure } from './codes.ts';
import type { Claim, Knowledge, Listed } from './known.ts';
import type { ProtectedTable } from './protect.ts';
import type { Released } from './released.ts';

/** The figures that are known together: each with those that it contains, and all others alone. */
export function chainsOf(figures: readonly PublishedFigure[]): readonly (readonly PublishedFigure[])[] {
  const heads = figures.filter((figure) => !nestings.some(({ inner }) => inner === figure));
  const within = (figure: PublishedFigure): PublishedFigure[] => [
    figure,
    ...nestings.filter(({ outer }) => outer === figure).flatMap(({ inner }) => within(inner)),
  ];
  return heads.map((head) => within(head).filter((figure) => figures.includes(figure)));
}

/**
 * What is known of several figures, with what nests: of everything from the first day on, no more was counted of the inner
 * figure than of the outer one. Of what stands on a day, all that is there began before it.
 * @param released in order; of the years from the first on, without a gap, since of a year that is not published nothing is known
 */
export function together(
  parts: ReadonlyMap<PublishedFigure, { readonly knowledge: Knowledge; readonly listed: readonly Listed[] }>,
  released: readonly Pick<Released, 'year' | 'tables'>[],
): Knowledge {
  const secrets: Knowledge['secrets'][number][] = [];
  const claims: Claim[] = [];
  const example: number[] = [];
  const starts = new Map<PublishedFigure, number>();
  for (const [figure, { knowledge }] of parts) {
    const start = secrets.length;
    starts.set(figure, start);
    secrets.push(...knowledge.secrets);
    example.push(...(knowledge.example ?? []));
    claims.push(
      ...knowledge.claims.map(({ of, part, ...claim }) => ({
        ...claim,
        of: of.map(([secret, factor]) => [secret + start, factor] as const),
        ...(part === undefined ? {} : { part: part + start }),
      })),
    );
  }
  /** The cells of a figure up to a release: those of the release itself, and, of what happens, of the closed years before it. */
  const cells = (figure: PublishedFigure, at: number, place: string): readonly number[] => {
    const start = starts.get(figure) ?? 0;
    return lastOfEachYear(released.slice(0, at + 1)).flatMap((number, position, all) => {
      if (standing.includes(figure) && position < all.length - 1) return [];
      const table = released[number]?.tables.find((one) => one.figure === figure);
      const found = parts.get(figure)?.listed.find((one) => one.table === table)?.at ?? [];
      return [...found].flatMap(([key, secret]) =>
        place === unsplit || codeOf(key, 'province') === place ? [secret + start] : [],
      );
    });
  };
  for (const { outer, inner, per } of nestings) {
    const provinces = [...(parts.get(outer)?.listed ?? [])].flatMap(({ at }) =>
      [...at.keys()].map((key) => codeOf(key, 'province')),
    );
    if (!parts.has(inner)) continue;
    for (let at = 0; at < released.length; at++)
      for (const place of per === 'province' ? new Set(provinces) : [unsplit]) {
        const inside = cells(inner, at, place);
        const part = inside.toSorted((one, other) => (example[other] ?? 0) - (example[one] ?? 0))[0];
        if (part === undefined) continue;
        claims.push({
          of: [
            ...cells(outer, at, place).map((secret) => [secret, 1] as const),
            ...inside.map((secret) => [secret, -1] as const),
          ],
          least: 0,
          most: Infinity,
          part,
        });
      }
  }
  return { secrets, claims, example };
}

/** The places of the last release of each year. */
const lastOfEachYear = (released: readonly Pick<Released, 'year'>[]): readonly number[] =>
  released.flatMap(({ year }, at) => (released.findLastIndex((one) => one.year === year) === at ? [at] : []));

/**
 * What a figure must show per province so that, with all that was published, it does not show less than those it contains:
 * more than nothing only where they would show more.
 */
export function leastOf(
  figure: PublishedFigure,
  before: readonly Released[],
  { year, tables }: Pick<Released, 'year' | 'tables'>,
): Counts {
  const least = new Map<CellKey, number>();
  const past = before.filter((one) => one.year < year);
  const last = lastOfEachYear(past).flatMap((at) => past[at] ?? []);
  const shown = (of: readonly ProtectedTable[], one: PublishedFigure): Readonly<Record<string, number>> =>
    sums(of.find((table) => table.figure === one)?.shown ?? ({} as Counts), ['province']);
  for (const { inner } of nestings.filter(({ outer }) => outer === figure)) {
    const now = shown(tables, inner);
    for (const province of new Set([now, ...last.map((one) => shown(one.tables, inner))].flatMap(Object.keys))) {
      let sum = now[province] ?? 0;
      for (const one of last)
        sum +=
          (standing.includes(inner) ? 0 : (shown(one.tables, inner)[province] ?? 0)) -
          (shown(one.tables, figure)[province] ?? 0);
      const key = keyOf([province, unsplit, unsplit, unsplit, unsplit, unsplit]);
      const whole = Math.ceil(sum / limits.base) * limits.base;
      if (whole > (least.get(key) ?? 0)) least.set(key, whole);
    }
  }
  return Object.fromEntries(least);
}
