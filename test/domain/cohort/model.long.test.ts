import { expect, it } from 'vitest';
import { cell, triedOf, type Table } from '../trajectory/model/table.ts';
import { commandNames, phases } from './core.ts';
import { live } from './model/live.ts';
import { writePage } from './model/page.ts';

const lives = Number(process.env['W2_MODEL_RUNS'] ?? 20_000);
const seed = Number(process.env['W2_MODEL_SEED'] ?? Date.now() % 1_000_000_000);

it(`many random lives of groups keep what must hold: ${lives} from seed ${seed}`, { timeout: 3_600_000 }, () => {
  const table: Table = new Map();
  for (let run = 0; run < lives; run += 1) live(seed + run, table);
  const seldom = phases.flatMap((phase) =>
    commandNames.filter((name) => triedOf(cell(table, phase, name)) < lives / 20).map((name) => `${name} ${phase}`),
  );
  expect(seldom, 'pairs of phase and command tried too seldom').toStrictEqual([]);
  writePage(table, lives, seed);
});
