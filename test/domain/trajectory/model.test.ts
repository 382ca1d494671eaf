import { describe, expect, it } from 'vitest';
import { inPrint, neverAccepted, pairs, cell, type Table } from './model/table.ts';
import { endsPerBeginning, live } from './model/live.ts';

const runs = Number(process.env['W2_MODEL_RUNS'] ?? 30_000);
const seed = Number(process.env['W2_MODEL_SEED'] ?? Date.now() % 1_000_000_000);
/** Enough runs to expect every pair often enough. */
const runsForAllPairs = 20_000;

describe('random lives', () => {
  it(`keep what must hold, in ${runs} lives from seed ${seed}`, { timeout: 3_600_000 }, () => {
    const table: Table = new Map();
    for (let run = 0; run * endsPerBeginning < runs; run += 1) live(seed + run, table);
    if (process.env['W2_MODEL_TABLE']) process.stdout.write(`\n${inPrint(table)}\n\nnever accepted\n${neverAccepted(table)}\n`);
    if (runs < runsForAllPairs) return;
    const seldom = pairs.filter(([row, name]) => cell(table, row, name).accepted + cell(table, row, name).refused < 100);
    expect(seldom).toStrictEqual([]);
  });
});
