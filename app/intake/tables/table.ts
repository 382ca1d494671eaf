import { utils, write } from '@e965/xlsx';
import { stringify } from 'csv-stringify/sync';
import { fromHeader } from './columns.ts';
import { listError } from './list-error.ts';
import { delimiterOf, QuotesError, readRecords } from './records.ts';
import { decodeText, encodeText, type Encoding } from './text.ts';
import { readWorkbook, type Left, type WhichSheet } from './workbook.ts';
import { unpackedSize } from './zip.ts';

/** A list in a file, as rows of texts; enough is kept of the file to write another one like it. */
export interface Table {
  readonly kind: TableKind;
  readonly header: readonly string[];
  /** `line`: of the file, from 1; of a sheet its row. `sheet`: only where rows of several stand together. */
  readonly rows: readonly { readonly line: number; readonly sheet?: string; readonly cells: readonly string[] }[];
  /** The sheet of all rows, where no row says its own. */
  readonly onlySheet?: string;
  /** What of the file is not in the rows. */
  readonly left: readonly Left[];
}
type TableKind =
  | { readonly format: 'json' }
  | { readonly format: 'csv'; readonly delimiter: Delimiter; readonly encoding: Encoding }
  | { readonly format: 'xlsx'; readonly since1904: boolean };
type Delimiter = ';' | ',' | '\t';

/** Far above the lists of a province; a wrong or hostile file is refused before it fills the memory. */
export const maxBytes = 40_000_000;
const maxUnpackedBytes = 400_000_000;
const maxRows = 200_000;
const maxCells = 60;
const maxRecordSize = 100_000;

/** A zip file, by its first bytes: that is what XLSX and ODS are. */
export const isWorkbook = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** So Excel keeps a workbook with a password: not as a zip file, but within one of its older files. */
const olderFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const lockedPart = Buffer.from('EncryptedPackage', 'utf16le');
const isLocked = (bytes: Uint8Array): boolean =>
  olderFile.equals(bytes.subarray(0, olderFile.length)) && Buffer.from(bytes).includes(lockedPart);

/** What it is, its first bytes say, not its name. @throws AppError with a code of `ListProblem` */
export function readTable(bytes: Uint8Array, sheet?: WhichSheet): Table {
  if (bytes.length > maxBytes) throw listError('list.tooLarge');
  if (isLocked(bytes)) throw listError('list.password');
  const table = isWorkbook(bytes) ? readXlsx(bytes, sheet) : (readJson(bytes) ?? readCsv(bytes));
  if (table.header.length === 0) throw listError('list.empty');
  if (table.rows.length > maxRows) throw listError('list.tooManyRows', { most: maxRows });
  return table;
}

/** A list of objects, one a person: what a program exports. `line` counts them. null: it is no such thing. */
function readJson(bytes: Uint8Array): Table | null {
  const entries = jsonEntries(bytes);
  if (!Array.isArray(entries)) return null;
  const isFlat = (entry: unknown): entry is Record<string, unknown> =>
    typeof entry === 'object' &&
    entry !== null &&
    !Array.isArray(entry) &&
    Object.values(entry).every((value) => typeof value !== 'object' || value === null);
  if (entries.length === 0) throw listError('list.empty');
  if (!entries.every(isFlat)) throw listError('list.notAList');
  const header = [...new Set(entries.flatMap((entry) => Object.keys(entry)))].slice(0, maxCells);
  const rows = entries.map((entry, index) => ({
    line: index + 1,
    cells: header.map((name) =>
      withoutGuard(String((entry[name] as string | number | boolean | null) ?? '').slice(0, maxRecordSize)),
    ),
  }));
  return { kind: { format: 'json' }, header, rows, left: [] };
}

/** A text that begins as a list of objects does, and is none, is read as any other text. */
function jsonEntries(bytes: Uint8Array): unknown {
  const start = bytes[0] === 0xef ? 3 : 0;
  if (bytes[start] !== 0x5b) return null;
  try {
    return JSON.parse(new TextDecoder().decode(bytes.subarray(start))) as unknown;
  } catch {
    return null;
  }
}

function readCsv(bytes: Uint8Array): Table {
  const { text, encoding } = decodeText(bytes);
  // A page or an XML that is called a spreadsheet, as some programs export: its quotes are not what is wrong with it.
  if (/^\s*</.test(text)) throw listError('list.encoding');
  // Excel's own first line that names the separator; its line end stays, so that the lines are those of the file.
  const named = /^"?sep=(;|,|\t)"?(?=\n|$)/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const delimiter = (named?.[1] as Delimiter | undefined) ?? delimiterOf(body, [';', ',', '\t'] as const);
  const [header, ...rows] = fromHeader(recordsOf(body, delimiter));
  return {
    kind: { format: 'csv', delimiter, encoding },
    header: (header?.cells ?? []).map((cell) => cell.trim()),
    rows,
    left: [],
  };
}

function recordsOf(text: string, delimiter: string): Table['rows'] {
  try {
    return readRecords(text, delimiter, maxRecordSize).map(({ line, cells }) => ({
      line,
      cells: cells.slice(0, maxCells).map(withoutGuard),
    }));
  } catch (error) {
    throw error instanceof QuotesError ? listError('list.quotes', { line: error.line }) : error;
  }
}

function readXlsx(bytes: Uint8Array, which: WhichSheet): Table {
  if (!(unpackedSize(bytes) <= maxUnpackedBytes)) throw listError('list.tooLarge');
  const { header, rows, left, since1904 } = readWorkbook(bytes, maxCells, which);
  // One long text may stand in every cell and take no room in the file; whoever is handed the rows has it in each.
  const letters = rows.reduce((sum, { cells }) => sum + cells.reduce((all, cell) => all + cell.length, 0), 0);
  const longest = rows.reduce((most, { cells }) => cells.reduce((all, cell) => Math.max(all, cell.length), most), 0);
  if (letters > maxBytes || longest > maxRecordSize) throw listError('list.tooLarge');
  const [first, ...more] = new Set(rows.map(({ sheet }) => sheet));
  const several = more.length > 0;
  return {
    ...(several || first === undefined ? {} : { onlySheet: first }),
    kind: { format: 'xlsx', since1904 },
    header: header.map((cell) => withoutGuard(cell).trim()),
    rows: rows.map(({ line, sheet, cells }) => ({
      line,
      ...(several ? { sheet } : {}),
      cells: cells.map(withoutGuard),
    })),
    left,
  };
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
  if (kind.format === 'json') {
    const entries = rows.map(({ cells, last }) =>
      Object.fromEntries([...header.map((name, index) => [name, cells[index] ?? '']), [column, last]]),
    );
    return Buffer.from(`${JSON.stringify(entries, null, 2)}\n`);
  }
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
