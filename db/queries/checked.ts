import { getTableName, inArray, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { RunSaid } from '../../domain/durable/index.ts';
import { insertRows } from '../rows.ts';
import { checkedStates, runsSaid } from '../schema.ts';

/** A table with the state of each life, and its id and sequence. */
export type Root = PgTable;

export type Checked = typeof checkedStates.$inferSelect;

/** How one stands now, beside what was found of it before. */
export interface Standing extends Pick<Checked, 'id' | 'sequence' | 'hash'> {
  /** Compared with its events by this build, and the same. */
  readonly followsEvents: boolean;
  /** The run that answered this build with this state; null: another state or build, or none was asked. */
  readonly runId: string | null;
  readonly historyLength: number | null;
  /** What its run said of itself last; null: it never did. */
  readonly said: RunSaid | null;
}

/** What was found before of these, as far as sequence and state are still those; all of them in one look. */
export async function standings(
  db: Database,
  root: Root,
  ids: readonly string[],
  build: string,
): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.execute<Standing & Record<string, unknown>>(sql`
    select now.id, now.sequence, now.hash, coalesce(c.build = ${build}, false) as "followsEvents",
      case when c.build = ${build} then c.run_id end as "runId",
      case when c.build = ${build} then c.history_length end as "historyLength",
      case when s.id is not null then json_build_object('id', s.run_id, 'state', s.state) end as said
    from (
      select id, sequence, md5(state::text) as hash from ${sql.identifier(getTableName(root))} t
      where ${inArray(sql`t.id`, [...ids])}
    ) now
    left join ${checkedStates} c on c.id = now.id and c.sequence = now.sequence and c.hash = now.hash
    left join ${runsSaid} s on s.id = now.id`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What a run holds that was just started, until it says so itself. */
export const keepSaid = (db: Database, id: string, { id: runId, state }: RunSaid): Promise<void> =>
  insertRows(db, runsSaid, [{ id, runId, state }], 'changes');

/** They were compared with their events, and follow from them; and their runs, as far as those were asked, are the same. */
export async function keepChecked(db: Database, found: readonly Checked[]): Promise<void> {
  if (found.length === 0) return;
  await db
    .insert(checkedStates)
    .values([...found])
    .onConflictDoUpdate({
      target: checkedStates.id,
      set: {
        sequence: sql`excluded.sequence`,
        hash: sql`excluded.hash`,
        build: sql`excluded.build`,
        runId: sql`excluded.run_id`,
        historyLength: sql`excluded.history_length`,
      },
    });
}
