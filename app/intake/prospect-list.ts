import type { LocalDate } from '../../domain/calendar/index.ts';
import type { InszMode } from '../../domain/people/insz.ts';
import type { Places } from '../../domain/people/places.ts';
import type { RegistrationColumn } from '../../domain/people/registration-row.ts';
import type { ProspectSource } from '../../domain/prospects/index.ts';
import { readRows, type RowResult } from './list-rows.ts';
import type { Table } from './tables/table.ts';

/** What the person is told by; the rest may stay away. */
const needed: readonly RegistrationColumn[] = ['INSZ', 'Naam', 'Voornaam', 'Geboortedatum', 'Postcode'];

/**
 * Reads the rows of a list of non-active people: by the same rules as a registration, with fewer columns. Of someone who
 * stands in it twice the first row that can go in counts.
 * @throws AppError `list.missingColumns`, `list.duplicateColumns`
 */
export function readProspectRows(
  table: Table,
  { source, ...rules }: { today: LocalDate; mode: InszMode; places: Places; source: ProspectSource },
): RowResult[] {
  const given = { Bron: sourceName(source), 'Datum aanmelding': rules.today };
  return readRows(table, { ...rules, needed, given });
}

export const sourceName = (source: ProspectSource): string => (source === 'riziv' ? 'RIZIV-lijst' : 'OCMW');
