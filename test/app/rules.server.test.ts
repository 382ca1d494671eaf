import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  adopt,
  type Adopted,
  changeCalendar,
  showCalendar,
  listRules,
  loadRules,
  showRules,
} from '../../app/rules/index.ts';
import { planCohort } from '../../app/cohorts/index.ts';
import { rebuild, check } from '../../app/operations/index.ts';
import { whatIfCommand, waitingAt, whyDeadline, showTrajectory, waitingOf } from '../../app/trajectories/index.ts';
import { addDays, isWorkingDay, type LocalDate } from '../../domain/calendar/index.ts';
import { staffId } from '../../db/seed-staff.ts';
import { rules2026, type RuleKey } from '../../domain/rules/index.ts';
import { createWorld, eventually, mediator, operator, type World } from '../support/world.ts';
import { handleOf, must, toMediation } from '../workflows/kit.ts';
import { toIntake, today } from './kit.ts';
import { eligible } from '../support/eligible.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const code = (code: string) => expect.objectContaining({ code });
const dueOn = async (id: string, rule: RuleKey): Promise<LocalDate | undefined> =>
  (await showTrajectory(world.app, id)).deadlines.find((one) => one.rule === rule && one.status === 'open')?.dueOn;

/** A working day between today and a date, in the middle of what is pending. */
async function workingDayBefore(date: LocalDate | undefined): Promise<LocalDate> {
  for (let day = addDays(await today(world), 1); date && day < date; day = addDays(day, 1))
    if (isWorkingDay(day, { closingDays: [] })) return day;
  throw new Error('no working day in between');
}

const slower = { ...rules2026, version: '2027.slow', validFrom: '2020-06-01', rules: { ...rules2026.rules } };
const withMed = (days: number) =>
  JSON.stringify({ ...slower, rules: { ...slower.rules, 'MED-1': { ...rules2026.rules['MED-1'], after: { days } } } });

describe('rules as data', () => {
  it('are refused with every reason, and a version is there once', async () => {
    const flawed = JSON.stringify({
      ...slower,
      rules: { ...slower.rules, 'JC-4': { ...rules2026.rules['JC-4'], after: { months: 9 } } },
      longestPauseMonths: 0,
    });
    await expect(loadRules(world.app, flawed, operator)).rejects.toMatchObject({
      code: 'rules.flawed',
      details: { flaws: expect.stringMatching(/JC-4.*longestPauseMonths|longestPauseMonths.*JC-4/) as unknown },
    });
    await expect(loadRules(world.app, '{', operator)).rejects.toEqual(code('rules.flawed'));
    await expect(loadRules(world.app, JSON.stringify(rules2026), operator)).rejects.toEqual(code('rules.versionTaken'));
    expect(await loadRules(world.app, withMed(45), operator)).toMatchObject({ version: '2027.slow' });
    await expect(loadRules(world.app, withMed(50), operator)).rejects.toEqual(code('rules.versionTaken'));
    expect(await showRules(world.app, '2027.slow')).toMatchObject({ rules: { 'MED-1': { after: { days: 45 } } } });
    await expect(showRules(world.app, 'never')).rejects.toEqual(code('rules.notFound'));
  });

  it('that were kept before titles were by language are shown, and adopted, as they would be written today', async () => {
    const version = '2027.before';
    const rules = Object.fromEntries(
      Object.entries(rules2026.rules).map(([key, { title, ...one }]) => [
        key,
        { ...one, title: title.en, titel: title.nl },
      ]),
    );
    const old = { ...slower, version, rules };
    await world.app.db.execute(
      sql`insert into rule_sets (version, valid_from, body, loaded_by, loaded_at) values (${version}, '2020-05-01', ${JSON.stringify(old)}, 'test', now())`,
    );
    expect(await showRules(world.app, version)).toEqual({ ...slower, version });
    // As an older client sends it, and as ours does.
    const ids = [await toMediation(world), await toMediation(world)] as const;
    await must(world, ids[0], 'adoptRules', { rules: old }, operator);
    await must(world, ids[1], 'adoptRules', { rules: await showRules(world.app, version) }, operator);
    const kept = (await listRules(world.app)).find((one) => one.version === version);
    expect(kept).toMatchObject({ builtIn: false, openTrajectories: ids.length });
  });

  it('are adopted as the dry run said, once, and survive the loss of the workflow', async () => {
    const id = await toMediation(world);
    const rules = await showRules(world.app, '2027.slow');
    const options = { by: operator, only: id };
    const before = await dueOn(id, 'MED-1');
    const dry = await adopt(world.app, { name: 'adoptRules', data: { rules } }, { ...options, dryRun: true });
    expect(await dueOn(id, 'MED-1')).toBe(before);
    const done = await adopt(world.app, { name: 'adoptRules', data: { rules } }, { ...options, dryRun: false });
    const strip = (list: readonly Adopted[]) => list.map(({ trajectoryId, moves }) => ({ trajectoryId, moves }));
    expect(strip(done.trajectories)).toEqual(strip(dry.trajectories));
    expect(done.trajectories[0]?.moves).toEqual([
      {
        deadlineId: expect.stringContaining('MED-1') as unknown,
        rule: 'MED-1',
        from: before,
        to: addDays(before!, 15),
      },
    ]);
    expect(await dueOn(id, 'MED-1')).toBe(addDays(before!, 15));
    const again = await adopt(world.app, { name: 'adoptRules', data: { rules } }, { ...options, dryRun: false });
    expect(again.trajectories).toEqual([]);
    expect((await listRules(world.app)).find(({ version }) => version === '2027.slow')).toMatchObject({
      builtIn: false,
      openTrajectories: 1,
    });
    const [story] = await whyDeadline(world.app, id, 'MED-1');
    expect(story).toMatchObject({
      ruleVersion: '2027.slow',
      openedWith: 'PlanAgreed',
      firstDueOn: before,
      dueOn: addDays(before!, 15),
      moves: [{ from: before, to: addDays(before!, 15), reason: 'rules' }],
      ended: null,
    });

    await handleOf(world, id).terminate('lost');
    await eventually(
      async () => (await handleOf(world, id).describe()).status.name,
      (status) => status === 'TERMINATED',
    );
    await rebuild(world.app, id);
    await must(world, id, 'recordContact', { how: 'phone' });
    expect(await dueOn(id, 'MED-1')).toBe(addDays(await today(world), 45));
    expect((await check(world.app)).differences).toEqual([]);
  });

  it('that nobody loaded are not adopted by a command', async () => {
    const id = await toMediation(world);
    const unknown = { ...rules2026, version: 'unheard' };
    await expect(world.give(id, 'adoptRules', { rules: unknown }, operator)).rejects.toEqual(code('rules.notKept'));
    const changed = { ...rules2026, longestPauseMonths: 12 };
    await expect(world.give(id, 'adoptRules', { rules: changed }, operator)).rejects.toEqual(code('rules.notKept'));
    const calendar = { version: 9, closingDays: [] };
    await expect(world.give(id, 'adoptCalendar', { calendar }, operator)).rejects.toEqual(code('calendar.notKept'));
  });
});

describe('a closing day', () => {
  const change = (organisationId: string, day: LocalDate, add: boolean, dryRun = false) =>
    changeCalendar(world.app, add ? { organisationId, day, add, reason: 'bridgeDay' } : { organisationId, day, add }, {
      by: operator,
      dryRun,
    });

  it('moves what counts working days, visibly, and moves it back when it is taken away', async () => {
    const id = await world.register('limburg');
    await must(world, id, 'giveConsent');
    const before = await dueOn(id, 'INT-1');
    const day = await workingDayBefore(before);
    const dry = await change('vdab', day, true, true);
    const moved = dry.trajectories.find(({ trajectoryId }) => trajectoryId === id)?.moves;
    expect(moved).toMatchObject([{ rule: 'INT-1', from: before }]);
    expect(await dueOn(id, 'INT-1')).toBe(before);
    const done = await change('vdab', day, true);
    expect(done.trajectories.find(({ trajectoryId }) => trajectoryId === id)?.moves).toEqual(moved);
    expect(await dueOn(id, 'INT-1')).toBe(moved?.[0]?.to);
    const { events } = await showTrajectory(world.app, id);
    // A look-up may be answered at any moment, so this need not be the very last event.
    expect(events.findLast(({ type }) => type === 'DeadlineMoved')).toMatchObject({
      reason: 'calendar',
      rule: 'INT-1',
    });
    await expect(change('vdab', day, true)).rejects.toEqual(code('calendar.unchanged'));
    expect((await showCalendar(world.app)).days).toMatchObject([{ organisationId: 'vdab', day, reason: 'bridgeDay' }]);

    const newcomer = await world.register('limburg');
    const [registered] = (await showTrajectory(world.app, newcomer)).events;
    expect(registered).toMatchObject({ type: 'Registered', calendarVersion: done.version });
    await change('vdab', day, false);
    expect(await dueOn(id, 'INT-1')).toBe(before);
    expect((await check(world.app)).differences).toEqual([]);
  });

  it('of a partner moves the partner’s own deadlines only', async () => {
    const id = await world.register('limburg');
    await toIntake(world, id);
    const other = await dueOn(id, 'INT-2');
    const day = await workingDayBefore(other);
    await must(world, id, 'decideEligibility', eligible);
    await must(world, id, 'addGoal', { theme: 'work' });
    await must(world, id, 'agreePlan', { how: 'signed' });
    await must(world, id, 'refer');
    const before = await eventually(
      () => dueOn(id, 'REF-1'),
      (date) => date !== undefined,
    );
    const waiting = await world.register('limburg');
    await must(world, waiting, 'giveConsent');
    const intake = await dueOn(waiting, 'INT-1');
    await change('groepIntro', day, true);
    expect((await dueOn(id, 'REF-1')) ?? '').toSatisfy((moved: string) => moved > (before ?? ''));
    expect(await dueOn(waiting, 'INT-1')).toBe(intake);
    await change('groepIntro', day, false);
    expect(await dueOn(id, 'REF-1')).toBe(before);
  });

  it('is refused where it changes nothing, and of a day that is over, by the preview too', async () => {
    const now = await today(world);
    const free = await workingDayBefore(addDays(now, 9));
    let sunday = now;
    while (new Date(sunday).getUTCDay() !== 0) sunday = addDays(sunday, 1);
    let before = addDays(now, -1);
    while (!isWorkingDay(before, { closingDays: [] })) before = addDays(before, -1);
    let yearsAhead = addDays(now, 3 * 365);
    while (!isWorkingDay(yearsAhead, { closingDays: [] })) yearsAhead = addDays(yearsAhead, 1);
    for (const dryRun of [true, false]) {
      await expect(change('vdab', sunday, true, dryRun)).rejects.toEqual(code('calendar.noWorkingDay'));
      await expect(change('nobody', free, true, dryRun)).rejects.toEqual(code('calendar.unknownOrganisation'));
      await expect(change('vdab', free, false, dryRun)).rejects.toEqual(code('calendar.unchanged'));
      await expect(change('vdab', before, true, dryRun)).rejects.toEqual(code('calendar.dayOver'));
      await expect(change('vdab', yearsAhead, true, dryRun)).rejects.toEqual(code('calendar.tooFar'));
    }
    expect((await showCalendar(world.app)).days.some(({ day }) => day === before)).toBe(false);
  });

  it('moves the sessions of groups as the preview said', async () => {
    const now = await today(world);
    const day = await workingDayBefore(addDays(now, 20));
    const planned = await planCohort(
      world.app,
      {
        province: 'limburg',
        startsOn: addDays(now, 1),
        size: 6,
        groupWorkerId: staffId('group-1', 'limburg'),
        sessions: [{ day }],
      },
      operator,
    );
    if (!planned.ok) throw new Error(planned.refusal.refused);
    const dry = await change('groepIntro', day, true, true);
    expect(dry.cohorts).toMatchObject([{ cohortId: planned.cohortId, moves: [{ sessionId: 'S1', from: day }] }]);
    expect((await change('groepIntro', day, true)).cohorts).toEqual(dry.cohorts);
    await change('groepIntro', day, false);
  });
});

describe('what would be, and why it is so', () => {
  it('what-if says what the command then does', async () => {
    const id = await toMediation(world);
    const until = addDays(await today(world), 20);
    const ask = { trajectoryId: id, name: 'pause', by: mediator, data: { reason: 'care', until } } as const;
    const foretold = await whatIfCommand(world.app, ask);
    expect(foretold).toMatchObject({ ok: true, events: expect.arrayContaining(['Paused']) as unknown });
    if (!foretold.ok) return;
    const untouched = await dueOn(id, 'MED-1');
    await must(world, id, 'pause', { reason: 'care', until });
    const after = await dueOn(id, 'MED-1');
    expect(after).not.toBe(untouched);
    expect(foretold.changes).toContainEqual(expect.objectContaining({ rule: 'MED-1', before: untouched, after }));
    expect(await whatIfCommand(world.app, { ...ask, name: 'refer', data: {} })).toMatchObject({
      ok: false,
      refusal: { refused: 'trajectory.paused' },
    });
  });

  it('why tells what was waited for on a day of the past, and refuses other days', async () => {
    const id = await toMediation(world);
    const now = await today(world);
    expect(await waitingAt(world.app, id, now)).toEqual(await waitingOf(world.app, id));
    await expect(waitingAt(world.app, id, addDays(now, 1))).rejects.toEqual(code('why.inFuture'));
    await expect(waitingAt(world.app, id, addDays(now, -1))).rejects.toEqual(code('why.beforeEntry'));
    await expect(whyDeadline(world.app, id, 'JC-4')).rejects.toEqual(code('why.noDeadline'));
    expect(await whyDeadline(world.app, id, 'INT-1')).toMatchObject([
      { openedWith: 'ConsentGiven', ended: { how: 'metInTime' } },
    ]);
  });
});
