import type { LocalDate } from '../../domain/calendar/index.ts';
import { inszDigits, type InszMode } from '../../domain/people/insz.ts';
import { readRegistrationRow, registrationColumns } from '../../domain/people/registration-row.ts';
import type { RegistrationCells, RegistrationReason, RegistrationRow } from '../../domain/people/registration-row.ts';
import { delimiterOf, QuotesError, readRecords, type CsvRecord } from './tables/records.ts';
import { decodeText } from './tables/text.ts';

/** Far above any list of a province, far below what would hurt: a wrong file is refused before it is read. */
const maxBytes = 10_000_000;

type Delimiter = ';' | ',';
type Encoding = 'utf-8' | 'windows-1252';

/** A row with too few or too many cells: which cell belongs to which column cannot be known, so nothing else is judged. */
export interface RowReason {
  readonly column: null;
  readonly code: 'row.tooFewCells' | 'row.tooManyCells';
  readonly message: string;
}

/** `line` is the physical line of the file, from 1, on which the record starts. */
export type RegistrationResult = { readonly line: number } & (
  | { readonly status: 'ok'; readonly row: RegistrationRow }
  /** The same INSZ is in this open trajectory, or stands earlier in the file; `row` is what it says, where it can be read. */
  | { readonly status: 'duplicate'; readonly ofTrajectory: string; readonly row: RegistrationRow | null }
  | { readonly status: 'duplicate'; readonly ofLine: number; readonly row: RegistrationRow | null }
  | { readonly status: 'refused'; readonly reasons: readonly (RegistrationReason | RowReason)[] }
);

export interface RegistrationList {
  readonly rows: readonly RegistrationResult[];
  readonly delimiter: Delimiter;
  readonly encoding: Encoding;
}

export interface ReadOptions {
  readonly today: LocalDate;
  readonly mode: InszMode;
  /** The open trajectory of this INSZ (11 digits), if it has one. Left out, only the file itself is searched for duplicates. */
  readonly openTrajectory?: (insz: string) => string | undefined;
}

/** The file as a whole cannot be read as a registration list. The message is a Dutch sentence without personal data. */
export class RegistrationListError extends Error {
  override readonly name = 'RegistrationListError';
  readonly code:
    'list.tooLarge' | 'list.encoding' | 'list.empty' | 'list.missingColumns' | 'list.duplicateColumns' | 'list.quotes';
  /** The columns that are missing or double. */
  readonly columns: readonly string[];
  /** The line on which the record with the fault starts. */
  readonly line: number | null;

  constructor(
    code: RegistrationListError['code'],
    message: string,
    { columns = [], line = null }: { columns?: readonly string[]; line?: number | null } = {},
  ) {
    super(message);
    this.code = code;
    this.columns = columns;
    this.line = line;
  }
}

/**
 * Reads a list as partners send it: UTF-8 or Windows-1252, semicolons or commas, quoted fields that may span lines.
 * Blank lines are passed over; every other record comes back once, in the order of the file.
 * @throws RegistrationListError when there is no telling which cell is what
 */
export function readRegistrationList(bytes: Uint8Array, options: ReadOptions): RegistrationList {
  const { text, encoding } = decode(bytes);
  const delimiter = delimiterOf(text, [';', ','] as const);
  const [header, ...records] = recordsOf(text, delimiter);
  if (!header)
    throw new RegistrationListError(
      'list.empty',
      'Het bestand is leeg. Kies een lijst met een regel kolomnamen en een regel per persoon.',
    );
  const columns = header.cells.map((name) => name.normalize('NFC').trim());
  assertColumns(columns);
  const firstLineOf = new Map<string, number>();
  const rows = records.map(({ line, cells }): RegistrationResult => {
    if (cells.length !== columns.length)
      return { line, status: 'refused', reasons: [wrongLength(cells.length, columns.length)] };
    const byColumn = Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])) as RegistrationCells;
    // Looked at before anything else: a person who is in already is not refused for what a second list says of them.
    const insz = inszDigits(byColumn.INSZ);
    const ofLine = insz === null ? undefined : firstLineOf.get(insz);
    if (insz !== null && ofLine === undefined) firstLineOf.set(insz, line);
    const ofTrajectory = insz === null ? undefined : options.openTrajectory?.(insz);
    const read = readRegistrationRow(byColumn, options);
    const again = { line, status: 'duplicate', row: read.ok ? read.row : null } as const;
    if (ofTrajectory !== undefined) return { ...again, ofTrajectory };
    if (ofLine !== undefined) return { ...again, ofLine };
    return read.ok ? { line, status: 'ok', row: read.row } : { line, status: 'refused', reasons: read.reasons };
  });
  return { rows, delimiter, encoding };
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes.length > maxBytes) {
    throw new RegistrationListError(
      'list.tooLarge',
      `Het bestand is groter dan ${maxBytes / 1e6} MB. Kies het juiste bestand, of splits de lijst.`,
    );
  }
  const { text, encoding } = decodeText(bytes);
  // Excel's "Unicode text" is UTF-16; zero bytes mean that it is no text at all.
  if (encoding === 'utf-16le' || text.includes('\0')) {
    throw new RegistrationListError(
      'list.encoding',
      'Het bestand is geen CSV. Bewaar de lijst in Excel als "CSV UTF-8" en probeer opnieuw.',
    );
  }
  return { text, encoding: encoding === 'utf-8-bom' ? 'utf-8' : encoding };
}

function recordsOf(text: string, delimiter: Delimiter): CsvRecord[] {
  try {
    return readRecords(text, delimiter);
  } catch (error) {
    if (!(error instanceof QuotesError)) throw error;
    const { line } = error;
    throw new RegistrationListError(
      'list.quotes',
      `De aanhalingstekens kloppen niet in de rij die begint op regel ${line}. Zet het veld tussen aanhalingstekens en schrijf een aanhalingsteken erin dubbel.`,
      { line },
    );
  }
}

function assertColumns(found: readonly string[]): void {
  // Only names that we know are repeated back: in a file without a header the first line is a person.
  const missing = registrationColumns.filter((name) => !found.includes(name));
  if (missing.length > 0) {
    throw new RegistrationListError(
      'list.missingColumns',
      `Deze kolommen ontbreken: ${missing.join(', ')}. Voeg ze toe aan de regel met kolomnamen, bovenaan het bestand.`,
      { columns: missing },
    );
  }
  const twice = registrationColumns.filter((name) => found.indexOf(name) !== found.lastIndexOf(name));
  if (twice.length > 0) {
    throw new RegistrationListError(
      'list.duplicateColumns',
      `Deze kolommen staan er meer dan één keer in: ${twice.join(', ')}. Houd er telkens één van.`,
      { columns: twice },
    );
  }
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
