import type { Database } from './connect.ts';
import { keptIn, keptPer } from './kept.ts';

const made = keptPer<Database, Map<string, unknown>>(() => new Map());

/**
 * A statement that is asked again and again: put together once for each database (or transaction), and known to Postgres by
 * its name on each connection.
 * @param name one for each text
 */
export const prepared = <Statement>(
  db: Database,
  name: string,
  query: () => { prepare(name: string): Statement },
): Statement => keptIn(made(db), name, () => query().prepare(name)) as Statement;
