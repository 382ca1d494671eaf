import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Database } from './connect.ts';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any number, the same for everyone who migrates this database. */
const migrationLock = 5_920_117;

/**
 * Brings the database up to the newest schema; does nothing when it is there already. Two processes that start at once
 * wait for each other. Throws when a migration fails, which then is not applied at all.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await applyMigrations(drizzle(client), { migrationsFolder: folder });
  } finally {
    // The lock ends with the connection.
    await client.end();
  }
}

/**
 * The migrations still to come, within a transaction that the caller takes back: so that a rehearsal finds the tables as
 * they will be.
 * @param pending how many of the last ones
 */
export async function rehearseMigrations(tx: Database, pending: number): Promise<void> {
  if (pending === 0) return;
  // Who works meanwhile must not wait for a rehearsal.
  await tx.execute(sql`set local lock_timeout = '3s'`);
  for (const { sql: statements } of readMigrationFiles({ migrationsFolder: folder }).slice(-pending))
    for (const statement of statements) await tx.execute(sql.raw(statement));
}
