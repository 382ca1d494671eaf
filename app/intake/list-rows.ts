import type { LocalDate } from '../../domain/calendar/index.ts';
import { inszDigits, type InszMode } from '../../domain/people/insz.ts';
import type { Places } from '../../domain/people/places.ts';
import {
  readRegistrationRow,
  registrationColumns,
  type RegistrationCells,
  type RegistrationColumn,
  type RegistrationReason,
  type RegistrationRow,
  type RegistrationWarning,
} from '../../domain/people/registration-row.ts';
import { cellOf, columnsOf } from './tables/columns.ts';
import type { Table } from './tables/table.ts';
import { dayOf } from './tables/workbook.ts';

/** A row with too few or too many cells: which cell belongs to which column cannot be known, so nothing else is judged. */
interface RowReason {
  readonly column: null;
  readonly code: 'row.tooFewCells' | 'row.tooManyCells';
  readonly message: string;
}

/** `line` is the physical line of the file, from 1, on which the record starts; of a sheet its row. */
export type RowResult = { readonly line: number; readonly sheet?: string; readonly cells: readonly string[] } & (
  | { readonly status: 'ok'; readonly row: RegistrationRow; readonly warnings: readonly RegistrationWarning[] }
  /** The same INSZ is in this open trajectory, or in an earlier row that can go in; `row`: what this one says, where it can be read. */
  | { readonly status: 'duplicate'; readonly ofTrajectory: string; readonly row: RegistrationRow | null }
  | {
      readonly status: 'duplicate';
      readonly ofLine: number;
      readonly ofSheet?: string;
      readonly row: RegistrationRow | null;
      /** Said of it when it goes in after all, since the earlier one did not. */
      readonly warnings: readonly RegistrationWarning[];
      readonly reasons: readonly RegistrationReason[];
    }
  | { readonly status: 'refused'; readonly reasons: readonly (RegistrationReason | RowReason)[] }
);

export interface RowRules {
  readonly today: LocalDate;
  readonly mode: InszMode;
  readonly places: Places;
  /** The columns without which the list is refused. */
  readonly needed: readonly RegistrationColumn[];
  /** What holds for every row, whatever the list says. */
  readonly given?: Partial<RegistrationCells>;
  /** The open trajectory of this INSZ (11 digits), if it has one. Left out, only the file itself is searched for duplicates. */
  readonly openTrajectory?: ((insz: string) => string | undefined) | undefined;
}

/**
 * Reads the rows of a list of people, whatever list it is: one rule for what is a good row, and for who stands in it twice.
 * @throws AppError `list.missingColumns`, `list.duplicateColumns`
 */
export function readRows({ header, kind, rows }: Table, rules: RowRules): RowResult[] {
  const at = columnsOf(header, rules.needed);
  // Only of rows that can go in: a good row after a refused one is nobody's duplicate.
  const firstOf = new Map<string, { readonly ofLine: number; readonly ofSheet?: string }>();
  return rows.map((source): RowResult => {
    const { line, cells } = source;
    if (kind.format === 'csv' && cells.length !== header.length)
      return { ...source, status: 'refused', reasons: [wrongLength(cells.length, header.length)] };
    const listed = Object.fromEntries(registrationColumns.map((column) => [column, cellOf(cells, at.get(column))]));
    const row = { ...ofSheet(listed as RegistrationCells, kind), ...rules.given };
    const read = readRegistrationRow(row, rules);
    // Looked at before anything else: a person who is in already is not refused for what a second list says of them.
    const insz = inszDigits(row.INSZ);
    const again = { ...source, status: 'duplicate', row: read.ok ? read.row : null } as const;
    const ofTrajectory = insz === null ? undefined : rules.openTrajectory?.(insz);
    if (ofTrajectory !== undefined) return { ...again, ofTrajectory };
    const first = insz === null ? undefined : firstOf.get(insz);
    if (first)
      return {
        ...{ ...again, ...first },
        warnings: read.ok ? read.warnings : [],
        reasons: read.ok ? [] : read.reasons,
      };
    if (!read.ok) return { ...source, status: 'refused', reasons: read.reasons };
    if (insz !== null)
      firstOf.set(insz, { ofLine: line, ...(source.sheet === undefined ? {} : { ofSheet: source.sheet }) });
    return { ...source, status: 'ok', row: read.row, warnings: read.warnings };
  });
}

/** What a spreadsheet makes of numbers that are none: a person's number without its zeros in front, a day as a count of days. */
function ofSheet(cells: RegistrationCells, kind: Table['kind']): RegistrationCells {
  if (kind.format !== 'xlsx') return cells;
  const day = (text: string): string =>
    /^\d{5}(\.\d+)?$/.test(text) ? (dayOf(Number(text), kind.since1904) ?? text) : text;
  return {
    ...cells,
    INSZ: numberOf(cells.INSZ),
    Geboortedatum: day(cells.Geboortedatum),
    'Datum aanmelding': day(cells['Datum aanmelding']),
  };
}

/** A spreadsheet that took a person's number for a quantity has eaten its zeros in front, or wrote it as 7.69E+10. */
function numberOf(text: string): string {
  if (!/^\d+(\.\d+)?(E\+?\d+)?$/i.test(text)) return text;
  const whole = /E/i.test(text) || text.includes('.') ? String(Number(text)) : text;
  return /^\d{8,10}$/.test(whole) ? whole.padStart(11, '0') : whole;
}

function wrongLength(found: number, expected: number): RowReason {
  const few = found < expected;
  return {
    column: null,
    code: few ? 'row.tooFewCells' : 'row.tooManyCells',
    message: `De rij heeft ${found} velden in plaats van ${expected}. ${
      few
        ? 'Vul de velden aan die ontbreken.'
        : 'Zet een veld waar het scheidingsteken in voorkomt tussen aanhalingstekens.'
    }`,
  };
}
