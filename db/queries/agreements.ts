import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Database } from '../connect.ts';

export async function agreementOf(
  _db: Database,
  _nis: string,
  _on: LocalDate,
): Promise<{ channel: 'api' | 'mail'; address: string } | null> {
  return null;
}
