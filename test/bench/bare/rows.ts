import { sql } from 'drizzle-orm';
import type { Database } from '../../../db/connect.ts';
import type { BareActivities } from './contract.ts';

export async function createRows(db: Database): Promise<void> {
  await db.execute(
    sql`create table bare_rows (id text, number integer, kind text, at timestamptz default now(), primary key (id, number))`,
  );
}

export const writeRow =
  (db: Database): BareActivities['writeRow'] =>
  async ({ id, number, kind }) => {
    await db.execute(
      sql`insert into bare_rows (id, number, kind) values (${id}, ${number}, ${kind}) on conflict do nothing`,
    );
  };

export async function countDeadlines(db: Database): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(
    sql`select count(*)::integer as count from bare_rows where kind = 'deadline'`,
  );
  return rows[0]?.count ?? 0;
}
