import { commandNames, phases, type CommandName } from '../../../../domain/trajectory/index.ts';

export interface Cell {
  accepted: number;
  /** How often it was refused, by code. */
  readonly refused: Map<string, number>;
}

/** How often each command was accepted and refused in each phase, and on pause. */
export type Table = Map<string, Cell>;

export const rows = [...phases, 'on pause'] as const;
export type Row = (typeof rows)[number];
export const pairs: readonly (readonly [row: Row, name: CommandName])[] = rows.flatMap((row) =>
  commandNames.map((name) => [row, name] as const),
);

export function count(table: Table, row: string, name: string, refused: string | null): void {
  const key = `${row} ${name}`;
  const cell = table.get(key) ?? { accepted: 0, refused: new Map() };
  table.set(key, cell);
  if (refused === null) cell.accepted += 1;
  else cell.refused.set(refused, (cell.refused.get(refused) ?? 0) + 1);
}

const none: Cell = { accepted: 0, refused: new Map() };
export const cell = (table: Table, row: string, name: string): Cell => table.get(`${row} ${name}`) ?? none;
export const refusedOf = ({ refused }: Cell): number => [...refused.values()].reduce((sum, one) => sum + one, 0);
export const triedOf = (one: Cell): number => one.accepted + refusedOf(one);

/** One line per command: accepted/all per phase. */
export function inPrint(table: Table): string {
  const width = 15;
  const head = ''.padEnd(22) + rows.map((row) => row.padStart(width)).join('');
  const lines = commandNames.map((name) => {
    const numbers = rows.map((row) => {
      const one = cell(table, row, name);
      return `${one.accepted}/${triedOf(one)}`.padStart(width);
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
