import { sql } from 'drizzle-orm';
import { msOf } from '../domain/calendar/index.ts';
import {
  notRegistered,
  sequenceOf,
  type Effect,
  type Trajectory,
  type TrajectoryEvent,
} from '../domain/trajectory/index.ts';
import type { Database } from './connect.ts';
import { personFacts } from './contact.ts';
import { firstColumns, type NewTrajectory } from './create-trajectory.ts';
import { placesOf, takenByQuota } from './places-of-events.ts';
import { unfold } from './read-model.ts';
import { trajectory } from './record.ts';
import { effectRow, eventRow } from './recorder.ts';
import { insertRows, type Row } from './rows.ts';
import {
  deadlines,
  effects,
  inscriptions,
  lookups,
  onwardReferrals,
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
      lives.map(({ person }) => ({ insz: person.insz, ...personFacts(person) })),
      'stays',
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
        const one = unfolded[index]!;
        return {
          id: life.trajectoryId,
          personId: ids.get(life.person.insz),
          ...firstColumns(life),
          ...trajectory.columns(one),
          partner: one.partner,
          partnerProvince: one.partnerProvince,
          epoch: life.epoch,
          clockOffsetMs: 0,
        };
      }),
    );
    await insertRows(
      tx,
      trajectoryEvents,
      lives.flatMap(({ trajectoryId: id, epoch, events }) =>
        // A past that is played was recorded then: what was known on a day can be asked of it.
        events.map((event) => ({ ...eventRow(trajectory, { id, epoch }, event), recordedAt: event.at })),
      ),
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
    await insertRows(
      tx,
      onwardReferrals,
      unfolded.flatMap((one) => one.onward),
    );
    await insertRows(tx, effects, lives.flatMap(effectRows));
    await insertRows(
      tx,
      inscriptions,
      lives.flatMap((life, index) => inscriptionRow(life, unfolded[index]!.state, ids.get(life.person.insz)!)),
    );
    await insertRows(tx, places, await inQueueOrder(tx, placeRows));
    const taken = takenByQuota(placeRows).map((row) => ({ ...row, places: quota }));
    if (taken.length > 0)
      await tx
        .insert(quotas)
        .values(taken)
        .onConflictDoUpdate({
          target: [quotas.province, quotas.year],
          set: { taken: sql`${quotas.taken} + excluded.taken` },
        });
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

function effectRows({ trajectoryId, effects: written, events }: Life): Row[] {
  const bySequence = new Map(events.map((event) => [event.sequence, event]));
  return written.map(({ effect, status }) => {
    const endedBy = status === 'done' ? bySequence.get(sequenceOf(effect)) : givenUp(effect, events);
    return {
      ...effectRow(trajectory, trajectoryId, effect),
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
