import { expect, it } from 'vitest';
import { seedsFrom } from './model/aim.ts';
import { live } from './model/live.ts';
import { writePage } from './model/page.ts';
import { cell, pairs, triedOf, type Table } from './model/table.ts';

const sequences = Number(process.env['W2_MODEL_RUNS'] ?? 120_000);
const seed = Number(process.env['W2_MODEL_SEED'] ?? Date.now() % 1_000_000_000);

it(`many random lives keep what must hold: ${sequences} from seed ${seed}`, { timeout: 3_600_000 }, () => {
  const table: Table = new Map();
  const seeds = seedsFrom(seed, table);
  for (let lived = 0; lived < sequences;) lived += live(seeds.next().value, table);
  const seldom = pairs.filter(([row, name]) => triedOf(cell(table, row, name)) < sequences / 1_000);
  expect(seldom, 'pairs of phase and command tried too seldom').toStrictEqual([]);
  writePage(table, sequences, seed);
});
