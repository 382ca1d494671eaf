import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, closeBreaker, limitSystem, listSystems } from '../../app/operations/index.ts';
import { forward } from '../../app/demo/index.ts';
import { readDisclosures } from '../../db/queries/disclosures.ts';
import { trajectoriesWithPending } from '../../db/queries/effects.ts';
import { readEvents } from '../../db/queries/events.ts';
import { readLookups } from '../../db/queries/lookups.ts';
import type { OutsideSystem } from '../../domain/trajectory/index.ts';
import { registered } from '../app/kit.ts';
import { createWorld, eventually, type World } from '../support/world.ts';
import { must } from '../workflows/kit.ts';
import { clearFaults, ledgerOf, setFaults } from '../e2e/kit/outside-ledger.ts';
import { eligible } from '../support/eligible.ts';

const down: readonly OutsideSystem[] = ['repertorium', 'ocmw', 'employment', 'localOcmw'];
const perSecond = 5;

describe('MAGDA and the OCMWs are down for two months', { timeout: 5 * 60_000 }, () => {
  let world: World;
  let ids: string[];
  beforeAll(async () => {
    world = await createWorld();
    for (const system of down) {
      await setFaults(world.sandboxes[system].url, { rules: [{ kind: 'refuse', rate: 1 }] });
      await limitSystem(world.app, system, { concurrency: 2, perSecond, coolDownMs: 2_000 });
    }
    ids = [];
    for (let number = 0; number < 6; number += 1) ids.push(await registered(world, world.someone('limburg')));
  }, 120_000);
  afterAll(() => world.close());

  it('trajectories go on: people talk, decide and plan, and one of them ends', async () => {
    for (const id of ids) {
      await must(world, id, 'giveConsent');
      await must(world, id, 'holdIntakeTalk');
      await must(world, id, 'decideEligibility', eligible);
      await must(world, id, 'addGoal', { theme: 'work' });
      await must(world, id, 'agreePlan', { how: 'signed' });
    }
    await must(world, ids[0]!, 'stop', { reason: 'movedAway' });
    const { events } = await forward(world.app, { duration: '62d', sweeps: false });
    expect(events).toBeGreaterThan(ids.length * 5);
    // RIZIV was up all the time: nothing held it back.
    for (const id of ids)
      expect((await readLookups(world.app.db, id)).find(({ system }) => system === 'riziv')?.attempts).toBeGreaterThan(
        0,
      );
  });

  it('everything unanswered is named: given up visibly, in the log, in the list of systems', async () => {
    for (const id of ids.slice(1)) {
      const types = (await readEvents(world.app.db, id)).map(({ type }) => type);
      expect(types.filter((type) => type === 'LookupUnanswered').length).toBeGreaterThanOrEqual(5);
      expect(types).toContain('LookupGivenUp');
      const log = await readDisclosures(world.app.db, id);
      expect(log.filter(({ outcome }) => outcome === 'asked')).toEqual([]);
      expect(log.some(({ system, outcome }) => system === 'repertorium' && outcome !== 'answered')).toBe(true);
      // Nothing was asked of MAGDA about someone in whom no interest is registered.
      expect(log.filter(({ system }) => system === 'ocmw')).toEqual([]);
    }
    const waiting = new Map((await listSystems(world.app)).map((one) => [one.system, one]));
    expect(waiting.get('repertorium')).toMatchObject({ waiting: { trajectories: ids.length } });
    // Where the OCMW is reached by mail, or not at all, nothing waits for its system.
    expect(waiting.get('localOcmw')?.waiting.effects).toBeGreaterThan(2);
    expect(waiting.get('riziv')).toMatchObject({ state: 'closed', waiting: { effects: 0 } });
    // A day and a half of waiting is no difference; two months are, and check says whose.
    const late = (await check(world.app)).differences;
    expect(new Set(late.map(({ what }) => what))).toEqual(new Set(['effect.waits']));
  });

  it('when they are back all drains by itself, step by step, and nothing twice', async () => {
    for (const system of down) await clearFaults(world.sandboxes[system].url);
    const from = Date.now();
    await eventually(
      async () => {
        await forward(world.app, { duration: '1d', sweeps: false });
        return trajectoriesWithPending(world.app.db);
      },
      (pending) => pending.length === 0,
      2 * 60_000,
    );
    for (const system of ['repertorium', 'localOcmw'] as const) {
      const at = (await ledgerOf(world.sandboxes[system].url))
        .map((entry) => Date.parse(entry.at))
        .filter((ms) => ms >= from);
      expect(at.length).toBeGreaterThan(2);
      // A second's worth may go at once after a rest, then as many per second as allowed.
      const busiest = Math.max(...at.map((start) => at.filter((ms) => ms >= start && ms < start + 1_000).length));
      expect(busiest).toBeLessThanOrEqual(2 * perSecond);
    }
    const opened = (await ledgerOf(world.sandboxes.repertorium.url)).filter(({ effect }) => effect === 'opened');
    expect(new Set(opened.map(({ person }) => person)).size).toBe(opened.length);
    expect(await listSystems(world.app)).toEqual(
      expect.arrayContaining(down.map((system) => expect.objectContaining({ system, state: 'closed' }) as unknown)),
    );
    expect((await check(world.app)).differences).toEqual([]);
  });

  it('an operator may say that a system is well again', async () => {
    await expect(closeBreaker(world.app, 'facebook')).rejects.toMatchObject({ code: 'system.unknown' });
    await closeBreaker(world.app, 'ocmw');
    await expect(limitSystem(world.app, 'ocmw', { concurrency: 0 })).rejects.toMatchObject({ code: 'system.badLimit' });
  });
});
