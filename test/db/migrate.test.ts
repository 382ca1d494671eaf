import { expect, inject, it } from 'vitest';
import pg from 'pg';
import { migrate } from '../../db/migrate.ts';

it('migrates once when two processes start at the same moment on an empty database', async () => {
  const url = inject('databaseUrl');
  await Promise.all([migrate(url), migrate(url)]);
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select count(*)::integer as tables from information_schema.tables where table_schema = 'public'",
    );
    expect(rows[0].tables).toBeGreaterThan(12);
  } finally {
    await client.end();
  }
});
