import { describe, expect, it } from 'vitest';
import { cell, inPrint, neverAccepted, pairs, triedOf, type Table } from './model/table.ts';
import { endsPerBeginning, live } from './model/live.ts';

const runs = Number(process.env['W2_MODEL_RUNS'] ?? 30_000);
const seed = Number(process.env['W2_MODEL_SEED'] ?? Date.now() % 1_000_000_000);
/** Enough runs to expect every pair often enough. */
const runsForAllPairs = 30_000;

describe('Random lives', () => {
  it(`keep what must hold: ${runs} from seed ${seed}`, { timeout: 3_600_000 }, () => {
    const table: Table = new Map();
    const seldom = () => pairs.filter(([row, name]) => triedOf(cell(table, row, name)) < 100);
    const more = (lived: number) =>
      lived < runs || (runs >= runsForAllPairs && lived < 1.5 * runs && seldom().length > 0);
    for (let run = 0; more(run * endsPerBeginning); run += 1) live(seed + run, table);
    if (process.env['W2_MODEL_TABLE'])
      process.stdout.write(`\n${inPrint(table)}\n\nnever accepted\n${neverAccepted(table)}\n`);
    if (runs >= runsForAllPairs)
      expect(seldom(), 'pairs of phase and command tried fewer than 100 times').toStrictEqual([]);
  });
});
