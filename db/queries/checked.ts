import { getTableName, inArray, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import type { PgTable } from 'drizzle-orm/pg-core';
import { checkedStates } from '../schema.ts';

/** A table with the state of each life, and its id and sequence. */
export type Root = PgTable;

export type Checked = typeof checkedStates.$inferSelect;

/** Of these, whose state has another sequence or another hash than when it was compared with its events; as it is now. */
export async function changedSinceChecked(
  db: Database,
  root: Root,
  ids: readonly string[],
  build: string,
): Promise<Map<string, Checked>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.execute<Omit<Checked, 'build'>>(sql`
    select id, sequence, hash from (
      select id, sequence, md5(state::text) as hash from ${sql.identifier(getTableName(root))} t
      where ${inArray(sql`t.id`, [...ids])}
    ) now
    where not exists (
      select 1 from ${checkedStates} c
      where c.id = now.id and c.sequence = now.sequence and c.hash = now.hash and c.build = ${build})`);
  return new Map(rows.map((row) => [row.id, { ...row, build }]));
}

/** They were compared with their events, and follow from them. */
export async function keepChecked(db: Database, found: readonly Checked[]): Promise<void> {
  if (found.length === 0) return;
  await db
    .insert(checkedStates)
    .values([...found])
    .onConflictDoUpdate({
      target: checkedStates.id,
      set: { sequence: sql`excluded.sequence`, hash: sql`excluded.hash`, build: sql`excluded.build` },
    });
}
