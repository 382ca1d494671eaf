import type { LocalDate } from '../../domain/calendar/index.ts';
import type { InszMode } from '../../domain/people/insz.ts';
import type { Places } from '../../domain/people/places.ts';
import { registrationColumns } from '../../domain/people/registration-row.ts';
import { readRows, type RowResult } from './list-rows.ts';
import { readTable, type Table } from './tables/table.ts';
import type { WhichSheet } from './tables/workbook.ts';

export type RegistrationResult = RowResult;

export interface RegistrationList {
  readonly rows: readonly RegistrationResult[];
  readonly left: Table['left'];
  readonly onlySheet?: string | undefined;
}

export interface ReadOptions {
  readonly today: LocalDate;
  readonly mode: InszMode;
  readonly places: Places;
  readonly sheet?: WhichSheet;
  readonly openTrajectory?: (insz: string) => string | undefined;
}

/** A list without remarks is whole. */
const needed = registrationColumns.filter((column) => column !== 'Opmerking');

/**
 * Reads a list of ours, here in this process, as partners send it, from a spreadsheet or as text. Every row that is not blank comes back once, in the
 * order of the file.
 * @throws AppError with a code of `ListProblem` when there is no telling which cell is what
 */
export function readRegistrationList(bytes: Uint8Array, { sheet, ...rules }: ReadOptions): RegistrationList {
  return registrationListOf(readTable(bytes, sheet), rules);
}

/** The same of a table that was read before. */
export function registrationListOf(table: Table, rules: Omit<ReadOptions, 'sheet'>): RegistrationList {
  return { rows: readRows(table, { ...rules, needed }), left: table.left, onlySheet: table.onlySheet };
}
