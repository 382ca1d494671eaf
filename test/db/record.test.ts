import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trajectoryId } from '../../domain/trajectory/index.ts';
import { nextTrajectoryNumber } from '../../db/create-trajectory.ts';
import { record } from '../../db/record.ts';
import { readEvents } from '../../db/queries/events.ts';
import { pendingEffects } from '../../db/queries/effects.ts';
import { sequenceGaps } from '../../db/queries/reconcile.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { andThen, aPerson, begin, registered, write } from './lives.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const everything = async (id: string) => ({
  row: (await readTrajectory(base.db, id))?.trajectory,
  events: await readEvents(base.db, id),
  effects: await pendingEffects(base.db, id),
  deadlines: (await base.db.execute(sql`select * from deadlines where trajectory_id = ${id} order by deadline_id`))
    .rows,
});

describe('record', () => {
  it('appends events with their read models and effects, and the state that comes back is the state that was decided', async () => {
    const { id, state } = await begin(base.db, '2026-03-02');
    const { events, effects, state: after } = andThen(state, 'giveConsent', '2026-03-03');
    await expect(record(base.db, { trajectoryId: id, epoch: 1, events, effects })).resolves.toBe('recorded');
    const { row, effects: pending } = await everything(id);
    expect(row).toMatchObject({
      phase: 'intake',
      waitingRule: 'INT-1',
      waitingWho: 'mediator',
      sequence: after.phase === 'none' ? 0 : after.sequence,
      parked: null,
    });
    expect(row?.state).toEqual(after);
    expect(pending.map(({ kind }) => kind)).toEqual(['notify', 'inscribe', 'askOutside', 'askOutside']);
  });
});

describe('the database itself', () => {
  const refused = (query: ReturnType<typeof sql>) => expect(base.db.execute(query)).rejects.toThrow();

  it('never changes or removes an event', async () => {
    const { id } = await begin(base.db, '2026-03-02');
    await refused(sql`update trajectory_events set type = 'Paused' where trajectory_id = ${id}`);
    await refused(sql`delete from trajectory_events where trajectory_id = ${id}`);
    await refused(sql`truncate trajectory_events cascade`);
    await refused(
      sql`insert into trajectory_events (trajectory_id, sequence, type, on_date, at, by, body, epoch) values (${id}, 9, 'Paused', '2026-01-01', now(), '{}', '{"sequence":9,"type":"Paused"}', 1)`,
    );
  });

  it('refuses states that cannot be', async () => {
    const { id } = await begin(base.db, '2026-03-02');
    await refused(sql`update trajectories set phase = 'closed' where id = ${id}`);
    await refused(sql`update trajectories set phase = 'lost' where id = ${id}`);
    await refused(
      sql`update trajectories set sequence = 1, state = jsonb_set(state, '{sequence}', '1') where id = ${id}`,
    );
    await refused(sql`update deadlines set status = 'fell' where trajectory_id = ${id}`);
    expect(await sequenceGaps(base.db)).toEqual([]);
  });
});

describe('createTrajectory', () => {
  it('lets one of many registrations of the same person through, and names it to the others', async () => {
    const person = aPerson();
    const answers = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const id = trajectoryId(await nextTrajectoryNumber(base.db));
        return write(base.db, person, id, registered(id, '2026-03-02'));
      }),
    );
    const made = answers.flatMap((answer) => ('trajectoryId' in answer ? [answer.trajectoryId] : []));
    expect(made).toHaveLength(1);
    expect(answers.filter((answer) => 'duplicateOf' in answer && answer.duplicateOf === made[0])).toHaveLength(11);
  });

  it('reuses a person after the end: what was known stays, what was not is taken over', async () => {
    const person = aPerson({ phone: '0470 11 11 11' });
    const first = registered(trajectoryId(await nextTrajectoryNumber(base.db)), '2026-03-02');
    const id = first.state.phase === 'none' ? '' : first.state.id;
    await write(base.db, person, id, first);
    await record(base.db, { trajectoryId: id, epoch: 1, ...andThen(first.state, 'refuseConsent', '2026-03-03') });
    const again = trajectoryId(await nextTrajectoryNumber(base.db));
    const listed = { ...person, phone: '0470 00 00 00', email: 'an@voorbeeld.be' };
    const answer = await write(base.db, listed, again, registered(again, '2026-05-04'));
    expect(answer).toMatchObject({ trajectoryId: again, differs: { fields: ['phone'], filled: ['email'] } });
    const [old, now] = [await readTrajectory(base.db, id), await readTrajectory(base.db, again)];
    expect(old?.trajectory).toMatchObject({
      phase: 'closed',
      closeReason: 'consentRefused',
      waitingRule: null,
      nextOn: null,
    });
    expect(now?.person).toMatchObject({ id: old?.person.id, phone: person.phone, email: 'an@voorbeeld.be' });
  });
});
