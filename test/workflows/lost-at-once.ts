import { expect } from 'vitest';
import { check, rebuild } from '../../app/operations/index.ts';
import { reconcile } from '../../app/operations/reconcile.ts';
import { openApp } from '../../app/open.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { operator, type World } from '../support/world.ts';
import { handleOf, must } from './kit.ts';

/**
 * Ends every run of these, lets two operators and the daily round bring them back at the same moment, and expects one run
 * each that can write. Gives how often a start was lost to another.
 */
export async function lostAtOnce(world: World, ids: readonly string[]): Promise<{ rebuilt: number; found: number }> {
  const epochOf = async (id: string) => (await readTrajectory(world.app.db, id))!.trajectory.epoch;
  const before = new Map(await Promise.all(ids.map(async (id) => [id, await epochOf(id)] as const)));
  await Promise.all(ids.map((id) => handleOf(world, id).terminate('lost')));
  const other = await openApp(world.app.settings);
  const [one, two, round] = await Promise.all([rebuild(world.app), rebuild(other), reconcile(world.app)]);
  await other.close();
  expect([one.failed, two.failed]).toEqual([[], []]);
  for (const id of ids) {
    const found = (await readTrajectory(world.app.db, id))!.trajectory;
    expect({ id, epoch: found.epoch, parked: found.parked }).toEqual({ id, epoch: before.get(id)! + 1, parked: null });
    const mediatorId = found.mediatorId === 'mediator-1.limburg' ? 'mediator-2.limburg' : 'mediator-1.limburg';
    await must(world, id, 'assignMediator', { mediatorId, reason: 'caseload' }, operator);
  }
  expect((await check(world.app)).differences).toEqual([]);
  const twice = one.rebuilt.filter((id) => two.rebuilt.includes(id));
  expect(twice).toEqual([]);
  return { rebuilt: one.rebuilt.length + two.rebuilt.length, found: round.length };
}
