import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../../../app/publication/highs.ts';
import { lots } from '../../../../app/publication/lots.ts';
import {
  baseTable,
  cellsOf,
  lotOf,
  protect,
  publishedFigures,
  splitsOf,
  sums,
  type CellKey,
  type Counts,
  type PublishedFigure,
} from '../../../../domain/statistics/publication/index.ts';
import { recordsOf } from './population.ts';

const solver = await highsSolver();
const of = (figure: PublishedFigure, people: number, more: Partial<Parameters<typeof protect>[0]> = {}) => {
  const counts = baseTable(figure, recordsOf(`people ${people}`, people, 2025), more.grain ?? 'fine');
  const made = protect(
    { figure, counts, rounding: 'smallOnly', grain: 'fine', earlier: {} as Counts, lot: lotOf('secret'), ...more },
    solver,
  );
  return { counts, made };
};

describe('a base table that may be published', () => {
  it('shows no cell of 1 to 4, and larger ones as they were counted', () => {
    const { counts, made } = of('registrations', 700);
    const shown = cellsOf(made.shown).map(([, number]) => number);
    expect(shown.filter((number) => number < 5)).toEqual([]);
    for (const [key, count] of cellsOf(counts)) if (count >= 5) expect(made.shown[key]).toBe(count);
  });

  it.each([40, 700])('stays within 4 in every number that is shown, with %i people', (people) => {
    for (const figure of publishedFigures) {
      const { counts, made } = of(figure, people);
      expect(made.nearness).toBe(4);
      for (const split of splitsOf(figure, 'fine')) {
        const [exact, shown] = [sums(counts, split), sums(made.shown, split)];
        for (const key of new Set([...Object.keys(exact), ...Object.keys(shown)]))
          expect(Math.abs((exact[key] ?? 0) - (shown[key] ?? 0))).toBeLessThanOrEqual(4);
      }
    }
  });

  it('is the same each time, and another one by another lot', () => {
    const first = of('groupEnds', 300).made;
    expect(of('groupEnds', 300).made).toEqual(first);
    expect(of('groupEnds', 300, { lot: lotOf('another') }).made).not.toEqual(first);
  });

  it.each([
    ['src-2026.1', '4c22faae578df7b3'],
    ['src-2026.2', '1023d944f36d9aca'],
  ] as const)('is drawn again as the method %s drew it', (method, hash) => {
    const { made } = of('groupEnds', 300, { lot: lots[method]('kept:groupEnds') });
    expect(createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 16)).toBe(hash);
  });

  it('of a period that runs shows multiples of 5 only', () => {
    const { made } = of('referrals', 700, { rounding: 'everything', grain: 'coarse' });
    expect(cellsOf(made.shown).filter(([, number]) => number % 5 !== 0)).toEqual([]);
  });

  it('never shows less of a year than was shown of its first months', () => {
    const coarse = (province: string) => `${province}|-|-|-|-|-` as CellKey;
    const fine = (province: string, sex: string) => `${province}|${sex}|under25|low|eu|-` as CellKey;
    const earlier = { [coarse('limburg')]: 5, [coarse('antwerpen')]: 10 } as Counts;
    const quarter = protect(
      {
        ...{ figure: 'referrals', rounding: 'everything', grain: 'coarse', earlier, lot: lotOf('s') },
        counts: { [coarse('limburg')]: 2, [coarse('antwerpen')]: 7 } as Counts,
      },
      solver,
    );
    expect(quarter.shown).toEqual({ [coarse('antwerpen')]: 10, [coarse('limburg')]: 5 });
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const counts = { [fine('limburg', 'F')]: 1, [fine('limburg', 'M')]: 1 } as Counts;
      const year = protect(
        { figure: 'referrals', rounding: 'smallOnly', grain: 'fine', earlier, lot: lotOf(seed), counts },
        solver,
      );
      expect(sums(year.shown, ['province'])).toEqual({ limburg: 5 });
    }
  });
});
