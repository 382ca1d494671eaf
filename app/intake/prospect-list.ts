import type { LocalDate } from '../../domain/calendar/index.ts';
import { inszDigits, type InszMode } from '../../domain/people/insz.ts';
import {
  readRegistrationRow,
  registrationColumns,
  type RegistrationCells,
  type RegistrationColumn,
  type RegistrationRow,
} from '../../domain/people/registration-row.ts';
import type { ProspectSource } from '../../domain/prospects/index.ts';
import { AppError } from '../errors.ts';
import type { Table } from './tables/table.ts';

/** Other names under which offices export the same columns, without case, spaces and accents. */
const alsoCalled: Partial<Record<RegistrationColumn, readonly string[]>> = {
  INSZ: ['rijksregisternummer', 'rrn', 'rijksregisternr', 'nationaalnummer', 'inssnummer'],
  Naam: ['familienaam', 'achternaam'],
  Geboortedatum: ['geborenop', 'geboortedag'],
  Straat: ['straatnaam', 'adres'],
  Nummer: ['huisnummer', 'huisnr', 'nr'],
  Postcode: ['postnummer', 'postnr'],
  Gemeente: ['woonplaats', 'stad'],
  Telefoon: ['telefoonnummer', 'gsm', 'tel'],
  'E-mail': ['email', 'emailadres', 'mail'],
  Taal: ['taalrol', 'contacttaal'],
};
/** What the person is told by; the rest may stay away. */
const needed: readonly RegistrationColumn[] = ['INSZ', 'Naam', 'Voornaam', 'Geboortedatum', 'Postcode'];

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();

export type ProspectResult = { readonly line: number; readonly cells: readonly string[] } & (
  | { readonly status: 'ok'; readonly row: RegistrationRow }
  | { readonly status: 'duplicate'; readonly ofLine: number }
  | {
      readonly status: 'refused';
      readonly reasons: readonly { readonly column: string; readonly code: string; readonly message: string }[];
    }
);

/**
 * Reads the rows of a list of non-active people: by the same rules as a registration, with fewer columns. Of someone who
 * stands in it twice the first row counts.
 * @throws AppError `prospects.missingColumns`
 */
export function* readProspectRows(
  { header, kind, rows }: Table,
  { today, mode, source }: { today: LocalDate; mode: InszMode; source: ProspectSource },
): Generator<ProspectResult> {
  const at = columnsOf(header);
  const firstLineOf = new Map<string, number>();
  for (const { line, cells } of rows) {
    const given = Object.fromEntries(
      registrationColumns.map((column) => [column, cells[at.get(column) ?? -1] ?? '']),
    ) as Record<RegistrationColumn, string>;
    const insz = numberOf(given.INSZ, kind.format === 'xlsx');
    const row: RegistrationCells = {
      ...given,
      INSZ: insz,
      Bron: source === 'riziv' ? 'RIZIV-lijst' : 'OCMW',
      'Datum aanmelding': today,
    };
    const digits = inszDigits(insz);
    const ofLine = digits === null ? undefined : firstLineOf.get(digits);
    if (digits !== null && ofLine === undefined) firstLineOf.set(digits, line);
    if (ofLine !== undefined) yield { line, cells, status: 'duplicate', ofLine };
    else {
      const read = readRegistrationRow(row, { today, mode });
      yield read.ok
        ? { line, cells, status: 'ok', row: read.row }
        : { line, cells, status: 'refused', reasons: read.reasons };
    }
  }
}

function columnsOf(header: readonly string[]): Map<RegistrationColumn, number> {
  const names = header.map(plain);
  const at = new Map<RegistrationColumn, number>();
  for (const column of registrationColumns) {
    const index = names.findIndex((name) => name === plain(column) || (alsoCalled[column] ?? []).includes(name));
    if (index >= 0) at.set(column, index);
  }
  const missing = needed.filter((column) => !at.has(column));
  if (missing.length > 0)
    throw new AppError('prospects.missingColumns', 'columns are missing', 'add them to the first line', {
      columns: missing.join(', '),
    });
  return at;
}

/** A spreadsheet that took a person's number for a quantity has eaten its zeros in front, or wrote it as 7.69E+10. */
function numberOf(text: string, sheet: boolean): string {
  if (!sheet || !/^\d+(\.\d+)?(E\+?\d+)?$/i.test(text)) return text;
  const whole = /E/i.test(text) || text.includes('.') ? String(Number(text)) : text;
  return /^\d{8,10}$/.test(whole) ? whole.padStart(11, '0') : whole;
}
