import type { Database } from './connect.ts';
import { keptIn } from './kept.ts';

const made = new Map<string, object>();

/**
 * A statement that is asked again and again: put together once, and known to Postgres by its name on each connection.
 * Within a transaction it is asked on that one's.
 * @param name one for each text
 */
export const prepared = <Statement extends object>(
  db: Database,
  name: string,
  query: () => { prepare(name: string): Statement },
): Statement => on(db, keptIn(made, name, () => query().prepare(name)) as Statement);

/** What drizzle prepares asks the connection in its field `client`, as its session does; beside that it keeps only the text. */
const on = <Statement extends object>(db: Database, statement: Statement): Statement =>
  Object.create(statement, { client: { value: (db._.session as unknown as { client: unknown }).client } }) as Statement;
