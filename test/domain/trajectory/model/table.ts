import { commandNames, phases, type CommandName } from '../../../../domain/trajectory/index.ts';

/** How often each command was accepted and refused in each phase, and on pause. */
export type Table = Map<string, { accepted: number; refused: number }>;

const rows = [...phases, 'on pause'] as const;
export const pairs: readonly (readonly [row: string, name: CommandName])[] = rows.flatMap((row) =>
  commandNames.map((name) => [row, name] as const),
);

export function count(table: Table, row: string, name: string, accepted: boolean): void {
  const key = `${row} ${name}`;
  const cell = table.get(key) ?? { accepted: 0, refused: 0 };
  table.set(key, cell);
  cell[accepted ? 'accepted' : 'refused'] += 1;
}

export const cell = (table: Table, row: string, name: string) =>
  table.get(`${row} ${name}`) ?? { accepted: 0, refused: 0 };

/** One line per command: accepted/all per phase. */
export function inPrint(table: Table): string {
  const width = 15;
  const head = ''.padEnd(22) + rows.map((row) => row.padStart(width)).join('');
  const lines = commandNames.map((name) => {
    const numbers = rows.map((row) => {
      const { accepted, refused } = cell(table, row, name);
      return `${accepted}/${accepted + refused}`.padStart(width);
    });
    return name.padEnd(22) + numbers.join('');
  });
  return [head, ...lines].join('\n');
}

/** Per phase, the commands that were never accepted in it. */
export const neverAccepted = (table: Table): string =>
  rows
    .map((row) => `${row}: ${commandNames.filter((name) => cell(table, row, name).accepted === 0).join(', ')}`)
    .join('\n');
