/** `docs/model.md`: how often each command was accepted and refused in each phase by random lives, and why never. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandNames, phases } from '../../../../domain/trajectory/index.ts';
import { projectRoot } from '../../../../settings/index.ts';
import { cell, refusedOf, rows, type Table } from './table.ts';

const head = `# What random lives did

Written by the long test of the core (\`npm run test:long\`) when it passes. Each life is made of random commands, with data
such as people send and such as they never should, in every order and at any distance in time; it goes on under other rules and
closing days, on pause or not. After each of them all that must always hold is checked, on deep-frozen states:

- the events alone give the state; the state survives JSON; catching up late gives what day by day gives;
- every deadline has a rule, the version that made it, and the date that the rule gives by the right closing days; a rung of
  its ladder comes once and never in a pause; none is lost, and none is open where it has no place;
- whatever is not closed waits for exactly one named thing;
- after a pause a date is the old one plus the paused days, also when rules or closing days changed in the pause;
- no guidance after 24 months, no group past them, no coaching past six months, after a year in service or twice for one job;
- each open action of the plan, unanswered request and asked expert has exactly one date;
- nothing is asked outside the consent, nothing is disclosed after it was withdrawn, nothing is told after a death;
- a command that is offered is not refused for its moment, and one that is not offered is refused;
- the forecast is what happens when nobody acts.
`;

const inCell = (table: Table, row: string, name: string): string => {
  const one = cell(table, row, name);
  return `${one.accepted} / ${refusedOf(one)}`;
};

const lineOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function counts(table: Table): string[] {
  return [
    lineOf(['command', ...rows]),
    lineOf(['---', ...rows.map(() => '---:')]),
    ...commandNames.map((name) => lineOf([name, ...rows.map((row) => inCell(table, row, name))])),
  ];
}

/** Each pair that was never accepted, with the refusals it met; refusals for bad data say nothing of the moment. */
function never(table: Table): string[] {
  const ofData = ['command.', 'date.', 'actor.'];
  return rows.flatMap((row) => {
    const why = new Map<string, string[]>();
    for (const name of commandNames) {
      const one = cell(table, row, name);
      if (one.accepted > 0) continue;
      const codes = [...one.refused.keys()].filter((code) => !ofData.some((start) => code.startsWith(start))).sort();
      const reason = codes.map((code) => `\`${code}\``).join(', ') || 'only bad data was tried';
      why.set(reason, [...(why.get(reason) ?? []), name]);
    }
    return [`### ${row}`, '', ...[...why].map(([reason, names]) => `- ${reason}: ${names.join(', ')}`), ''];
  });
}

export function writePage(table: Table, sequences: number, seed: number): void {
  const text = [
    head,
    `Last run: ${sequences.toLocaleString('en')} sequences from seed ${seed}, ${rows.length} × ${commandNames.length} pairs of phase and command.`,
    '',
    '## Accepted / refused',
    '',
    ...counts(table),
    '',
    '## Never accepted, and why',
    '',
    `In ${phases.length} phases and on pause:`,
    '',
    ...never(table),
  ].join('\n');
  writeFileSync(join(projectRoot, 'docs', 'model.md'), `${text.trim()}\n`);
}
