import type { AnnexRow, ReleasePeriod } from '../../domain/statistics/publication/index.ts';
import type { Database } from '../../db/connect.ts';

/** The contracts that held on a day of the period. */
export async function annexOf(_db: Database, _period: ReleasePeriod): Promise<readonly AnnexRow[]> {
  return [];
}
