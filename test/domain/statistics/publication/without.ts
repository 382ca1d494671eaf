import {
  cellsOf,
  codesOf,
  publishedDimensions,
  splitsOf,
  type Claim,
  type Counts,
  type Knowledge,
  type PublishedFigure,
} from '../../../../domain/statistics/publication/index.ts';

/** What somebody knows when tables are published as they were counted. */
export const exactTables = (counts: Counts): Knowledge => ({
  secrets: cellsOf(counts).map(([, count]) => ({ least: count, most: count })),
  claims: [],
  example: cellsOf(counts).map(([, count]) => count),
});

/** What somebody knows when every number below 5 is left out, and all others, sums too, are published as they were counted. */
export function hiddenSmall(figure: PublishedFigure, counts: Counts): Knowledge {
  const cells = cellsOf(counts);
  const sums = new Map<string, { of: (readonly [number, number])[]; sum: number }>();
  cells.forEach(([key, count], at) => {
    const codes = codesOf(key);
    splitsOf(figure, 'fine').forEach((split, number) => {
      const name = `${number}:${split.map((one) => codes[publishedDimensions.indexOf(one)]).join('|')}`;
      const found = sums.get(name) ?? { of: [], sum: 0 };
      found.of.push([at, 1]);
      found.sum += count;
      sums.set(name, found);
    });
  });
  const claims = [...sums.values()].map(({ of, sum }): Claim =>
    sum < 5 ? { of, least: 1, most: 4 } : { of, least: sum, most: sum },
  );
  return {
    secrets: cells.map(([, count]) => (count < 5 ? { least: 1, most: 4 } : { least: count, most: count })),
    claims,
    example: null,
  };
}
