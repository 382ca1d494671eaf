import { describe, expect, it } from 'vitest';
import { often, seedsFrom } from './model/aim.ts';
import { cell, inPrint, neverAccepted, pairs, triedOf, type Table } from './model/table.ts';
import { live } from './model/live.ts';

/** Lives enough to try every pair often enough, as a rule; when some still lack, more are lived. */
const enough = 8_000;
const runs = Number(process.env['W2_MODEL_RUNS'] ?? enough);
// The same lives every time: the long test has others each time it runs.
const seed = Number(process.env['W2_MODEL_SEED'] ?? 20_310_312);

describe('Random lives', () => {
  it(`keep what must hold: ${runs} from seed ${seed}`, { timeout: 3_600_000 }, () => {
    const table: Table = new Map();
    const seldom = () => pairs.filter(([row, name]) => triedOf(cell(table, row, name)) < often);
    const more = (lived: number) => lived < runs || (runs >= enough && lived < 3 * runs && seldom().length > 0);
    const seeds = seedsFrom(seed, table);
    let lived = 0;
    while (more(lived)) lived += live(seeds.next().value, table);
    if (process.env['W2_MODEL_TABLE'])
      process.stdout.write(`\n${lived} lives\n${inPrint(table)}\n\nnever accepted\n${neverAccepted(table)}\n`);
    if (runs < enough) return;
    const told = [...table.keys()].filter((key) => key.startsWith('told '));
    expect(told.length, 'kinds of messages').toBeGreaterThan(9);
    expect(seldom(), 'pairs of phase and command tried fewer than 100 times').toStrictEqual([]);
  });
});
