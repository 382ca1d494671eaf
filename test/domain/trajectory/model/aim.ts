/**
 * What a life is for: a phase, or a pause, and some of the commands. Its seed alone says so, and which seeds are lived depends
 * on what lacks: so few lives try every pair often, and a life that fails is lived again from its seed.
 */
import { commandNames, type CommandName } from '../../../../domain/trajectory/index.ts';
import { cell, rows, triedOf, type Row, type Table } from './table.ts';

export interface Aim {
  readonly row: Row;
  readonly names: readonly CommandName[];
}

/** Few enough commands that one life tries each of them a few times in its phase. */
const parts = 4;

/** Seeds that follow each other are about other phases. */
const aims: readonly Aim[] = Array.from({ length: parts }, (_, part) =>
  rows.map((row) => ({ row, names: commandNames.filter((_name, index) => index % parts === part) })),
).flat();

export const aimOf = (seed: number): Aim => aims[seed % aims.length]!;

/** The pairs were tried often enough when each was this often. */
export const often = 100;

const lacking = (table: Table, { row, names }: Aim): number =>
  names.reduce((sum, name) => sum + Math.max(0, often - triedOf(cell(table, row, name))), 0);

/** Seeds without end: one in three as they come, and all others those whose aim lacks most by then. */
export function* seedsFrom(first: number, table: Table): Generator<number, never> {
  const asTheyCome = function* (): Generator<number, never> {
    for (let seed = first; ; seed += 1) yield seed;
  };
  const all = asTheyCome();
  // Far from those that come anyway, so that none is lived twice.
  const aside = aims.map((_, index) => (Math.floor(first / aims.length) + 1_000_000) * aims.length + index);
  for (let turn = 0; ; turn += 1) {
    const lacks = aims.map((aim) => lacking(table, aim));
    const most = Math.max(...lacks);
    if (most === 0 || turn % 3 === 0) {
      yield all.next().value;
      continue;
    }
    const chosen = lacks.indexOf(most);
    yield aside[chosen]!;
    aside[chosen]! += aims.length;
  }
}
