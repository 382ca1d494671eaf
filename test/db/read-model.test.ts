import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate, localDateOf } from '../../domain/calendar/index.ts';
import {
  deadlines as deadlinesOf,
  isOverdue,
  isTask,
  nextStep,
  trajectoryId,
  waiting,
  type Deadline,
} from '../../domain/trajectory/index.ts';
import { nextTrajectoryNumber } from '../../db/create-trajectory.ts';
import { listDeadlines, openDeadlines, type DeadlineRecord } from '../../db/queries/deadlines.ts';
import { readLookups } from '../../db/queries/lookups.ts';
import { openTrajectories } from '../../db/queries/rebuild.ts';
import { deadlineBalance, sequenceGaps } from '../../db/queries/reconcile.ts';
import { listTrajectories, readTrajectory } from '../../db/queries/trajectories.ts';
import { countByPhase, countParts, countTrajectories } from '../../db/queries/trajectory-counts.ts';
import { readEvents } from '../../db/queries/events.ts';
import { record } from '../../db/record.ts';
import { recordMany, type Life } from '../../db/record-many.ts';
import { lifeAt } from '../rights/lives.ts';
import { aPerson, begin, go, randomLife, registered, type Batch } from './lives.ts';
import { startDatabase, type TestDatabase } from './support.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await startDatabase();
});
afterAll(() => base.close());

const lives = 60;
const provinces = ['antwerp', 'limburg', 'westFlanders'] as const;
const byId = (a: Deadline, b: Deadline): number => (a.id < b.id ? -1 : 1);

/** What the table leaves to the state: why a date stays, and by whose closing days it is counted. */
const inTable = ({ agreed: _agreed, partner: _partner, ...deadline }: Deadline): Deadline => deadline;

const asDeadline = ({
  deadlineId,
  rule,
  ruleVersion,
  kind,
  owner,
  pauses,
  about,
  fromOn,
  dueOn,
  steps,
  reached,
}: DeadlineRecord): Deadline => ({
  id: deadlineId,
  rule,
  ruleVersion,
  kind,
  owner,
  pauses,
  about,
  from: fromOn,
  dueOn,
  steps,
  reached,
});

describe('the read models after random lives', () => {
  it('equal what the domain says of the state, batch after batch', async () => {
    let seen = 0;
    for (let seed = 1; seed <= lives; seed += 1) {
      const begun = await begin(base.db, '2026-01-05', provinces[seed % 3]);
      let state = begun.state;
      for (const batch of randomLife(seed, begun, '2026-01-06', 40)) {
        await record(base.db, { trajectoryId: begun.id, epoch: 1, events: batch.events, effects: batch.effects });
        state = batch.state;
        seen += batch.events.length;
      }
      const stored = await readTrajectory(base.db, begun.id);
      expect(stored?.trajectory.state).toEqual(state);
      if (state.phase === 'none') continue;
      const open = await openDeadlines(base.db, begun.id);
      expect(open.map(asDeadline).sort(byId)).toEqual([...deadlinesOf(state)].map(inTable).sort(byId));
      expect(open.map(({ nextOn }) => nextOn)).toEqual(open.map(({ steps }) => steps[0]?.on ?? null));
      const wait = waiting(state, localDateOf(state.lastAt))?.waitsFor;
      expect(stored?.trajectory).toMatchObject({
        waitingRule: wait?.rule ?? null,
        waitingUntil: wait?.until ?? null,
        nextOn: nextStep(state)?.step.on ?? null,
      });
      const lookups = await readLookups(base.db, begun.id);
      expect(
        lookups
          .map(({ trajectoryId: _same, lookupId: id, certainty, answeredOn, ...rest }) => ({
            id,
            ...rest,
            ...(certainty === null ? {} : { certainty }),
            ...(answeredOn === null ? {} : { answeredOn }),
          }))
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
      ).toEqual([...state.lookups].sort((a, b) => (a.id < b.id ? -1 : 1)));
    }
    expect(seen).toBeGreaterThan(lives * 10);
    expect(await sequenceGaps(base.db)).toEqual([]);
  });

  it('count every deadline exactly once, and lists, badges and the domain agree on what is overdue', async () => {
    const on = localDate('2026-09-01');
    // A count that is reached is a task as well: chance seldom comes to it.
    const member = await lifeAt(base.db, 'limburg', 'inGroup');
    let life = member.state;
    for (const day of ['2026-04-07', '2026-04-08', '2026-04-09'])
      life = await go(base.db, member.id, life, 'recordAttendance', day, { presence: 'absent' });
    const balance = await deadlineBalance(base.db, on);
    const { open, ...closed } = balance.byStatus;
    expect(balance.opened).toBe(balance.openedByEvents);
    expect(balance.opened).toBe(open + Object.values(closed).reduce((sum, number) => sum + number, 0));
    expect(open).toBe(balance.openInTime + balance.overdue + balance.openLimits);

    const overdue: string[] = [];
    const tasks: Deadline[] = [];
    for await (const { id, state } of openTrajectories(base.db, 7)) {
      tasks.push(...deadlinesOf(state).filter(isTask));
      if (deadlinesOf(state).some((deadline) => isOverdue(deadline, on))) overdue.push(id);
    }
    const late = tasks.filter((deadline) => isOverdue(deadline, on)).length;
    expect([balance.overdue, balance.openInTime]).toEqual([late, tasks.length - late]);
    expect(tasks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['task', 'recurring', 'count']));
    // Up to a day is with what is due on it.
    const { dueOn } = tasks[0]!;
    const { rows: due } = await listDeadlines(base.db, { until: dueOn }, 1_000);
    expect(due.at(-1)?.dueOn).toBe(dueOn);
    const listed: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = await listTrajectories(base.db, { overdueOn: on, limit: 5, after: after ?? null });
      listed.push(...page.rows.map(({ id }) => id));
      after = page.next;
    }
    expect(overdue.length).toBeGreaterThan(3);
    expect(listed.sort()).toEqual(overdue.sort());
    expect(await countTrajectories(base.db, { overdueOn: on })).toBe(overdue.length);
    // Counted together they are the numbers of the lists themselves.
    const parts = { late: { overdueOn: on }, paused: { paused: true }, line: { inLine: true }, all: {} };
    const counted = Object.entries(await countParts(base.db, {}, parts));
    for (const [part, number] of counted)
      expect(number, part).toBe(await countTrajectories(base.db, parts[part as keyof typeof parts]));
    const phases = await countByPhase(base.db);
    expect(Object.values(phases).reduce((sum, number) => sum + number, 0)).toBe(lives + 1);
    const { rows } = await listTrajectories(base.db, { limit: 500 });
    expect(rows.map(({ sortOn }) => sortOn)).toEqual(rows.map(({ sortOn }) => sortOn).sort());
  });

  it('have the same rows in both orders, page by page, what waits for no day below', async () => {
    const waitsForNone = ({ sortOn }: { sortOn: string }) => sortOn === '9999-12-31';
    for (const filter of [{}, { phase: 'mediation' }, { overdueOn: localDate('2026-09-01') }] as const) {
      const { rows } = await listTrajectories(base.db, { ...filter, limit: 500 });
      const turned = [...rows].reverse();
      const paged = [];
      for (let after: string | null | undefined; after !== null;) {
        const page = await listTrajectories(base.db, { ...filter, limit: 7, order: 'dueLast', after: after ?? null });
        paged.push(...page.rows);
        after = page.next;
      }
      const wanted = [...turned.filter((row) => !waitsForNone(row)), ...turned.filter(waitsForNone)];
      expect(wanted.length).toBeGreaterThan(1);
      expect(paged.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
    }
  });
});

describe('recordMany', () => {
  it('writes whole lives exactly as recording them batch by batch does', async () => {
    const whole: Life[] = [];
    const pairs: [id: string, twin: string][] = [];
    for (let seed = 101; seed <= 120; seed += 1) {
      const begun = await begin(base.db, '2026-01-05');
      const twin = trajectoryId(await nextTrajectoryNumber(base.db));
      const first = registered(twin, '2026-01-05');
      const batches: Batch[] = [first, ...randomLife(seed, first, '2026-01-06', 30)];
      for (const batch of randomLife(seed, begun, '2026-01-06', 30))
        await record(base.db, { trajectoryId: begun.id, epoch: 1, events: batch.events, effects: batch.effects });
      const effects = batches.flatMap((batch) =>
        batch.effects.map((effect) => ({ effect, status: 'pending' as const })),
      );
      whole.push({
        trajectoryId: twin,
        person: aPerson(),
        events: batches.flatMap(({ events }) => events),
        effects,
        epoch: 1,
      });
      pairs.push([begun.id, twin]);
    }
    await recordMany(base.db, whole, { quota: 60 });
    for (const [id, twin] of pairs) {
      expect(await shadow(twin)).toEqual(await shadow(id));
      expect(await readEvents(base.db, twin)).toHaveLength((await readEvents(base.db, id)).length);
    }
    const next = await nextTrajectoryNumber(base.db);
    expect(trajectoryId(next) > pairs.at(-1)![1]).toBe(true);
  });

  /** Everything that is written about a trajectory but its own ids and the person. */
  async function shadow(id: string) {
    const tables = { deadlines: 'deadline_id', lookups: 'lookup_id', effects: 'key', trajectory_events: 'sequence' };
    const found: Record<string, unknown> = {};
    for (const [table, order] of Object.entries(tables)) {
      const { rows } = await base.db.execute(
        sql`select to_jsonb(t) - 'trajectory_id' - 'recorded_at' as row from ${sql.identifier(table)} t where trajectory_id = ${id} order by ${sql.identifier(order)}`,
      );
      found[table] = JSON.parse(JSON.stringify(rows).replaceAll(id, 'T'));
    }
    const { rows } = await base.db.execute(
      sql`select to_jsonb(t) - 'person_id' - 'dossier_number' as row from trajectories t where id = ${id}`,
    );
    return { ...found, row: JSON.parse(JSON.stringify(rows).replaceAll(id, 'T')) };
  }
});
