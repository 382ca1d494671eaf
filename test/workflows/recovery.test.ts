import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { and, eq, sql } from 'drizzle-orm';
import { check, rebuild } from '../../app/operations/index.ts';
import { adopt, changeCalendar, loadRules, showRules } from '../../app/rules/index.ts';
import { bringTo } from '../../app/runs/bring-to.ts';
import { connect } from '../../db/connect.ts';
import { mailLeavesAt } from '../../db/queries/mailed.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { record } from '../../db/record.ts';
import { effects } from '../../db/schema.ts';
import { addDays, addWorkingDays, localDateOf, msOf, opensAt, type QuietHours } from '../../domain/calendar/index.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import { contextAt, noteRefusedSignal, refuse, type CommandInput } from '../../domain/trajectory/index.ts';
import type { Answer, StateAnswer } from '../../workflows/contract.ts';
import { clearFaults, setFaults } from '../e2e/kit/outside-ledger.ts';
import { createWorld, eventually, operator, type World } from '../support/world.ts';
import { handleOf, must, settled, toMediation, typesOf } from './kit.ts';
import { lostAtOnce } from './lost-at-once.ts';

describe('what operators cannot break', () => {
  let world: World;
  let noMailOf: string | null = null;
  let quiet: QuietHours | null = null;
  const mailed: string[] = [];
  beforeAll(async () => {
    world = await createWorld({
      mailer: {
        get quiet() {
          return quiet;
        },
        async send({ key }) {
          mailed.push(key);
          if (noMailOf !== null && key.startsWith(noMailOf))
            throw Object.assign(new Error('no line'), { code: 'ECONNREFUSED' });
        },
      },
    });
  });
  afterAll(() => world.close());

  const stateOf = (id: string) => handleOf(world, id).query<StateAnswer>('state');
  const effectsOf = (id: string, kind: 'askOutside' | 'requestPlace' | 'notify') =>
    world.app.db
      .select()
      .from(effects)
      .where(and(eq(effects.trajectoryId, id), eq(effects.kind, kind)));

  /** Somebody else wrote an event under the number that this run will use next. */
  async function parked(): Promise<string> {
    const id = await toMediation(world);
    const { state } = await settled(world, id);
    const context = contextAt(state, await world.app.now(), await world.app.basis());
    const { events } = noteRefusedSignal(state, 'stop', refuse('command.unknown'), context);
    await record(world.app.db, { trajectoryId: id, epoch: 1, events, effects: [] });
    await expect(world.give(id, 'recordContact', { how: 'phone' })).rejects.toMatchObject({
      code: 'trajectory.parked',
    });
    return id;
  }

  it('lost runs are rebuilt once, by whoever comes first', async () => {
    const ids: string[] = [];
    for (let person = 0; person < 5; person += 1) ids.push(await toMediation(world));
    await lostAtOnce(world, ids);
  });

  it('mail of the night waits for the morning: nothing else does, and a refresh carries it along', async () => {
    const now = await world.app.now();
    // Whatever the hour is now, it is the middle of the night.
    const clock = (hours: number) => new Date(msOf(now) + hours * 3_600_000).toISOString().slice(11, 13);
    quiet = { from: `${clock(-6)}:00`, until: `${clock(6)}:00` };
    const opens = opensAt(now, quiet, 'atWork');
    const id = await world.register('antwerp');
    const { mediatorId } = (await readTrajectory(world.app.db, id))!.trajectory;
    const other = ['mediator-1.antwerp', 'mediator-2.antwerp'].find((one) => one !== mediatorId);
    await must(world, id, 'assignMediator', { mediatorId: other, reason: 'caseload' });
    const ours = () => mailed.filter((key) => key.startsWith(id)).length;
    const held = () => mailLeavesAt(world.app.db, id);
    expect(await eventually(held, (at) => at !== null)).toBe(opens);
    // What is no mail goes on, and the run is renewed though its mail waits.
    await must(world, id, 'giveConsent');
    await eventually(
      () => effectsOf(id, 'askOutside'),
      (rows) => rows.length > 0 && rows.every(({ status }) => status === 'done'),
    );
    const run = (await handleOf(world, id).describe()).runId;
    await handleOf(world, id).signal('refresh');
    await eventually(
      async () => (await handleOf(world, id).describe()).runId,
      (next) => next !== run,
    );
    expect([ours(), await held()]).toEqual([0, opens]);
    await bringTo(world.app, id, msOf(opens) + 60_000);
    await eventually(held, (at) => at === null);
    expect(ours()).toBe(1);
    quiet = null;
  });

  it('a person who is just registered has one run, also when somebody rebuilds it in between', async () => {
    let over = false;
    const rebuilding = (async () => {
      while (!over) await rebuild(world.app);
    })();
    const ids: string[] = [];
    for (let person = 0; person < 4; person += 1) ids.push(await world.register('antwerp'));
    over = true;
    await rebuilding;
    for (const id of ids) await must(world, id, 'giveConsent');
    const { differences } = await check(world.app);
    expect(differences.filter(({ id }) => id !== null && ids.includes(id))).toEqual([]);
  });

  it('a signal with an id that nobody has leaves a refusal to see, and the run goes on', async () => {
    const id = await toMediation(world);
    const before = (await readTrajectory(world.app.db, id))!.trajectory;
    await handleOf(world, id).signal('assignMediator', { mediatorId: 'nobody.nowhere', reason: 'caseload' });
    await handleOf(world, id).signal('changeProvince', { province: 'limburg', mediatorId: 'nobody.nowhere' });
    await handleOf(world, id).signal('startGroup', { referralId: 'R999' });
    await eventually(
      () => typesOf(world, id),
      (types) => types.filter((type) => type === 'SignalRefused').length === 3,
    );
    await must(world, id, 'recordContact', { how: 'phone' });
    const { mediatorId, province } = (await readTrajectory(world.app.db, id))!.trajectory;
    expect([mediatorId, province]).toEqual([before.mediatorId, before.province]);
    expect((await check(world.app)).differences.filter((one) => one.id === id)).toEqual([]);
  });

  it('one that is parked decides nothing more, is in every list, and stops neither rules nor closing days', async () => {
    const [id, other] = [await parked(), await toMediation(world)];
    const before = await stateOf(id);
    expect(before.parked).toBe('record.sequenceConflict');
    await handleOf(world, id).signal('pause', { reason: 'illness' });
    await handleOf(world, id).signal('refresh');
    expect(await stateOf(id)).toEqual(before);
    await eventually(
      async () => (await handleOf(world, id).describe()).searchAttributes['WaitingFor'],
      (waiting) => String(waiting).includes('parked'),
    );

    const slower = { ...rules2026.rules, 'MED-1': { ...rules2026.rules['MED-1'], after: { days: 45 } } };
    await loadRules(
      world.app,
      JSON.stringify({ ...rules2026, version: '2027.slow', validFrom: '2020-06-01', rules: slower }),
      operator,
    );
    const rules = await showRules(world.app, '2027.slow');
    const report = await adopt(world.app, { name: 'adoptRules', data: { rules } }, { by: operator, dryRun: false });
    const lineOf = (of: string) => report.trajectories.find(({ trajectoryId }) => trajectoryId === of);
    expect(lineOf(id)).toMatchObject({ result: 'failed', refusal: 'trajectory.parked' });
    expect(lineOf(other)).toMatchObject({ result: 'moves' });

    const { calendar } = await world.app.basis();
    const day = addWorkingDays(addDays(localDateOf(await world.app.now()), 3), 1, calendar);
    const closed = await changeCalendar(
      world.app,
      { organisationId: 'vdab', day, add: true, reason: 'other' },
      { by: operator, dryRun: false },
    );
    expect(closed.trajectories.filter(({ result }) => result === 'failed')).toEqual([
      { trajectoryId: id, result: 'failed', refusal: 'trajectory.parked', moves: [] },
    ]);
    expect(closed.trajectories.length).toBeGreaterThan(2);

    await handleOf(world, id).terminate('parked');
    expect(await rebuild(world.app, id)).toMatchObject({ rebuilt: [id], failed: [] });
    await must(world, id, 'recordContact', { how: 'phone' });
  });

  it('with mail down a run is renewed all the same, and its mail goes when it is back', async () => {
    const id = await toMediation(world);
    noMailOf = `${id}.`;
    await must(world, id, 'refer');
    const runOf = async () => (await handleOf(world, id).describe()).runId;
    const first = await runOf();
    await handleOf(world, id).signal('refresh');
    // Its lane sleeps after three tries; before, something is under way.
    await eventually(runOf, (run) => run !== first);
    expect((await effectsOf(id, 'notify')).some(({ status }) => status === 'pending')).toBe(true);
    noMailOf = null;
    await settled(world, id);
    expect((await effectsOf(id, 'notify')).map(({ status }) => status)).not.toContain('pending');
  });

  it('the newest answers are known to the next run too, and repeated under their id nothing is done twice', async () => {
    const id = await toMediation(world);
    // To one mediator and back: each is an event, where a second contact on a day is none.
    const handOver = (time: number) =>
      handleOf(world, id).executeUpdate<Answer, [CommandInput]>('assignMediator', {
        args: [{ by: operator, data: { mediatorId: `mediator-${1 + (time % 2)}.limburg`, reason: 'caseload' } }],
        updateId: `time-${time}`,
      });
    const answers: Answer[] = [];
    for (let time = 1; time <= 34; time += 1) answers.push(await handOver(time));
    await settled(world, id);
    const { runId } = await handleOf(world, id).describe();
    await handleOf(world, id).signal('refresh');
    await eventually(
      async () => (await handleOf(world, id).describe()).runId,
      (now) => now !== runId,
    );
    expect(await handOver(34)).toEqual(answers.at(-1));
    expect(await handOver(3)).toEqual(answers[2]);
    // The two oldest made room: they count as new.
    expect((await handOver(1)).sequence).toBeGreaterThan(answers.at(-1)!.sequence);
  });

  describe('nothing that was asked is forgotten, whenever the worker dies', () => {
    const slow = { rules: [{ kind: 'slow', rate: 1, delayMs: 1500 }] };
    const answered = (id: string) =>
      eventually(
        () => stateOf(id),
        ({ state }) =>
          'lookups' in state && state.lookups.length > 1 && state.lookups.every((one) => one.status !== 'asked'),
      );
    const underWay = (id: string) =>
      eventually(
        () => effectsOf(id, 'askOutside'),
        (rows) => rows.some(({ attempts, status }) => attempts > 0 && status === 'pending'),
      );
    const bringBack = async (id: string) => {
      await handleOf(world, id).terminate('lost');
      expect((await rebuild(world.app, id)).failed).toEqual([]);
      await answered(id);
      expect((await check(world.app)).differences.filter((one) => one.id === id)).toEqual([]);
    };

    it('before the call', async () => {
      const id = await world.register('antwerp');
      const lock = connect(world.app.settings.databaseUrl, { max: 1 });
      await lock.db.transaction(async (tx) => {
        await tx.execute(sql`lock table disclosures in exclusive mode`);
        await must(world, id, 'giveConsent');
        await underWay(id);
        await handleOf(world, id).terminate('lost');
      });
      await lock.close();
      expect((await rebuild(world.app, id)).failed).toEqual([]);
      await answered(id);
    });

    it('while the call is out', async () => {
      const id = await world.register('antwerp');
      await setFaults(world.sandboxes.riziv.url, slow);
      await must(world, id, 'giveConsent');
      await underWay(id);
      await bringBack(id);
      await clearFaults(world.sandboxes.riziv.url);
    });

    it('after it, before the answer is recorded', async () => {
      const id = await world.register('antwerp');
      await setFaults(world.sandboxes.riziv.url, slow);
      await must(world, id, 'giveConsent');
      await underWay(id);
      await world.stopTrajectoryWorker();
      await eventually(
        () => effectsOf(id, 'askOutside'),
        (rows) =>
          rows.some(({ status, body }) => status === 'done' && body.kind === 'askOutside' && body.system === 'riziv'),
      );
      await clearFaults(world.sandboxes.riziv.url);
      await handleOf(world, id).terminate('lost');
      await world.stopWorkers();
      await world.startWorkers();
      expect((await rebuild(world.app, id)).failed).toEqual([]);
      await answered(id);
      expect((await check(world.app)).differences.filter((one) => one.id === id)).toEqual([]);
    });
  });
});
