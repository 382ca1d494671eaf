import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { msOf } from '../domain/calendar/index.ts';
import {
  notRegistered,
  sequenceOf,
  type Effect,
  type Trajectory,
  type TrajectoryEvent,
} from '../domain/trajectory/index.ts';
import type { Database } from './connect.ts';
import { firstColumns, personColumns, type NewTrajectory } from './create-trajectory.ts';
import { placesOf, takenByQuota } from './places-of-events.ts';
import { columnsOf, eventRow, unfold } from './read-model.ts';
import {
  deadlines,
  effects,
  inscriptions,
  lookups,
  people,
  places,
  quotas,
  trajectories,
  trajectoryEvents,
} from './schema.ts';

/** A whole life to write at once; each effect says whether it still has to be done. */
export interface Life extends Omit<NewTrajectory, 'effects'> {
  readonly effects: readonly { readonly effect: Effect; readonly status: 'pending' | 'done' }[];
}

/** Rows per statement: some megabytes of JSON. */
const rowsAtOnce = 4_000;

/**
 * Writes many lives in one transaction and few statements: for a demo's past and for restoring. The places of their
 * referrals follow from their events. People and trajectories must be new; throws on the first that is not, and writes nothing.
 * @param quota places per province and year, for years that have none yet
 */
export async function recordMany(db: Database, lives: readonly Life[], { quota }: { quota: number }): Promise<void> {
  const unfolded = lives.map(({ trajectoryId, events }) => unfold(trajectoryId, notRegistered, events));
  const placeRows = lives.flatMap(({ trajectoryId, events }) => placesOf(trajectoryId, events));
  await db.transaction(async (tx) => {
    await insertRows(
      tx,
      people,
      lives.map(({ person }) => personColumns(person)),
      sql`on conflict (insz) do nothing`,
    );
    const numbers = sql.param(lives.map(({ person }) => person.insz));
    const known = await tx
      .select({ id: people.id, insz: people.insz })
      .from(people)
      .where(sql`${people.insz} = any(${numbers}::text[])`);
    const ids = new Map(known.map(({ id, insz }) => [insz, id]));
    await insertRows(
      tx,
      trajectories,
      lives.map((life, index) => {
        const { state, partner } = unfolded[index]!;
        return {
          id: life.trajectoryId,
          personId: ids.get(life.person.insz),
          ...firstColumns(life),
          ...columnsOf(state),
          partner,
          epoch: life.epoch,
          clockOffsetMs: 0,
        };
      }),
    );
    await insertRows(
      tx,
      trajectoryEvents,
      lives.flatMap(({ trajectoryId, epoch, events }) => events.map((event) => eventRow(trajectoryId, epoch, event))),
    );
    await insertRows(
      tx,
      deadlines,
      unfolded.flatMap((one) => one.deadlines),
    );
    await insertRows(
      tx,
      lookups,
      unfolded.flatMap((one) => one.lookups),
    );
    await insertRows(tx, effects, lives.flatMap(effectRows));
    await insertRows(
      tx,
      inscriptions,
      lives.flatMap((life, index) => inscriptionRow(life, unfolded[index]!.state, ids.get(life.person.insz)!)),
    );
    await insertRows(tx, places, await inQueueOrder(tx, placeRows));
    await insertRows(
      tx,
      quotas,
      takenByQuota(placeRows).map((row) => ({ ...row, places: quota })),
      sql`on conflict (province, year) do update set taken = ${quotas}.taken + excluded.taken`,
    );
    await tx.execute(
      sql`select setval('trajectory_numbers', greatest((select max(substr(id, 3)::bigint) from ${trajectories}), (select last_value from trajectory_numbers)))`,
    );
  });
}

/** An interest that was registered in the past and goes on: its end is still owed. */
function inscriptionRow(
  { trajectoryId, effects: written, person }: Life,
  state: Trajectory,
  personId: string,
): (typeof inscriptions.$inferInsert)[] {
  const last = written.findLast(({ effect, status }) => effect.kind === 'inscribe' && status === 'done')?.effect;
  if (!last || state.phase === 'none' || !state.inscribed) return [];
  const { insz } = person;
  return [{ trajectoryId, effectKey: last.key, personId, insz, status: 'open', askedAt: state.lastAt }];
}

function effectRows({ trajectoryId, effects: written, events }: Life): (typeof effects.$inferInsert)[] {
  const bySequence = new Map(events.map((event) => [event.sequence, event]));
  return written.map(({ effect, status }) => {
    const endedBy = status === 'done' ? bySequence.get(sequenceOf(effect)) : givenUp(effect, events);
    return {
      trajectoryId,
      key: effect.key,
      lane: effect.lane,
      kind: effect.kind,
      body: effect,
      status: status === 'pending' && endedBy ? 'dropped' : status,
      attempts: status === 'done' ? 1 : 0,
      doneAt: endedBy?.at ?? null,
    };
  });
}

/** The event with which the trajectory no longer waits for the answer to this question. */
function givenUp(effect: Effect, events: readonly TrajectoryEvent[]): TrajectoryEvent | undefined {
  if (effect.kind !== 'askOutside') return undefined;
  return events.find(
    (event) =>
      event.type === 'LookupUnanswered' && event.lookupId === effect.lookupId && event.sequence > sequenceOf(effect),
  );
}

/** Numbers everyone who ever waited in order of waiting. */
async function inQueueOrder(tx: Database, rows: readonly (typeof places.$inferInsert)[]) {
  const waited = rows.filter(({ queuedAt }) => queuedAt != null);
  if (waited.length === 0) return rows;
  const drawn = await tx.execute<{ number: string }>(
    sql`select nextval('queue_numbers') as number from generate_series(1, ${waited.length})`,
  );
  const inOrder = [...waited].sort((a, b) => msOf(a.queuedAt!) - msOf(b.queuedAt!));
  const numbers = new Map(inOrder.map((row, index) => [row, Number(drawn.rows[index]?.number)]));
  return rows.map((row) => ({ ...row, queueNumber: numbers.get(row) ?? null }));
}

/** One statement per few thousand rows, without the limit on the number of parameters. Columns that no row names get their default. */
async function insertRows(tx: Database, table: PgTable, rows: readonly object[], suffix: SQL = sql``): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = getTableColumns(table);
  const given = Object.keys(first).filter((name) => name in columns);
  const names = sql.join(
    given.map((name) => sql.identifier(columns[name]!.name)),
    sql`, `,
  );
  const { name } = getTableConfig(table);
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const chunk = rows
      .slice(start, start + rowsAtOnce)
      .map((row) =>
        Object.fromEntries(given.map((key) => [columns[key]!.name, (row as Record<string, unknown>)[key]])),
      );
    await tx.execute(
      sql`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${sql.identifier(name)}, ${JSON.stringify(chunk)}::jsonb) ${suffix}`,
    );
  }
}
