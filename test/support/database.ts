/** A database of its own for a test file, with all tables: copied from a template that is migrated once per run. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../../db/migrate.ts';

const template = 'w2_template';

/** The URL of a new database with all tables and no rows. */
export async function freshDatabase(): Promise<string> {
  const server = inject('databaseUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(server, async (client) => {
    // Test files run in several processes: one makes the template, the others wait here.
    await client.query('select pg_advisory_lock(7233)');
    try {
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [
        template,
      ]);
      if (!rowCount) {
        await client.query(`drop database if exists ${template}`);
        await client.query(`create database ${template}`);
        await migrate(named(server, template));
        await client.query(`alter database ${template} is_template true`);
      }
      await client.query(`create database ${name} template ${template}`);
    } finally {
      await client.query('select pg_advisory_unlock(7233)');
    }
  });
  return named(server, name);
}

/** The URL of a new database without any table. */
export async function emptyDatabase(): Promise<string> {
  const server = inject('databaseUrl');
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await withClient(server, async (client) => void (await client.query(`create database ${name}`)));
  return named(server, name);
}

async function withClient(url: string, run: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

function named(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.href;
}
