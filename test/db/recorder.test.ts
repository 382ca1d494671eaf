/** Whatever is recorded is refused alike: one table over every kind of life. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  cohortContextAt,
  cohortEffects,
  cohortId,
  decideCohort,
  isCohortRefusal,
  notPlanned,
  planCohort,
  type Cohort,
} from '../../domain/cohort/index.ts';
import { localDate } from '../../domain/calendar/index.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import { nextCohortNumber, raiseCohortEpoch } from '../../db/queries/cohorts.ts';
import { raiseEpoch } from '../../db/queries/rebuild.ts';
import { createCohort, recordCohort } from '../../db/record-cohort.ts';
import { record } from '../../db/record.ts';
import { andThen, begin, calendar, noon, operator } from './lives.ts';
import { monthKind } from './kit-months.ts';
import type { Decided, Event, RecordedKind } from './kit-recorded.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
}, 60_000);
afterAll(() => base.close());

const kinds: RecordedKind[] = [
  {
    name: 'a trajectory',
    tables: { root: 'trajectories', events: 'trajectory_events', effects: 'effects', key: 'trajectory_id' },
    async begin() {
      const { id, state } = await begin(base.db, '2026-03-02');
      const next = andThen(state, 'giveConsent', '2026-03-03');
      const afterNext = andThen(next.state, 'holdIntakeTalk', '2026-03-04');
      return { id, next, afterNext, instead: andThen(state, 'refuseConsent', '2026-03-03') };
    },
    record: (id, decided, epoch = 1) =>
      record(base.db, { trajectoryId: id, epoch, ...(decided as Decided & { events: []; effects: [] }) }),
    takeOver: (id) => raiseEpoch(base.db, id),
    unknown: 'T-999999',
  },
  {
    name: 'a cohort',
    tables: { root: 'cohorts', events: 'cohort_events', effects: 'cohort_effects', key: 'cohort_id' },
    async begin() {
      const id = cohortId(await nextCohortNumber(base.db));
      const at = (state: Cohort, on: string) =>
        cohortContextAt(state, noon(localDate(on)), { rules: rules2026, calendar });
      const planning = { cohortId: id, province: 'limburg', startsOn: localDate('2026-04-06') } as const;
      const planned = planCohort(
        { ...planning, size: 3, groupWorkerId: 'g-1' },
        operator,
        at(notPlanned, '2026-03-02'),
      );
      if (isCohortRefusal(planned)) throw new Error(planned.refused);
      await createCohort(base.db, { cohortId: id, epoch: 1, events: planned.events, effects: [] });
      const then = (state: Cohort, name: string, data: Record<string, unknown>) => {
        const decided = decideCohort(state, name, { by: operator, data }, at(state, '2026-03-03'));
        if (isCohortRefusal(decided)) throw new Error(decided.refused);
        return { ...decided, effects: cohortEffects(decided.events, state, decided.state) };
      };
      const next = then(planned.state, 'allocate', { trajectoryId: 'T-000001', referralId: 'R1' });
      const one = then(next.state, 'addSession', { day: '2026-04-08' });
      const two = then(one.state, 'addSession', { day: '2026-04-09' });
      return {
        id,
        next,
        afterNext: { events: [...one.events, ...two.events], effects: [...one.effects, ...two.effects] },
        instead: then(planned.state, 'addSession', { day: '2026-04-07' }),
      };
    },
    record: (id, decided, epoch = 1) =>
      recordCohort(base.db, { cohortId: id, epoch, ...(decided as Decided & { events: []; effects: [] }) }),
    takeOver: (id) => raiseCohortEpoch(base.db, id),
    unknown: 'C-999999',
  },
  monthKind(() => base.db),
];

describe.each(kinds)('$name', ({ tables, begin: aLife, record: write, takeOver, unknown }) => {
  const table = (name: keyof typeof tables) => sql.identifier(tables[name]);
  const rootOf = async (id: string) => {
    const { rows } = await base.db.execute<{ sequence: number; parked: string | null; state: { sequence: number } }>(
      sql`select sequence, parked, state from ${table('root')} where id = ${id}`,
    );
    return rows[0];
  };
  const stored = async (id: string, what: 'events' | 'effects') =>
    (await base.db.execute<{ body: Event }>(sql`select body from ${table(what)} where ${table('key')} = ${id}`)).rows;

  const refusedAs = async (written: Promise<unknown>, type: string, id: string) =>
    expect(written).rejects.toMatchObject({ name: 'RecordRefused', type, id });

  it('is recorded with its events, its effects and its state; the same again, also at once, changes nothing', async () => {
    const { id, next } = await aLife();
    const before = (await rootOf(id))!.sequence;
    const answers = await Promise.all([write(id, next), write(id, next), write(id, next)]);
    expect(answers.sort()).toEqual(['alreadyThere', 'alreadyThere', 'recorded']);
    expect(await write(id, next)).toBe('alreadyThere');
    const last = next.events.at(-1)!.sequence;
    expect(await rootOf(id)).toMatchObject({ sequence: last, state: { sequence: last }, parked: null });
    const bodies = (await stored(id, 'events')).map(({ body }) => body).filter(({ sequence }) => sequence > before);
    expect(bodies.sort((a, b) => a.sequence - b.sequence)).toEqual(JSON.parse(JSON.stringify(next.events)));
    expect(next.effects.length).toBeGreaterThan(0);
    expect((await stored(id, 'effects')).map(({ body }) => body)).toEqual(
      expect.arrayContaining(next.effects as unknown[]),
    );
  });

  it('takes a batch that overlaps with what is there', async () => {
    const { id, next, afterNext } = await aLife();
    await write(id, next);
    const both = { events: [...next.events, ...afterNext.events], effects: [...next.effects, ...afterNext.effects] };
    expect(await write(id, both)).toBe('recorded');
    expect((await rootOf(id))?.sequence).toBe(afterNext.events.at(-1)?.sequence);
  });

  it('is parked when a number comes with other content', async () => {
    const { id, next, instead } = await aLife();
    await write(id, next);
    const at = instead.events[0]!.sequence;
    await refusedAs(write(id, instead), 'record.sequenceConflict', id);
    expect(await rootOf(id)).toMatchObject({
      sequence: next.events.at(-1)!.sequence,
      parked: `record.sequenceConflict@${at}`,
    });
  });

  it('is parked at a gap, between batches or within one', async () => {
    const { id, next, afterNext } = await aLife();
    await refusedAs(write(id, afterNext), 'record.sequenceConflict', id);
    expect((await rootOf(id))?.parked).toBe(`record.sequenceConflict@${afterNext.events[0]!.sequence}`);
    const other = await aLife();
    const [first, ...rest] = [...other.next.events, ...other.afterNext.events];
    const holed = { events: [first!, ...rest.slice(1)], effects: [] };
    await refusedAs(write(other.id, holed), 'record.sequenceConflict', other.id);
    expect(await stored(other.id, 'events')).toHaveLength(first!.sequence - 1);
    expect(next.events.length).toBeGreaterThan(0);
  });

  it('that nobody began is refused', async () => {
    const { next } = await aLife();
    await refusedAs(write(unknown, next), 'record.sequenceConflict', unknown);
  });

  it('is not written by an older epoch once another took over, and the newer goes on', async () => {
    const { id, next } = await aLife();
    expect(await takeOver(id)).toBe(2);
    await refusedAs(write(id, next, 1), 'record.oldEpoch', id);
    expect((await rootOf(id))?.parked).toBeNull();
    expect(await write(id, next, 2)).toBe('recorded');
    await refusedAs(write(id, next, 1), 'record.oldEpoch', id);
  });

  it('is parked when somebody wrote an event behind its back', async () => {
    const { id, next } = await aLife();
    const event = next.events[0]!;
    await base.db.execute(
      sql`insert into ${table('events')} (${table('key')}, sequence, type, on_date, at, by, body, epoch)
        values (${id}, ${event.sequence}, ${event.type}, ${event.on}, ${event.at}, ${JSON.stringify(event.by)}, ${JSON.stringify(event)}, 1)`,
    );
    await refusedAs(write(id, next), 'record.sequenceConflict', id);
    expect(await rootOf(id)).toMatchObject({
      sequence: event.sequence - 1,
      parked: `record.sequenceConflict@${event.sequence}`,
    });
  });

  it.each([
    ['no value of its type', { on: '2026-02-30' }],
    ['a text that Postgres cannot hold', { by: { role: 'operator', id: 'a\0b' } }],
    ['nothing where a value must be', { by: null }],
    ['what this release does not know', { type: 'Unheard' }],
    ['a deadline that is not there', { type: 'DeadlineMet', deadlineId: 'CON-1#99', rule: 'CON-1', late: false }],
  ])('is parked when an event holds %s: trying again would never help', async (_what, wrong) => {
    const { id, next } = await aLife();
    const last = next.events.at(-1)!;
    const events = [...next.events.slice(0, -1), { ...last, ...wrong } as unknown as Event];
    await refusedAs(write(id, { ...next, events }), 'record.badValue', id);
    const at = next.events[0]!.sequence;
    expect(await rootOf(id)).toMatchObject({ sequence: at - 1, parked: `record.badValue@${at}` });
    expect(await stored(id, 'events')).toHaveLength(at - 1);
  });

  it('is parked when the state that is stored was spoilt, and the refusal says where, without a value', async () => {
    const { id, next } = await aLife();
    await base.db.execute(sql`update ${table('root')} set state = state - 'deadlines' - 'members' where id = ${id}`);
    const at = next.events[0]!.sequence;
    const said = new RegExp(`^record\\.badValue: ${id} at ${at}, thrown in (?:db|domain)/[\\w/.-]+:\\d+$`);
    await expect(write(id, next)).rejects.toMatchObject({ message: expect.stringMatching(said) as unknown });
    expect(await rootOf(id)).toMatchObject({ sequence: at - 1, parked: `record.badValue@${at}` });
  });
});

describe('what an event carries', () => {
  it('is recorded though nobody is known by that id: the next command still works', async () => {
    const { id, state } = await begin(base.db, '2026-03-02');
    const typo = andThen(state, 'assignMediator', '2026-03-03', {
      mediatorId: 'mediator-no-such',
      reason: 'staffLeaves',
    });
    expect(await record(base.db, { trajectoryId: id, epoch: 1, ...typo })).toBe('recorded');
    const next = andThen(typo.state, 'giveConsent', '2026-03-04');
    expect(await record(base.db, { trajectoryId: id, epoch: 1, ...next })).toBe('recorded');
  });
});
