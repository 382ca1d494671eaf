import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Mail } from '../../activities/mailer.ts';
import { check, listSweeps, sweep } from '../../app/operations/index.ts';
import { forward } from '../../app/demo/index.ts';
import { leave, listColleagues, planAbsence, transfer } from '../../app/people/index.ts';
import { setClockOffset } from '../../db/queries/clock.ts';
import { readDigests } from '../../db/queries/digests.ts';
import { readMessages } from '../../db/queries/messages.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { digests, sweeps } from '../../db/schema.ts';
import {
  isWorkingDay,
  localDateOf,
  nextWorkingDay,
  addDays,
  startOfDay,
  type LocalDate,
} from '../../domain/calendar/index.ts';
import { ensureSweepSchedule } from '../../workers/schedule.ts';
import { sweepScheduleId } from '../../workflows/contract.ts';
import { createWorld, eventually, operator, type World } from '../support/world.ts';
import { must, settled, toMediation, typesOf } from './kit.ts';

describe('the overdue sweep', () => {
  let world: World;
  const sent: Mail[] = [];
  const ran: string[] = [];
  beforeAll(async () => {
    world = await createWorld({
      mailer: { send: async (mail) => void sent.push(mail) },
      jobs: [
        { name: 'counting', run: async (_app, day) => ({ days: ran.push(day) }) },
        {
          name: 'broken',
          run: async () => {
            throw Object.assign(new Error('no such table'), { code: '42P01' });
          },
        },
      ],
    });
  });
  afterAll(() => world.close());

  const today = async () => localDateOf(await world.app.now());

  it('is scheduled once however often the worker starts, at 07:00 in Brussels in winter and in summer', async () => {
    const { client } = world.app;
    await ensureSweepSchedule(client);
    const handle = client.schedule.getHandle(sweepScheduleId);
    await handle.pause('an operator looks at something');
    await ensureSweepSchedule(client);
    const { spec, policies, state, info } = await handle.describe();
    expect(state.paused).toBe(true);
    expect(policies).toMatchObject({ overlap: 'SKIP', catchupWindow: 4 * 86_400_000 });
    expect(spec.timezone).toBe('Europe/Brussels');
    const inBrussels = (at: Date) =>
      at.toLocaleString('en-GB', { timeZone: 'Europe/Brussels', weekday: 'short', hour: '2-digit', minute: '2-digit' });
    expect(info.nextActionTimes.length).toBeGreaterThan(5);
    for (const at of info.nextActionTimes) expect(inBrussels(at)).toMatch(/^(Mon|Tue|Wed|Thu|Fri),? 07:00$/);
    const listed = [];
    for await (const one of client.schedule.list()) listed.push(one.scheduleId);
    expect(listed).toEqual([sweepScheduleId]);
    // The server itself says when it would act around the change of the clocks in March 2027.
    const { startTime } = await client.workflowService.listScheduleMatchingTimes({
      namespace: client.options.namespace,
      scheduleId: sweepScheduleId,
      startTime: { seconds: (Date.parse('2027-03-25T00:00:00Z') / 1000) as never },
      endTime: { seconds: (Date.parse('2027-03-31T00:00:00Z') / 1000) as never },
    });
    expect(startTime.map(({ seconds }) => new Date(Number(seconds) * 1000).toISOString())).toEqual([
      '2027-03-25T06:00:00.000Z',
      '2027-03-26T06:00:00.000Z',
      '2027-03-29T05:00:00.000Z',
      '2027-03-30T05:00:00.000Z',
    ]);
    await handle.unpause();
  });

  it('started by its schedule, it works for the newest working day, once', async () => {
    await world.app.client.schedule.getHandle(sweepScheduleId).trigger();
    const { calendar } = await world.app.basis();
    let newest = await today();
    while (!isWorkingDay(newest, calendar)) newest = addDays(newest, -1);
    const [row] = await eventually(
      () => listSweeps(world.app),
      ([first]) => first?.finishedAt != null,
    );
    expect(row).toMatchObject({ day: newest, missed: 0, counts: { digests: 0, 'counting.days': 1 } });
    expect(row?.findings).toEqual([{ id: null, what: 'sweep.failed.broken', became: 'reported' }]);
  });

  it('the time machine runs it on the mornings on which there is something to tell; rungs are mailed by it alone', async () => {
    const id = await world.register('antwerp');
    await settled(world, id);
    // Mailed by itself it is nothing, at once.
    expect(sent).toEqual([]);
    const report = await forward(world.app, { duration: '30d' });
    expect(report.sweeps).toBeGreaterThan(2);
    const told = await readMessages(world.app.db, { trajectoryId: id, limit: 50 });
    expect(told.filter(({ about }) => about === 'overdue')).toMatchObject([{ sentAt: null }]);
    expect(sent.every(({ key }) => key.startsWith('digest.'))).toBe(true);
    const all = await readDigests(world.app.db, { limit: 1000 });
    expect(sent).toHaveLength(all.length);
    expect(new Set(all.map(({ staffId, day }) => `${staffId} ${day}`)).size).toBe(all.length);
    const { mediatorId } = (await readTrajectory(world.app.db, id))!.trajectory;
    const rungs = all
      .filter(({ staffId }) => staffId === mediatorId)
      .map(({ matters }) => matters.map(({ rung }) => rung));
    // On the first morning that the person is new, and nothing more.
    expect(rungs.reverse()).toEqual([[], ['reminder'], ['overdue'], ['teamLead'], ['programmeCoordinator']]);
    const days = (await listSweeps(world.app)).map(({ day }) => day);
    const { calendar } = await world.app.basis();
    expect(days.every((day) => isWorkingDay(day, calendar))).toBe(true);
  });

  it('run twice on a day it has one effect, and a missed day is covered by the next', async () => {
    const day = nextWorkingDay(addDays(await today(), 4), (await world.app.basis()).calendar);
    await setClockOffset(world.app.db, Date.parse(startOfDay(day)) + 8 * 3_600_000 - Date.now());
    sent.length = 0;
    const [first, second] = await Promise.all([sweep(world.app), sweep(world.app, { day })]);
    expect([first.day, second.day]).toEqual([day, day]);
    expect(first.missed).toBeGreaterThan(0);
    const mails = sent.length;
    expect(mails).toBeGreaterThan(0);
    expect(await sweep(world.app)).toMatchObject({ outcome: 'ranBefore', counts: first.counts });
    expect(sent).toHaveLength(mails);
    expect(ran.filter((one) => one === day)).toHaveLength(1);
    // Even one whose end was lost, and which therefore does everything once more.
    await world.app.db.update(sweeps).set({ finishedAt: null }).where(eq(sweeps.day, day));
    expect(await sweep(world.app)).toMatchObject({ outcome: 'ran', counts: { digests: 0, mailed: 0 } });
    expect(sent).toHaveLength(mails);
    expect(await world.app.db.select().from(digests).where(eq(digests.day, day))).toHaveLength(mails);
  });

  it('does nothing on a holiday or in a weekend, and knows no day that has not come', async () => {
    const now = await today();
    let saturday: LocalDate = addDays(now, -1);
    while (new Date(saturday).getUTCDay() !== 6) saturday = addDays(saturday, -1);
    expect(await sweep(world.app, { day: saturday })).toMatchObject({ outcome: 'noWorkingDay', day: null });
    await expect(sweep(world.app, { day: addDays(now, 1) })).rejects.toMatchObject({ code: 'sweep.badDay' });
    await expect(sweep(world.app, { day: 'morgen' })).rejects.toMatchObject({ code: 'sweep.badDay' });
  });

  it('starts a lost workflow again and brings up one that is late, and says so', async () => {
    const [lost, late] = [await toMediation(world), await world.register('limburg')];
    await settled(world, late);
    await world.app.client.workflow.getHandle(lost).terminate('lost');
    const day = nextWorkingDay(addDays(await today(), 12), (await world.app.basis()).calendar);
    await setClockOffset(world.app.db, Date.parse(startOfDay(day)) + 8 * 3_600_000 - Date.now());
    const report = await sweep(world.app);
    const of = (id: string) => report.findings.filter((one) => one.id === id);
    expect(of(lost)).toContainEqual({ id: lost, what: 'run.missing', became: 'repaired' });
    expect(of(late)).toContainEqual({ id: late, what: 'deadline.stepMissed', became: 'repaired' });
    expect(report.counts['repaired']).toBeGreaterThan(1);
    await eventually(
      () => typesOf(world, late),
      (types) => types.includes('DeadlineReached'),
    );
    expect((await check(world.app)).differences.filter(({ id }) => id === lost)).toEqual([]);
    await must(world, lost, 'recordContact', { how: 'phone' });
  });

  it('who leaves hands over everything at once, and again changes nothing', async () => {
    const ids = [await world.register('limburg'), await world.register('limburg'), await world.register('limburg')];
    const from = (await readTrajectory(world.app.db, ids[0]!))!.trajectory.mediatorId!;
    const to = from === 'mediator-2.limburg' ? 'mediator-3.limburg' : 'mediator-2.limburg';
    const open = (await listColleagues(world.app, { province: 'limburg' })).find(({ id }) => id === from)!.open;
    expect(open).toBeGreaterThan(0);
    for (const typed of ['2190-01-01', '1950-01-01'])
      await expect(leave(world.app, from, typed)).rejects.toMatchObject({ code: 'staff.leaveOutside' });
    expect(await leave(world.app, from, addDays(await today(), -1))).toMatchObject({ open });
    const planned = await transfer(world.app, { from, to, dryRun: true }, operator);
    expect(planned.trajectories).toHaveLength(open);
    expect(planned.trajectories.every(({ result }) => result === 'wouldMove')).toBe(true);
    const done = await transfer(world.app, { from, to }, operator);
    expect(done.trajectories.map(({ result, code }) => [result, code])).toEqual(
      planned.trajectories.map(() => ['moved', null]),
    );
    for (const { trajectoryId } of done.trajectories)
      expect((await readTrajectory(world.app.db, trajectoryId))?.trajectory.mediatorId).toBe(to);
    expect((await transfer(world.app, { from, to }, operator)).trajectories).toEqual([]);
    await expect(transfer(world.app, { from: to, to: from }, operator)).rejects.toMatchObject({ code: 'staff.left' });
    await expect(transfer(world.app, { from: 'nobody', to }, operator)).rejects.toMatchObject({
      code: 'staff.unknown',
    });
    expect((await readTrajectory(world.app.db, await world.register('limburg')))?.trajectory.mediatorId).not.toBe(from);
  });

  it('nobody is assigned who is not there, has left or does other work', async () => {
    const id = await toMediation(world);
    const assign = (mediatorId: string) =>
      world.give(id, 'assignMediator', { mediatorId, reason: 'caseload' }, operator);
    await expect(assign('nobody')).rejects.toMatchObject({ code: 'staff.unknown' });
    await expect(assign('coach-1.antwerp')).rejects.toMatchObject({ code: 'staff.wrongRole' });
    await expect(world.give(id, 'changeProvince', { province: 'limburg', mediatorId: 'nobody' })).rejects.toMatchObject(
      { code: 'staff.unknown' },
    );
    expect(
      await world.give(id, 'assignMediator', { mediatorId: 7 as never, reason: 'caseload' }, operator),
    ).toMatchObject({
      ok: false,
    });
    const before = (await readTrajectory(world.app.db, id))!.trajectory.mediatorId;
    expect(await assign(before === 'mediator-1.antwerp' ? 'mediator-2.antwerp' : 'mediator-1.antwerp')).toMatchObject({
      ok: true,
    });
  });

  it('an absence is a period with a deputy who is there', async () => {
    const [from, until] = [addDays(await today(), 90), addDays(await today(), 94)];
    const plan = (changes: object) =>
      planAbsence(world.app, {
        staffId: 'mediator-1.antwerp',
        from,
        until,
        deputyId: 'mediator-1.limburg',
        ...changes,
      });
    await plan({});
    await plan({ deputyId: 'mediator-1.eastFlanders' });
    const colleagues = await listColleagues(world.app, { province: 'antwerp' });
    const away = colleagues.find(({ id }) => id === 'mediator-1.antwerp');
    expect(away?.absences).toEqual([{ from, until, deputyId: 'mediator-1.eastFlanders' }]);
    await expect(plan({ until: addDays(from, -1) })).rejects.toMatchObject({ code: 'staff.badPeriod' });
    await expect(plan({ from: 'ooit' })).rejects.toMatchObject({ code: 'staff.badPeriod' });
    await expect(plan({ deputyId: 'mediator-1.antwerp' })).rejects.toMatchObject({ code: 'staff.badDeputy' });
    await expect(plan({ deputyId: 'nobody' })).rejects.toMatchObject({ code: 'staff.unknown' });
    for (const deputyId of ['coach-1.antwerp', 'lead.antwerp', 'group-1.antwerp'])
      await expect(plan({ deputyId })).rejects.toMatchObject({ code: 'staff.otherDeputy', details: { deputyId } });
  });

  it('an absence is within bounds, once at a time, and deputies do not lead round in a circle', async () => {
    const on = (days: number) => addDays(now, days);
    const now = await today();
    const plan = (staffId: string, from: number, until: number, deputyId: string | null = null) =>
      planAbsence(world.app, { staffId, from: on(from), until: on(until), deputyId });
    const [a, b, c] = ['mediator-1.westFlanders', 'mediator-2.westFlanders', 'mediator-3.westFlanders'] as const;
    await expect(plan(a, -9, -1)).rejects.toMatchObject({ code: 'staff.absencePassed' });
    await expect(plan(a, 0, 400)).rejects.toMatchObject({ code: 'staff.absenceTooLong' });
    await expect(plan(a, 3650, 3655)).rejects.toMatchObject({ code: 'staff.absenceTooLong' });
    await plan(a, 200, 210, b);
    await expect(plan(a, 210, 220)).rejects.toMatchObject({
      code: 'staff.awayThen',
      details: { fromOn: on(200), untilOn: on(210) },
    });
    await plan(b, 205, 215, c);
    await expect(plan(c, 210, 212, a)).rejects.toMatchObject({ code: 'staff.deputyCircle' });
    // On none of these days all three are away.
    await plan(c, 211, 220, a);
  });

  it('who is away for long gets no new work', async () => {
    const staffId = 'mediator-3.flemishBrabant';
    const from = await today();
    await planAbsence(world.app, { staffId, from, until: addDays(from, 300) });
    const id = await world.register('flemishBrabant');
    const given = world.give(id, 'assignMediator', { mediatorId: staffId, reason: 'caseload' }, operator);
    await expect(given).rejects.toMatchObject({ code: 'staff.away' });
  });
});
