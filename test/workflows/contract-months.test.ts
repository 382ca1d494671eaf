import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDigests } from '../../activities/digests.ts';
import { forward } from '../../app/demo/index.ts';
import { giveMonthCommand, openMonths, openOneMonth, showMonth } from '../../app/hours/index.ts';
import { actingAs } from '../../app/open.ts';
import { check, rebuild } from '../../app/operations/index.ts';
import { changeCalendar } from '../../app/rules/index.ts';
import { appVerbs } from '../../app/verbs.ts';
import { monthQueries } from '../../db/queries/contract-months.ts';
import { lateEffects, sequenceGaps } from '../../db/queries/reconcile.ts';
import { readDigests } from '../../db/queries/digests.ts';
import { contractMonths, contracts, hourEntries, notices } from '../../db/schema.ts';
import { setLeftOn } from '../../db/queries/staff.ts';
import { staffId } from '../../db/seed-staff.ts';
import {
  addDays,
  addMonths,
  localDateOf,
  nextWorkingDay,
  type Instant,
  type LocalDate,
} from '../../domain/calendar/index.ts';
import {
  contractMonthId,
  firstOfMonth,
  lastOfMonth,
  monthOf,
  type Month,
  type MonthCommandName,
} from '../../domain/contract-month/index.ts';
import type { Actor } from '../../domain/durable/index.ts';
import type { Caller } from '../../domain/rights/index.ts';
import type { MonthStateAnswer } from '../../workflows/contract-months/contract.ts';
import { openOn } from '../../workers/deployment.ts';
import { colleague } from '../rights/callers.ts';
import { createWorld, eventually, type World } from '../support/world.ts';

const worker = { role: 'groupWorker', id: staffId('group-1', 'limburg') } as const satisfies Actor;
const partner = { role: 'partnerCoordinator', id: staffId('partner', 'limburg') } as const satisfies Actor;
const coordinator = { role: 'programmeCoordinator', id: staffId('coordinator', 'limburg') } as const satisfies Actor;

describe('the month of a contract on the real server', () => {
  let world: World;
  let id: string;
  let month: Month;

  beforeAll(async () => {
    world = await createWorld();
    const today = await now();
    month = monthOf(today);
    await world.app.db.insert(contracts).values({
      ...{ id: 'intro-limburg', version: 1, tender: 'T-1', partner: 'groepIntro', provinces: ['limburg'] },
      ...{ validFrom: firstOfMonth(month), validUntil: addMonths(firstOfMonth(month), 12), track: 'intro' },
      ...{ purpose: 'x', trajectories: 60, durationUnit: 'weeks', durationFrom: 12, durationTo: 12 },
      ...{ budgetCents: 1_000_000, budgetedMinutes: 500, hourlyRateCents: 5_000 },
    });
    id = contractMonthId('intro-limburg', month);
  });
  afterAll(() => world.close());

  const now = async (): Promise<LocalDate> => localDateOf(await world.app.now());
  const give = (name: MonthCommandName, by: Actor, data: Record<string, unknown> = {}, idempotencyKey?: string) =>
    giveMonthCommand(world.app, { monthId: id, name, by, data, ...(idempotencyKey ? { idempotencyKey } : {}) });
  async function must(name: MonthCommandName, by: Actor, data: Record<string, unknown> = {}, key?: string) {
    const result = await give(name, by, data, key);
    if (!result.ok) throw new Error(`${name} refused: ${JSON.stringify(result.refusal)}`);
    return result;
  }
  const types = async () => (await monthQueries.events(world.app.db, id)).map(({ type }) => type);
  const isDone = async () => (await world.app.client.workflow.getHandle(id).describe()).status.name;
  const told = () => world.app.db.select().from(notices).where(eq(notices.aboutId, id)).orderBy(notices.at);
  const toldAs = async () => (await told()).map(({ recipientId, about }) => `${recipientId}: ${about}`);
  const differences = async () => (await check(world.app)).differences;

  it('is opened once, and one is opened by name where it was missed', async () => {
    expect(await openMonths(world.app)).toEqual({ opened: [id] });
    expect(await openMonths(world.app)).toEqual({ opened: [] });
    expect(await openOneMonth(world.app, 'intro-limburg', month)).toEqual({ monthId: id, opened: false });
    await expect(openOneMonth(world.app, 'intro-limburg', '2020-01')).rejects.toMatchObject({
      code: 'month.noContract',
    });
    const run = await world.app.client.workflow.getHandle(id).query<MonthStateAnswer>('state');
    expect(run.state).toMatchObject({ phase: 'open', month, lastDay: lastOfMonth(month) });
    // Its build is needed as long as it is open, as that of a trajectory is.
    const openRuns = () => openOn(world.app.client, world.build.id);
    expect(await eventually(openRuns, (count) => count === 1)).toBe(1);
  });

  it('takes hours of the partner’s people, each once, and says when the contract has no more', async () => {
    const day = await now();
    const first = await must('bookHours', worker, { day, activity: 'group', minutes: 450 }, 'k1');
    expect(first).toMatchObject({ budget: { budgeted: 500, booked: 450, left: 50, above: false } });
    await must('bookHours', worker, { day, activity: 'group', minutes: 450 }, 'k1');
    const other = { day, activity: 'report', minutes: 60, staffId: staffId('group-2', 'limburg') };
    expect(await give('bookHours', worker, other)).toMatchObject({ ok: false, refusal: { refused: 'month.notYours' } });
    expect(await must('bookHours', partner, other)).toMatchObject({ budget: { booked: 510, left: -10, above: true } });
    await expect(
      give('bookHours', partner, { ...other, staffId: staffId('group-1', 'antwerp') }),
    ).rejects.toMatchObject({ code: 'month.unknownStaff' });
    await must('correctHours', worker, { entryId: 'E1', way: 'less', minutes: 30, reason: 'wrongMinutes' });
    const rows = await world.app.db.select().from(hourEntries);
    expect(rows.map(({ id: entry, minutes, corrects }) => [entry, minutes, corrects])).toEqual([
      ['E1', 450, null],
      ['E2', 60, null],
      ['E3', -30, 'E1'],
    ]);
    await expect(world.app.db.update(hourEntries).set({ minutes: 1 })).rejects.toThrow();
    await expect(world.app.db.delete(hourEntries)).rejects.toThrow();
  });

  it('is of the partner’s own people: a colleague sees their own hours, another partner none', async () => {
    const as = (caller: Caller) => actingAs(world.app, caller);
    const group = (part: string) => as(colleague(part, 'groupWorker', 'limburg', 'groepIntro'));
    const own = await appVerbs.showMonth(group('group-2'), id);
    expect(own.entries.map(({ id: entry }) => entry)).toEqual(['E2']);
    expect(own.persons).toMatchObject([{ staffId: staffId('group-2', 'limburg'), minutes: 60 }]);
    expect(JSON.stringify([own.events, own.entries])).not.toContain(`"staffId":"${worker.id}"`);
    // No sum tells what the others did.
    expect([own.minutes, own.budget]).toEqual([60, null]);
    expect(own.activities.filter(({ minutes }) => minutes !== 0)).toEqual([{ activity: 'report', minutes: 60 }]);
    expect(JSON.stringify(own)).not.toMatch(/[:,[](480|4[25]0)[\],}]/);
    expect((await appVerbs.listMonths(group('group-2'))).rows).toMatchObject([{ minutes: 60 }]);
    const lead = await appVerbs.showMonth(as(colleague('partner', 'partnerCoordinator', 'limburg', 'groepIntro')), id);
    expect(lead).toMatchObject({ entries: [{}, {}, {}], minutes: 480, budget: { booked: 480 } });
    for (const stranger of [
      colleague('partner', 'partnerCoordinator', 'antwerp', 'randstad'),
      { ...colleague('partner', 'partnerCoordinator', 'limburg', 'randstad'), province: null },
      colleague('partner', 'partnerCoordinator', 'westFlanders', 'groepIntro'),
      colleague('coordinator', 'programmeCoordinator', 'antwerp'),
    ]) {
      await expect(appVerbs.showMonth(as(stranger), id)).rejects.toMatchObject({ code: 'month.notFound' });
      expect((await appVerbs.listMonths(as(stranger))).rows).toEqual([]);
    }
    expect((await appVerbs.listMonths(group('group-1'))).rows).toMatchObject([{ monthId: id }]);
    // Nobody says that they are somebody else.
    const pretending = { monthId: id, name: 'submitMonth', by: partner, data: {} } as const;
    await expect(appVerbs.giveMonthCommand(group('group-2'), pretending)).rejects.toMatchObject({
      code: 'rights.notAllowed',
    });
  });

  it('takes no more of a day than it has with what was done for another contract, by a correction neither', async () => {
    const { db } = world.app;
    const [contract] = await db.select().from(contracts);
    await db.insert(contracts).values({ ...contract!, id: 'other-limburg' });
    const { monthId: other } = await openOneMonth(world.app, 'other-limburg', month);
    const day = await now();
    const booked = { day, activity: 'group', minutes: 960 };
    const done = await giveMonthCommand(world.app, { monthId: other, name: 'bookHours', by: worker, data: booked });
    expect(done).toMatchObject({ ok: true });
    // 16 hours there and 7 here: two more are too many, though neither month has as many by itself.
    const more = { entryId: 'E1', way: 'more', minutes: 120, reason: 'wrongMinutes' };
    expect(await give('correctHours', worker, more)).toMatchObject({
      refusal: { refused: 'month.dayTooLong', details: { booked: 1_380 } },
    });
    await must('correctHours', worker, { ...more, minutes: 30 });
    // Of two at once, each of which alone fits, one is taken.
    const both = await Promise.all(
      [id, other].map((monthId) =>
        giveMonthCommand(world.app, { monthId, name: 'bookHours', by: worker, data: { ...booked, minutes: 30 } }),
      ),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const last = both.findIndex(({ ok }) => ok) === 0 ? [id, 'E5'] : [other, 'E2'];
    await giveMonthCommand(world.app, {
      ...{ monthId: last[0]!, name: 'correctHours', by: worker },
      data: { ...more, entryId: last[1], way: 'less', minutes: 30 },
    });
    await must('correctHours', worker, { ...more, way: 'less', minutes: 30 });
  });

  it('takes hours of who has left, of days on which they still worked', async () => {
    const [day, staff] = [await now(), staffId('group-2', 'limburg')];
    const data = { staffId: staff, day, activity: 'report', minutes: 1 };
    await setLeftOn(world.app.db, staff, addDays(day, -1));
    await expect(give('bookHours', partner, data)).rejects.toMatchObject({ code: 'month.unknownStaff' });
    const before = { ...data, day: addDays(day, -1) };
    // On the first of a month it is of another month: refused for that, and they are known.
    const taken = await give('bookHours', partner, before);
    expect(taken.ok).toBe(day !== firstOfMonth(month));
    if (taken.ok) {
      const entryId = (await showMonth(world.app, id)).entries.at(-1)!.id;
      await must('correctHours', partner, { entryId, way: 'less', minutes: 1, reason: 'wrongMinutes' });
    }
    await setLeftOn(world.app.db, staff, null);
  });

  it('keeps no note of what was refused, and shows none to who sees only their own hours', async () => {
    const noted = { monthId: id, name: 'returnMonth', by: coordinator, data: { reason: 'other' }, note: 'x' } as const;
    expect(await giveMonthCommand(world.app, noted)).toMatchObject({ refusal: { refused: 'month.notHandedIn' } });
    expect((await showMonth(world.app, id)).notes).toEqual([]);
    const data = { day: await now(), activity: 'group', minutes: 1 };
    await giveMonthCommand(world.app, { monthId: id, name: 'bookHours', by: worker, data, note: 'kept' });
    const { entries } = await showMonth(world.app, id);
    const entryId = entries.at(-1)!.id;
    await must('correctHours', worker, { entryId, way: 'less', minutes: 1, reason: 'wrongMinutes' });
    const caller = (part: string, role: 'groupWorker' | 'partnerCoordinator') =>
      actingAs(world.app, colleague(part, role, 'limburg', 'groepIntro'));
    expect((await appVerbs.showMonth(caller('partner', 'partnerCoordinator'), id)).notes).toMatchObject([
      { text: 'kept' },
    ]);
    expect((await appVerbs.showMonth(caller('group-2', 'groupWorker'), id)).notes).toEqual([]);
  });

  it('comes back from Postgres when its run is lost', async () => {
    await world.app.client.workflow.getHandle(id).terminate('lost');
    expect((await differences()).map(({ what }) => what)).toEqual(['run.missing']);
    expect(await rebuild(world.app)).toMatchObject({ rebuilt: [id], failed: [] });
    expect(await differences()).toEqual([]);
  });

  it('is told of, goes up, and is in the digests of whom it concerns', async () => {
    // Beyond its last rung in every month, whatever holidays are on the way.
    const overdue = addDays(lastOfMonth(month), 45);
    const days = Math.round((Date.parse(overdue) - Date.parse(await now())) / 86_400_000);
    await forward(world.app, { duration: `${days}d` });
    await eventually(toldAs, (lines) => lines.some((line) => line.endsWith('programmeCoordinator')));
    expect(await toldAs()).toEqual([
      `${partner.id}: reminder`,
      `${partner.id}: overdue`,
      `${coordinator.id}: teamLead`,
      `${coordinator.id}: programmeCoordinator`,
    ]);
    for (const { id: staff } of [partner, coordinator] as { id: string }[])
      expect(
        (await readDigests(world.app.db, { staffId: staff, limit: 50 })).flatMap(({ text }) => text).join(),
      ).toContain('projecturen van de maand indienen');
    // Whoever has to do it keeps seeing it after it went up.
    const [newest] = await readDigests(world.app.db, { staffId: (partner as { id: string }).id, limit: 1 });
    expect(newest?.matters.map(({ thingId }) => thingId)).toContain(id);
    expect(await differences()).toEqual([]);
  });

  it('whose state was spoilt is named, and keeps no digest and no closing day from anybody', async () => {
    const { db } = world.app;
    const [row] = await db.select().from(contractMonths).where(eq(contractMonths.id, id));
    const spoil = (state: string) =>
      db.execute(sql`update contract_months set state = ${state}::jsonb where id = ${id}`);
    const day = addDays(await now(), 20);
    const digests = () => db.transaction(async (tx) => writeDigests(tx, day, await world.app.now()));
    const options = { by: coordinator, dryRun: true } as const;
    const closed = nextWorkingDay(addDays(await now(), 1), { version: 0, closingDays: [] });
    const closing = () =>
      changeCalendar(world.app, { organisationId: 'vdab', day: closed, add: true, reason: 'strike' }, options);
    for (const state of ['null', '{}', '[]', '"x"', JSON.stringify({ ...row!.state, ruleVersion: '9999.9' })]) {
      await spoil(state);
      await digests();
      expect((await closing()).trajectories).toEqual([]);
      expect((await differences()).map(({ id: of, what }) => `${of} ${what}`)).toContain(`${id} state.notItsEvents`);
    }
    await spoil(JSON.stringify(row!.state));
    expect(await differences()).toEqual([]);
  });

  it('is handed in, returned, approved, and reopened in a new run', async () => {
    await must('submitMonth', partner);
    expect(await give('approveMonth', coordinator)).toMatchObject({ ok: true });
    expect(await eventually(isDone, (status) => status === 'COMPLETED')).toBe('COMPLETED');
    expect(await give('bookHours', worker, { day: firstOfMonth(month), activity: 'group', minutes: 60 })).toMatchObject(
      {
        refusal: { refused: 'month.approved' },
      },
    );
    await must('reopenMonth', coordinator, { reason: 'forgottenHours' });
    expect(await isDone()).toBe('RUNNING');
    await must('bookHours', worker, { day: firstOfMonth(month), activity: 'consultation', minutes: 60 });
    await must('submitMonth', partner);
    await must('returnMonth', coordinator, { reason: 'aboveBudget' });
    await must('submitMonth', partner);
    expect(await give('approveMonth', coordinator)).toMatchObject({ refusal: { refused: 'month.aboveBudget' } });
    await must('approveMonth', coordinator, { aboveBudget: true });
    const shown = await showMonth(world.app, id);
    expect(shown).toMatchObject({
      phase: 'approved',
      minutes: 540,
      budget: { booked: 540, approved: 540, above: true },
    });
    expect(shown.persons.map(({ minutes }) => minutes)).toEqual([480, 60]);
    expect(shown.activities.map(({ minutes }) => minutes)).toEqual([420, 0, 60, 0, 60]);
    expect(await types()).toContain('MonthReopened');
    await eventually(isDone, (status) => status === 'COMPLETED');
    expect(await differences()).toEqual([]);
  });

  it('is named by the comparison when nobody was told, or an event is missing', async () => {
    const { db } = world.app;
    const shown = db.transaction(async (tx) => {
      await tx.execute(
        sql`update contract_month_effects set status = 'pending', done_at = null where about_id = ${id}`,
      );
      const late = await lateEffects(tx, '2199-01-01T00:00:00.000Z' as Instant);
      expect(new Set(late.map((one) => one.id))).toEqual(new Set([id]));
      await tx.execute(
        sql`update contract_months set sequence = 99, state = jsonb_set(state, '{sequence}', '99') where id = ${id}`,
      );
      expect(await sequenceGaps(tx)).toMatchObject([{ id, sequence: 99 }]);
      tx.rollback();
    });
    await expect(shown).rejects.toThrow('Rollback');
  });
});
