import { stringify } from 'csv-stringify/sync';
import { utils, write, type WorkSheet } from '@e965/xlsx';

/** A cell: text, a whole number, or an amount in whole cents. */
type Cell = string | number | { readonly cents: number };
export type Row = readonly Cell[];

export interface Sheet {
  /** At most 31 letters, as spreadsheets want it. */
  readonly name: string;
  readonly rows: readonly Row[];
}

/** A cell that a spreadsheet would take for a formula is written with an apostrophe before it. */
const guarded = (text: string): string => (/^[=+\-@\t]/.test(text) ? `'${text}` : text);

/** `-1234.05`: exact, never by a division that rounds. */
function decimal(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Text for CSV: amounts in euro with a point, UTF-8 with a mark, so that office programs read its letters. */
export function writeCsv(rows: readonly Row[]): Buffer {
  const lines = rows.map((row) =>
    row.map((cell) =>
      typeof cell === 'string' ? guarded(cell) : typeof cell === 'number' ? String(cell) : decimal(cell.cents),
    ),
  );
  return Buffer.from(`\uFEFF${stringify(lines, { record_delimiter: 'windows', quoted_match: /[\r\n]/ })}`);
}

/** A workbook; the same sheets give the same bytes. Amounts are numbers with two decimals. */
export function writeXlsx(sheets: readonly Sheet[]): Buffer {
  const book = utils.book_new();
  for (const { name, rows } of sheets) utils.book_append_sheet(book, sheetOf(rows), name);
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

function sheetOf(rows: readonly Row[]): WorkSheet {
  const cells = rows.map((row) =>
    row.map((cell) =>
      typeof cell === 'string'
        ? { t: 's', v: cell }
        : typeof cell === 'number'
          ? { t: 'n', v: cell }
          : { t: 'n', v: Number(decimal(cell.cents)), z: '#,##0.00' },
    ),
  );
  const sheet = utils.aoa_to_sheet(cells);
  const widest = Math.max(0, ...rows.map((row) => row.length));
  sheet['!cols'] = Array.from({ length: widest }, (_, column) => ({
    wch: Math.min(60, Math.max(...rows.map((row) => textOf(row[column]).length)) + 2),
  }));
  return sheet;
}

const textOf = (cell: Cell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'object' ? decimal(cell.cents) : String(cell);
