import { describe, expect, it } from 'vitest';
import { cell, triedOf, type Table } from '../trajectory/model/table.ts';
import { commandNames, phases, type CommandName, type Phase } from './core.ts';
import { live } from './model/live.ts';

/** Lives enough to try every pair often enough, as a rule; when some still lack, more are lived. */
const enough = 1_000;
const runs = Number(process.env['W2_MODEL_RUNS'] ?? enough);
const seed = Number(process.env['W2_MODEL_SEED'] ?? Date.now() % 1_000_000_000);

/** What cannot be in a phase, whatever the data; in any other it is to be accepted sometimes. */
const never: Readonly<Record<Phase, readonly CommandName[]>> = {
  planned: ['recordAttendance', 'recordConsultation'],
  running: ['start'],
  ended: commandNames,
};

describe('Random lives of groups', () => {
  it(`keep what must hold: ${runs} from seed ${seed}`, { timeout: 3_600_000 }, () => {
    const table: Table = new Map();
    const pairs = phases.flatMap((phase) => commandNames.map((name) => [phase, name] as const));
    const seldom = () => pairs.filter(([phase, name]) => triedOf(cell(table, phase, name)) < 100);
    const more = (lived: number) => lived < runs || (runs >= enough && lived < 3 * runs && seldom().length > 0);
    for (let run = 0; more(run); run += 1) live(seed + run, table);
    if (runs < enough) return;
    expect(seldom(), 'pairs of phase and command tried fewer than 100 times').toStrictEqual([]);
    for (const [phase, name] of pairs)
      expect(cell(table, phase, name).accepted > 0, `${name} in phase ${phase}`).toBe(!never[phase].includes(name));
  });
});
