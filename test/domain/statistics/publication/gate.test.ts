import { describe, expect, it } from 'vitest';
import { highsSolver } from '../../../../app/publication/highs.ts';
import {
  attack,
  baseTable,
  cellsOf,
  gate,
  knowledgeOf,
  type CellKey,
  type Counts,
  type Knowledge,
  type ProtectedTable,
} from '../../../../domain/statistics/publication/index.ts';
import { recordsOf } from './population.ts';
import { exactTables, hiddenSmall } from './without.ts';

const solver = await highsSolver();
const targetsOf = ({ secrets }: Knowledge) => secrets.map((_, at) => at);

describe('the attack over everything published', () => {
  const counts = baseTable('referrals', recordsOf('a small year', 60, 2025), 'fine');

  it('gives away every cell of tables that are published as they were counted', () => {
    const known = exactTables(counts);
    const came = attack(known, targetsOf(known), solver);
    expect(came).toMatchObject({ fewest: 1 });
    expect(came.narrowed).toHaveLength(cellsOf(counts).length);
  });

  it('gives away cells where only the numbers below 5 are left out', () => {
    const known = hiddenSmall('referrals', counts);
    const came = attack(known, targetsOf(known), solver);
    expect(came.fewest).toBe(1);
    expect(came.narrowed.length).toBeGreaterThan(5);
    expect(came.asked).toBeGreaterThan(0);
  });

  const key = 'limburg|F|under25|low|eu|-' as CellKey;
  const table = (shown: number, more: Partial<ProtectedTable> = {}): ProtectedTable => ({
    figure: 'referrals',
    rounding: 'smallOnly',
    grain: 'fine',
    shown: (shown === 0 ? {} : { [key]: shown }) as Counts,
    nearness: 4,
    ...more,
  });

  it('finds a year that shows less than its first months did', () => {
    const coarse = 'limburg|-|-|-|-|-' as CellKey;
    const shown = { [coarse]: 5 } as Counts;
    const soFar = { year: 2025, tables: [table(5, { rounding: 'everything', grain: 'coarse', shown })] };
    expect(gate([soFar, { year: 2025, tables: [table(0)] }], solver)).toMatchObject({ safe: false, fewest: 4 });
    expect(gate([soFar, { year: 2025, tables: [table(5)] }], solver)).toMatchObject({ safe: true });
    // A quarter that was published after its year is linked with it as well.
    expect(gate([{ year: 2025, tables: [table(0)] }, soFar], solver)).toMatchObject({ safe: false, fewest: 4 });
    expect(gate([soFar, { year: 2026, tables: [table(0)] }], solver)).toMatchObject({ safe: true });
  });

  it('finds a part that shows more than its whole, where all is published from the first day on', () => {
    const [whole, part] = ['limburg|-|-|-|-|-', 'limburg|-|-|-|-|completed'] as CellKey[];
    const coarse = { rounding: 'everything', grain: 'coarse' } as const;
    const release = (starts: number, ends: number) => [
      {
        year: 2025,
        tables: [
          table(0, { ...coarse, figure: 'groupStarts', shown: (starts ? { [whole!]: starts } : {}) as Counts }),
          table(0, { ...coarse, figure: 'groupEnds', shown: { [part!]: ends } as Counts }),
        ],
      },
    ];
    expect(gate(release(0, 5), solver, 'theFirstDay')).toMatchObject({ safe: false, fewest: 4 });
    expect(gate(release(5, 5), solver, 'theFirstDay')).toMatchObject({ safe: true });
    expect(gate(release(0, 5), solver, 'somewhere')).toMatchObject({ safe: true });
  });

  it('finds a nearness that betrays the small cells', () => {
    const known = knowledgeOf('referrals', [{ year: 2025, table: table(5, { nearness: 2 }) }]);
    const shown = known.example!.indexOf(5);
    // Alone in its margins with nothing else there to make up for it, as somebody who knows the others sees it.
    const alone = { ...known, secrets: known.secrets.map((one, at) => (at === shown ? one : { least: 0, most: 0 })) };
    expect(attack(alone, [shown], solver)).toMatchObject({ narrowed: [shown], fewest: 3 });
  });

  it('finds what contradicts itself not safe', () => {
    const known = {
      secrets: [{ least: 1, most: 4 }],
      claims: [{ of: [[0, 1]], least: 9, most: 9 }],
      example: null,
    } as const;
    expect(attack(known, [0], solver)).toMatchObject({ narrowed: [0], fewest: 0 });
  });
});
