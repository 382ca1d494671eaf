import { registrationColumns, type RegistrationColumn } from '../../domain/people/registration-row.ts';
import type { Line, RegistrationReport } from './register.ts';
import { cellOf, columnsOf } from './tables/columns.ts';
import { readTableAside } from './tables/aside.ts';
import { writeTable } from './tables/table.ts';
import type { WhichSheet } from './tables/workbook.ts';

/** What stands in a row of a list, by column, as it was typed. */
export interface ListedRow extends Line {
  readonly cells: Readonly<Record<RegistrationColumn, string>>;
}

/**
 * The rows of a list by column, unjudged: what somebody who holds the file sees in it.
 * @throws AppError with a code of `ListProblem`
 */
export async function readListRows(bytes: Uint8Array, sheet?: WhichSheet): Promise<readonly ListedRow[]> {
  const { header, rows } = await readTableAside(bytes, sheet);
  const at = columnsOf(header, []);
  return rows.map(({ line, sheet: on, cells }) => ({
    line,
    ...(on === undefined ? {} : { sheet: on }),
    cells: Object.fromEntries(
      registrationColumns.map((column) => [column, cellOf(cells, at.get(column))]),
    ) as ListedRow['cells'],
  }));
}

/** The rows that were refused, in the same kind of file, with every reason behind each; to mend and offer again. */
export async function writeRefused(
  bytes: Uint8Array,
  refused: RegistrationReport['refused'],
  sheet?: WhichSheet,
): Promise<Buffer> {
  const table = await readTableAside(bytes, sheet);
  const reasons = new Map(
    refused.map((one) => [
      keyOf(one),
      one.reasons.map(({ column, message }) => `${column ?? 'Rij'}: ${message}`).join(' '),
    ]),
  );
  const rows = table.rows.flatMap((row) => {
    const last = reasons.get(keyOf(row));
    return last === undefined ? [] : [{ cells: row.cells, last }];
  });
  return writeTable(table, 'Reden', rows);
}

const keyOf = ({ line, sheet = '' }: Line): string => `${line} ${sheet}`;
