import type { RecordBatch } from '../domain/trajectory/index.ts';
import { sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { columnsOf, type Unfolded } from './read-model.ts';

/**
 * Appends events and effects and writes what follows from them, in one round trip to the function `write_batch` of the
 * migrations. Belongs into a transaction that holds the trajectory's row.
 * @param isNew the row of the trajectory was written with its columns just now
 */
export async function writeBatch(
  tx: Database,
  batch: RecordBatch,
  unfolded: Unfolded,
  { isNew = false } = {},
): Promise<void> {
  const { state, partner, deadlines, lookups, placesAccepted } = unfolded;
  const columns = isNew ? null : { ...columnsOf(state), partner };
  await tx.execute(
    sql`select write_batch(${JSON.stringify({ ...batch, deadlines, lookups, placesAccepted, columns })}::jsonb)`,
  );
}
