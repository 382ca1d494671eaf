import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { and, eq, sql } from 'drizzle-orm';
import { writeDigests } from '../../activities/digests.ts';
import { check, rebuild } from '../../app/operations/index.ts';
import { reconcile } from '../../app/operations/reconcile.ts';
import { effects, inscriptions } from '../../db/schema.ts';
import { rules2026 } from '../../domain/rules/index.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import { clearFaults, setFaults } from '../e2e/kit/outside-ledger.ts';
import { createWorld, eventually, type World } from '../support/world.ts';
import { handleOf, must, settled, toMediation, typesOf } from './kit.ts';

describe('one that is not as it should be', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const pendingOf = (id: string) =>
    world.app.db
      .select({ kind: effects.kind, attempts: effects.attempts })
      .from(effects)
      .where(and(eq(effects.trajectoryId, id), eq(effects.status, 'pending')));
  const codesOf = async (id: string) =>
    (await check(world.app)).differences.filter((one) => one.id === id).map(({ what }) => what);

  it('and is over still tells what it owes, when its run is lost before it could', async () => {
    const id = await toMediation(world);
    await setFaults(world.sandboxes.repertorium.url, { rules: [{ kind: 'refuse', rate: 1 }] });
    await must(world, id, 'stop', { reason: 'byPerson' });
    await eventually(
      () => pendingOf(id),
      (rows) => rows.length === 1 && rows.some(({ kind, attempts }) => kind === 'deregister' && attempts >= 1),
    );
    expect(await codesOf(id)).toEqual([]);
    await handleOf(world, id).terminate('the store is lost');
    await clearFaults(world.sandboxes.repertorium.url);
    await eventually(
      () => codesOf(id),
      (codes) => codes.join() === 'run.missing',
    );
    expect((await rebuild(world.app)).rebuilt).toEqual([id]);
    await eventually(
      () => pendingOf(id),
      (rows) => rows.length === 0,
    );
    expect(await world.app.db.select().from(inscriptions).where(eq(inscriptions.trajectoryId, id))).toMatchObject([
      { status: 'closed', insz: null },
    ]);
    await eventually(
      async () => (await handleOf(world, id).describe()).status.name,
      (status) => status === 'COMPLETED',
    );
    expect([await codesOf(id), (await rebuild(world.app)).rebuilt]).toEqual([[], []]);
    await expect(rebuild(world.app, id)).rejects.toMatchObject({ code: 'trajectory.notFound' });
  });

  it('and is spoilt in Postgres is named, and keeps nobody else from being looked after', async () => {
    const [id, lost] = [await toMediation(world), await world.register('antwerp')];
    const { state } = await settled(world, id);
    await handleOf(world, lost).terminate('lost');
    await world.app.db.execute(sql`update trajectories set state = state - 'deadlines' where id = ${id}`);
    const findings = await reconcile(world.app);
    expect(findings).toContainEqual({ id: lost, what: 'run.missing', became: 'repaired' });
    expect(findings).toContainEqual(expect.objectContaining({ id, what: 'state.notItsEvents' }));
    await world.app.db.execute(sql`update trajectories set state = 'null' where id = ${id}`);
    expect(await codesOf(id)).toContain('state.notItsEvents');
    await world.app.db.execute(sql`update trajectories set state = ${JSON.stringify(state)}::jsonb where id = ${id}`);
    expect(await codesOf(id)).toEqual([]);
  });

  it('and is signalled what nobody could mean lives on, and refuses it visibly', async () => {
    const id = await toMediation(world);
    const odd = [
      { data: { code: 'x' }, at: '2071-03-04T09:00:00.000Z' },
      { data: { code: 'x' }, at: '9999-12-31T23:59:59.999Z' },
      { data: { code: 'x' }, at: 12 },
      null,
      [[[]]],
      'x',
      { data: { code: { code: ['x'] }, on: { year: 1 } } },
    ];
    const refusals = async () => (await typesOf(world, id)).filter((type) => type === 'SignalRefused').length;
    for (const payload of odd) {
      const before = await refusals();
      for (const name of ['inscriptionRefused', 'lookupAnswered', 'recordContact'])
        await handleOf(world, id).signal(name, payload);
      await eventually(refusals, (count) => count >= before + 2);
    }
    await must(world, id, 'recordContact', { how: 'office' });
    expect(await codesOf(id)).toEqual([]);
  });

  it('and was signalled rules or closing days that nobody loaded refuses them, visibly', async () => {
    const id = await toMediation(world);
    const before = (await settled(world, id)).state;
    const { calendar } = await world.app.basis();
    const rules = { ...rules2026, version: '2099.1', validFrom: '2020-01-01' };
    await handleOf(world, id).signal('adoptRules', { rules });
    await handleOf(world, id).signal('adoptCalendar', { calendar: { ...calendar, version: 99 } });
    await eventually(
      () => typesOf(world, id),
      (types) => types.filter((type) => type === 'SignalRefused').length === 2,
    );
    const { state } = await settled(world, id);
    const { ruleVersion, calendarVersion } = before as never;
    expect(state).toMatchObject({ ruleVersion, calendarVersion });
    // Where one came in before that was refused, everybody has a digest all the same.
    const day = addDays(localDateOf(await world.app.now()), 40);
    await world.app.db.execute(
      sql`update deadlines set rule_version = '2099.1', reached = 'overdue' where trajectory_id = ${id} and status = 'open'`,
    );
    expect(await writeDigests(world.app.db, day, await world.app.now())).toBeGreaterThan(0);
    await world.app.db.execute(sql`update trajectories set state = 'null' where id = ${id}`);
    await writeDigests(world.app.db, addDays(day, 1), await world.app.now());
    await world.app.db.execute(sql`update trajectories set state = ${JSON.stringify(state)}::jsonb where id = ${id}`);
  });

  it('and does not answer, as there is no worker, is told once it was asked some times', async () => {
    const id = await toMediation(world);
    await must(world, id, 'recordContact', { how: 'phone' });
    await world.stopWorkers();
    await world.app.db.execute(sql`delete from runs_said`);
    expect(await codesOf(id)).toEqual(['run.noAnswer']);
    await world.startWorkers();
  });
});
