/** `docs/model-cohorts.md`: how often each command of a group was accepted and refused in each phase by random lives. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../../settings/index.ts';
import { cell, refusedOf, type Table } from '../../trajectory/model/table.ts';
import { commandNames, phases } from '../core.ts';

const head = `# What random lives of groups did

Written by the long test of the core (\`npm run test:long\`) when it passes. As for trajectories ([model.md](model.md)), each life is made
of random commands, by whoever, with data such as people send and such as they never should, at any distance in time; members refuse
what their group gives them, and closing days fall on sessions. After each of them, on deep-frozen states:

- the events alone give the state; sequence and clock never run back; the state survives JSON;
- time decides each thing once, on its own day and in order; late timers and punctual ones give the same, also before a command;
- a session is on a working day of the partner, and asked for on the next day; no session is before the start;
- a running group has one consultation date, none before the one before it; nothing the group did is after its end;
- what it waits for is what time will do, with the same dates, overdue from the day after;
- nobody is in it twice, nobody above its size; it agrees with what each member's own trajectory was told and took;
- of several rungs missed at once one is told; what is told is wanted, in order, at the time and by whom it was caused;
- a refusal is one of the known.
`;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export function writePage(table: Table, lives: number, seed: number): void {
  const rows = commandNames.map((name) => {
    const cells = phases.map((phase) => {
      const one = cell(table, phase, name);
      return `${one.accepted} / ${refusedOf(one)}`;
    });
    return line([name, ...cells]);
  });
  const text = [
    head,
    `Last run: ${lives.toLocaleString('en')} lives from seed ${seed}. Accepted / refused:`,
    '',
    line(['command', ...phases]),
    line(['---', ...phases.map(() => '---:')]),
    ...rows,
  ].join('\n');
  writeFileSync(join(projectRoot, 'docs', 'model-cohorts.md'), `${text}\n`);
}
