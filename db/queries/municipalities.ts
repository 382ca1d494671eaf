import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Database } from '../connect.ts';

export async function municipalityOf(
  _db: Database,
  _postcode: string,
  _name: string,
  _on: LocalDate,
): Promise<{ nis: string } | null> {
  return null;
}
