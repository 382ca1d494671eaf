import type { Socket } from 'node:net';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import pg from 'pg';

/** A pool, or a transaction on it: every query of ours takes either. */
export type Database = PgDatabase<NodePgQueryResultHKT, Record<string, never>>;

export interface Connection {
  readonly db: NodePgDatabase<Record<string, never>>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const longestStatementMs = 30_000;

// What is asked stands in memory or on a disk without heads, and no statement runs for so long that compiling it pays.
const ours = '-c timezone=UTC -c random_page_cost=1.1 -c jit=off';

/** Ours go behind those that a URL brings: the driver takes only its own, and days would turn with the server's clock. */
function withOurOptions(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `${url.searchParams.get('options') ?? ''} ${ours}`.trim());
  return url.href;
}

/** What the driver has of a connection and does not show in its types. */
interface Unshown {
  /** No question waits for its answer. */
  readonly readyForQuery: boolean;
  readonly connection: { readonly stream: Socket };
}

/**
 * A server that vanished (its machine, or the way there) hangs up on nobody: by itself the system waits a quarter of an hour,
 * in which every question on that connection waits too, whatever server took the place. One at rest is left alone: it may
 * hold a lock.
 */
function giveUpInSilence(client: Unshown, silentMs: number): void {
  const { stream } = client.connection;
  stream.setTimeout(silentMs, () => {
    if (!client.readyForQuery) stream.destroy(new Error('Connection terminated: Postgres fell silent'));
  });
}

/**
 * Connects to Postgres. Dates come back as `YYYY-MM-DD` and instants as ISO strings in UTC with milliseconds, by the
 * column types of the schema.
 * @param databaseUrl a postgres:// URL
 * @param max connections at most; each waits up to 10 s for one and then throws
 * @param silentMs how long Postgres may owe an answer without a word
 */
export function connect(
  databaseUrl: string,
  { max = 10, silentMs = longestStatementMs + 5_000 }: { max?: number; silentMs?: number } = {},
): Connection {
  const pool = new pg.Pool({
    connectionString: withOurOptions(databaseUrl),
    max,
    connectionTimeoutMillis: 10_000,
    // A statement that runs longer is stuck: better an error that is retried than a lock that is held.
    statement_timeout: longestStatementMs,
  });
  // An idle connection that breaks must not end the process; the next query opens another.
  pool.on('error', () => {});
  // Nor one that breaks in the middle of a transaction: its query fails, and that is told to whoever asked.
  pool.on('connect', (client) => {
    client.on('error', () => {});
    giveUpInSilence(client as unknown as Unshown, silentMs);
  });
  return { db: drizzle(pool), pool, close: () => pool.end() };
}
