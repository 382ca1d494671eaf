import { read, SSF, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { addDays, localDate } from '../../../domain/calendar/index.ts';
import { fromHeader, knowsColumns } from './columns.ts';
import { listError } from './list-error.ts';

/** Something of a file that was not taken in, said in one Dutch sentence. */
export interface Left {
  readonly code: 'sheet.hidden' | 'sheet.noList' | 'sheet.notAsked' | 'rows.hidden';
  readonly sheet: string;
  readonly message: string;
}
interface SheetRow {
  /** Of its sheet, from 1. */
  readonly line: number;
  readonly sheet: string;
  readonly cells: readonly string[];
}
export interface SheetRows {
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly left: readonly Left[];
  /** From which year it counts its days; a day that lost its format is a number of them. */
  readonly since1904: boolean;
}
/** The sheet that is meant, `*` for all with a list; left out, there must be only one. */
export type WhichSheet = string | undefined;

interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly hiddenRows: readonly number[];
}

/**
 * What somebody sees who opens the workbook: the list on its visible sheet, without the rows that are hidden.
 * @throws AppError `list.severalSheets` when it has several and none is asked, `list.noSheet`, `list.notAList`
 */
export function readWorkbook(bytes: Uint8Array, maxCells: number, which: WhichSheet): SheetRows {
  const { sheets: all, since1904 } = sheetsOf(bytes, maxCells);
  const sheets = all.filter(({ rows, hiddenRows }) => rows.length + hiddenRows.length > 0);
  const visible = sheets.filter(({ hidden }) => !hidden);
  const taken = chosen(visible, which);
  const left = sheets.flatMap((sheet): Left[] => {
    if (sheet.hidden)
      return [leftOut('sheet.hidden', sheet, `Het blad "${sheet.name}" is verborgen en werd niet gelezen.`)];
    if (taken.includes(sheet)) {
      const lines = sheet.hiddenRows;
      if (lines.length === 0) return [];
      const which = `${lines.slice(0, 20).join(', ')}${lines.length > 20 ? ' …' : ''}`;
      const message = `Op het blad "${sheet.name}" zijn ${lines.length} rijen verborgen (filter?); ze werden niet gelezen: ${which}.`;
      return [leftOut('rows.hidden', sheet, message)];
    }
    return isList(sheet)
      ? [leftOut('sheet.notAsked', sheet, `Het blad "${sheet.name}" werd niet gevraagd en niet gelezen.`)]
      : [leftOut('sheet.noList', sheet, `Op het blad "${sheet.name}" staat geen lijst; het werd niet gelezen.`)];
  });
  return { ...joined(taken), left, since1904 };
}

const leftOut = (code: Left['code'], { name }: Sheet, message: string): Left => ({ code, sheet: name, message });
const isList = ({ rows }: Sheet): boolean => knowsColumns(rows[0]?.cells ?? []);

function chosen(visible: readonly Sheet[], which: WhichSheet): readonly Sheet[] {
  const lists = visible.filter(isList);
  const names = (sheets: readonly Sheet[]) => ({ sheets: namesOf(sheets) || '-' });
  if (which === '*') return lists.length > 0 ? lists : visible.slice(0, 1);
  if (which !== undefined) {
    const wanted = which.trim().toLowerCase();
    const found = visible.filter(({ name }) => name.trim().toLowerCase() === wanted);
    if (found.length === 0) throw listError('list.noSheet', names(visible));
    return found;
  }
  if (lists.length > 1) throw listError('list.severalSheets', names(lists));
  return lists.length === 1 ? lists : visible.slice(0, 1);
}

/** A spreadsheet has no longer names, and nobody reads more of them. */
const longestName = 31;
const mostNames = 20;
const namesOf = (sheets: readonly Sheet[]): string =>
  [
    ...sheets.slice(0, mostNames).map(({ name }) => name.slice(0, longestName)),
    ...(sheets.length > mostNames ? ['…'] : []),
  ].join(', ');

/** One list of several: under the columns of the first, and those that only a later one has behind them. */
function joined(sheets: readonly Sheet[]): Pick<SheetRows, 'header' | 'rows'> {
  const header: string[] = [];
  const rows = sheets.flatMap((sheet, index) => {
    const [first, ...rest] = sheet.rows;
    const names = (first?.cells ?? []).map((cell) => cell.trim());
    if (index === 0) header.push(...names);
    for (const name of names) if (!header.includes(name)) header.push(name);
    if (index === 0) return rest;
    return rest.map((row) => ({ ...row, cells: header.map((name) => row.cells[names.indexOf(name)] ?? '') }));
  });
  return { header, rows };
}

function sheetsOf(bytes: Uint8Array, maxCells: number): { sheets: Sheet[]; since1904: boolean } {
  const book = bookOf(bytes);
  const since1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name] as (WorkSheet & { '!data'?: (CellObject | undefined)[][] }) | undefined;
    // It is named and could not be read: what stood there would be missed by nobody.
    if (!sheet) throw listError('list.notAList');
    const hiddenRow = (row: number): boolean => sheet['!rows']?.[row]?.hidden === true;
    const all = [...(sheet['!data'] ?? [])]
      .map((cells, row) => ({
        line: row + 1,
        sheet: name,
        cells: Array.from((cells ?? []).slice(0, maxCells), (cell) => textOf(cell, since1904)),
      }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    return {
      name,
      hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
      rows: fromHeader(all.filter(({ line }) => !hiddenRow(line - 1))),
      hiddenRows: all.filter(({ line }) => hiddenRow(line - 1)).map(({ line }) => line),
    };
  });
  return { sheets, since1904 };
}

function bookOf(bytes: Uint8Array): WorkBook {
  try {
    // Formulas are not read and nothing is evaluated: what stands in a cell is what somebody saw in it. With styles, since
    // a row is hidden by its style.
    const how = { cellFormula: false, cellHTML: false, cellText: false, cellNF: true, cellStyles: true } as const;
    return read(bytes, { type: 'array', dense: true, ...how });
  } catch {
    throw listError('list.notAList');
  }
}

const isDateFormat = (format: unknown): boolean =>
  typeof format === 'string' && (SSF as { is_date(format: string): boolean }).is_date(format);

function textOf(cell: CellObject | undefined, since1904: boolean): string {
  if (cell?.v === undefined || cell.v === null) return '';
  if (cell.t === 'e') return cell.w ?? '#N/A';
  if (typeof cell.v === 'number' && isDateFormat(cell.z)) return dayOf(cell.v, since1904) ?? String(cell.v);
  return String(cell.v as string | number | boolean);
}

/** A day as a spreadsheet counts it, from 1900 (in which it knows a 29 February) or from 1904; null outside what it can be. */
export function dayOf(serial: number, since1904: boolean): string | null {
  const days = Math.floor(serial);
  if (!(days >= 61 && days < 80_000)) return null;
  return addDays(localDate(since1904 ? '1904-01-01' : '1899-12-30'), days);
}
