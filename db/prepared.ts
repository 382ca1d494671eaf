import type { Database } from './connect.ts';

const made = new WeakMap<Database, Map<string, unknown>>();

/**
 * A statement that is asked again and again: put together once for each database (or transaction), and known to Postgres by
 * its name on each connection.
 * @param name one for each text
 */
export function prepared<Statement>(db: Database, name: string, make: (name: string) => Statement): Statement {
  const known = made.get(db) ?? new Map<string, unknown>();
  made.set(db, known);
  if (!known.has(name)) known.set(name, make(name));
  return known.get(name) as Statement;
}
