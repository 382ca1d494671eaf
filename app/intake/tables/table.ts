import { read, utils, write } from '@e965/xlsx';
import { stringify } from 'csv-stringify/sync';
import { delimiterOf, QuotesError, readRecords } from './records.ts';
import { decodeText, encodeText, type Encoding } from './text.ts';
import { unpackedSize } from './zip.ts';

/** A list in a file, as rows of texts; enough is kept of the file to write another one like it. */
export interface Table {
  readonly kind: TableKind;
  readonly header: readonly string[];
  /** `line`: of the file, from 1; of a sheet its row. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}
type TableKind =
  | { readonly format: 'csv'; readonly delimiter: ';' | ',' | '\t'; readonly encoding: Encoding }
  | { readonly format: 'xlsx' };

export type TableProblem = 'list.tooLarge' | 'list.notAList' | 'list.empty' | 'list.quotes' | 'list.tooManyRows';

/** The file cannot be read as a list. Carries nothing of what stands in it. */
export class TableError extends Error {
  override readonly name = 'TableError';
  readonly code: TableProblem;
  readonly line: number | null;
  constructor(code: TableProblem, line: number | null = null) {
    super(code);
    this.code = code;
    this.line = line;
  }
}

/** Far above the lists of a province; a wrong or hostile file is refused before it fills the memory. */
const maxBytes = 40_000_000;
const maxUnpackedBytes = 400_000_000;
const maxRows = 200_000;
const maxCells = 60;
const maxRecordSize = 100_000;

/** What it is, its first bytes say, not its name. @throws TableError */
export function readTable(bytes: Uint8Array): Table {
  if (bytes.length > maxBytes) throw new TableError('list.tooLarge');
  const table = bytes[0] === 0x50 && bytes[1] === 0x4b ? readXlsx(bytes) : readCsv(bytes);
  if (table.header.length === 0) throw new TableError('list.empty');
  if (table.rows.length > maxRows) throw new TableError('list.tooManyRows');
  return table;
}

function readCsv(bytes: Uint8Array): Table {
  const { text, encoding } = decodeText(bytes);
  if (text.includes('\0')) throw new TableError('list.notAList');
  const delimiter = delimiterOf(text, [';', ',', '\t'] as const);
  const [header, ...rows] = recordsOf(text, delimiter);
  return {
    kind: { format: 'csv', delimiter, encoding },
    header: (header?.cells ?? []).map((cell) => cell.trim()),
    rows,
  };
}

function recordsOf(text: string, delimiter: string): Table['rows'] {
  try {
    return readRecords(text, delimiter, maxRecordSize).map(({ line, cells }) => ({
      line,
      cells: cells.slice(0, maxCells).map(withoutGuard),
    }));
  } catch (error) {
    throw error instanceof QuotesError ? new TableError('list.quotes', error.line) : error;
  }
}

function readXlsx(bytes: Uint8Array): Table {
  if (!(unpackedSize(bytes) <= maxUnpackedBytes)) throw new TableError('list.tooLarge');
  const rows = rowsOfSheets(bytes).find((sheet) => sheet.length > 0) ?? [];
  const [header, ...rest] = rows;
  return { kind: { format: 'xlsx' }, header: (header?.cells ?? []).map((cell) => cell.trim()), rows: rest };
}

/** The rows of every sheet, empty ones left out: the list is the first that has any. */
function rowsOfSheets(bytes: Uint8Array): { line: number; cells: string[] }[][] {
  try {
    // Formulas are not read and nothing is evaluated: what stands in a cell is what somebody saw in it.
    const book = read(bytes, {
      type: 'array',
      dense: true,
      cellDates: true,
      cellFormula: false,
      cellHTML: false,
      UTC: true,
    });
    return book.SheetNames.map((name) => {
      const data = utils.sheet_to_json<unknown[]>(book.Sheets[name]!, {
        header: 1,
        defval: '',
        raw: true,
        blankrows: true,
        UTC: true,
      });
      return data
        .map((cells, index) => ({ line: index + 1, cells: cells.slice(0, maxCells).map(textOf) }))
        .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    });
  } catch {
    throw new TableError('list.notAList');
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return withoutGuard(String(cell as string | number | boolean));
}

/** A cell that a spreadsheet would take for a formula is written with an apostrophe before it, and read without. */
const formula = /^[=+\-@\t]/;
const withoutGuard = (cell: string): string => (/^'[=+\-@\t]/.test(cell) ? cell.slice(1) : cell);
const guarded = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** The same kind of file with these rows and one column more; opening it in a spreadsheet runs nothing. */
export function writeTable(
  { kind, header }: Table,
  column: string,
  rows: readonly { readonly cells: readonly string[]; readonly last: string }[],
): Buffer {
  const full = (cells: readonly string[], last: string) => [...header.map((_, index) => cells[index] ?? ''), last];
  const lines = [full(header, column), ...rows.map(({ cells, last }) => full(cells, last))].map((line) =>
    line.map(guarded),
  );
  if (kind.format === 'xlsx') {
    const book = utils.book_new();
    // Everything as text: a number would lose its zeros again.
    utils.book_append_sheet(book, utils.aoa_to_sheet(lines), 'Lijst');
    return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
  }
  const { delimiter, encoding } = kind;
  // It quotes a cell for the line end it writes; offices' programs take each of its two characters for one.
  const text = stringify(lines, { delimiter, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
  return encodeText(text, encoding);
}
