import { registrationColumns, type RegistrationColumn } from '../../../domain/people/registration-row.ts';
import { listError } from './list-error.ts';

/** Other names under which offices export the same columns, without case, spaces and accents; the surest first. */
const alsoCalled: Partial<Record<RegistrationColumn, readonly string[]>> = {
  Dossiernummer: ['dossiernr', 'dossier'],
  INSZ: ['rijksregisternummer', 'rrn', 'rijksregisternr', 'nationaalnummer', 'inssnummer', 'insznummer', 'insznr'],
  Naam: ['familienaam', 'achternaam'],
  Geboortedatum: ['geborenop', 'geboortedag'],
  Straat: ['straatnaam', 'adres'],
  Nummer: ['huisnummer', 'huisnr', 'nr'],
  Postcode: ['postnummer', 'postnr'],
  Gemeente: ['woonplaats', 'stad'],
  Telefoon: ['telefoonnummer', 'gsm', 'gsmnummer', 'tel'],
  'E-mail': ['email', 'emailadres', 'mail', 'mailadres'],
  Taal: ['taalrol', 'contacttaal'],
  Opmerking: ['opmerkingen'],
};

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();

/** Where each column stands; several places where a list has it under several names. */
export type ColumnPlaces = ReadonlyMap<RegistrationColumn, readonly number[]>;

/** The exact name before the same in another spelling, and that before the other names. */
function placesIn(header: readonly string[], column: RegistrationColumn): number[] {
  const names = header.map((name) => name.normalize('NFC').trim());
  const plainNames = names.map(plain);
  const of = (wanted: string) => plainNames.flatMap((name, index) => (name === wanted ? [index] : []));
  const exact = names.flatMap((name, index) => (name === column ? [index] : []));
  const found = [...new Set([...exact, ...of(plain(column)), ...(alsoCalled[column] ?? []).flatMap(of)])];
  return column === 'Nummer' ? houseNumbers(found, plainNames) : found;
}

/** "Nr" counts the rows of a list, unless it stands behind the street; and so does "Nummer" beside a "Huisnummer". */
function houseNumbers(found: readonly number[], names: readonly string[]): number[] {
  const street = [plain('Straat'), ...alsoCalled.Straat!];
  const sure = found.filter((at) => names[at]?.startsWith('huis') || street.includes(names[at - 1] ?? ''));
  return sure.length > 0 ? sure : found.filter((at) => names[at] !== 'nr');
}

/** So many known columns make a list of people; fewer, it is something else. */
const fewest = 3;
export const knowsColumns = (header: readonly string[]): boolean =>
  registrationColumns.filter((column) => placesIn(header, column).length > 0).length >= fewest;

/** Above the names of the columns a list may have a title and a day; no more lines than this are looked at. */
const mostAbove = 10;
export function fromHeader<Row extends { readonly cells: readonly string[] }>(rows: readonly Row[]): readonly Row[] {
  const at = rows.slice(0, mostAbove).findIndex(({ cells }) => knowsColumns(cells));
  return at > 0 ? rows.slice(at) : rows;
}

/** @throws AppError `list.missingColumns`, `list.duplicateColumns`; it names only columns that we know */
export function columnsOf(header: readonly string[], needed: readonly RegistrationColumn[]): ColumnPlaces {
  const at = new Map(registrationColumns.map((column) => [column, placesIn(header, column)]));
  // In a file without a header the first line is a person, so nothing of it is repeated.
  const missing = needed.filter((column) => at.get(column)?.length === 0);
  if (missing.length > 0) throw listError('list.missingColumns', { columns: missing.join(', ') });
  const same = (column: RegistrationColumn) => header.filter((name) => plain(name) === plain(column)).length;
  const twice = registrationColumns.filter((column) => same(column) > 1);
  if (twice.length > 0) throw listError('list.duplicateColumns', { columns: twice.join(', ') });
  return at;
}

/** The first of its cells that is filled in. */
export const cellOf = (cells: readonly string[], places: readonly number[] = []): string =>
  places.map((at) => cells[at] ?? '').find((cell) => cell.trim() !== '') ?? '';
