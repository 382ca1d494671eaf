import type { ScheduleUpdateOptions } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../app/operations/check.ts';
import { currentBuild, health, scheduled } from '../../app/operations/index.ts';
import { stayKnown, type Known } from '../../workers/stay-known.ts';
import { ensureSweepSchedule } from '../../workers/schedule.ts';
import { deploymentName, sweepScheduleId } from '../../workflows/contract.ts';
import { createWorld, type World } from '../support/world.ts';

const inAYear = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000);
const otherAction = ({ action }: ScheduleUpdateOptions) => ({ ...action, workflowType: 'another' });

describe('what Temporal must know of a worker that lives on', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const known: Known = { current: null, round: 'no', unserved: 0 };
  const mended: string[] = [];
  const look = (build = world.build.id) => stayKnown(world.app.client, build, known, (what) => void mended.push(what));
  const found = async () => (await check(world.app)).differences.flatMap(({ id, what }) => (id === null ? [what] : []));

  /** As a store that was lost: no build is current, no schedule is there. */
  async function forget(): Promise<void> {
    const { client } = world.app;
    await client.schedule.getHandle(sweepScheduleId).delete();
    await client.workflowService.setWorkerDeploymentCurrentVersion({
      namespace: client.options.namespace,
      deploymentName,
      buildId: '',
      identity: 'test',
      ignoreMissingTaskQueues: true,
    });
  }

  it('is left alone where it is known', async () => {
    await look();
    expect([mended, await found()]).toEqual([[], []]);
    expect(known).toEqual({ current: world.build.id, round: 'paused', unserved: 0 });
  });

  it('is named by check when it is gone, and mended by the next look', async () => {
    await forget();
    expect(await found()).toEqual(['deployment.noCurrent', 'schedule.missing']);
    await look();
    expect(mended).toEqual(['deployment.madeCurrent', 'schedule.made']);
    expect(await currentBuild(world.app.client)).toBe(world.build.id);
    expect(await scheduled(world.app.client)).toBe('yes');
    expect(known.round).toBe('yes');
    await world.app.client.schedule.getHandle(sweepScheduleId).pause();
    expect(await found()).toEqual([]);
  });

  it.each([
    ['begins nothing', (before: ScheduleUpdateOptions) => ({ ...before, spec: {} })],
    [
      'has no round left',
      (before: ScheduleUpdateOptions) => ({ ...before, state: { paused: false, remainingActions: 0 } }),
    ],
    ['begins next year', (before: ScheduleUpdateOptions) => ({ ...before, spec: { startAt: inAYear } })],
    ['begins another thing', (before: ScheduleUpdateOptions) => ({ ...before, action: otherAction(before) })],
  ])('plans the round anew when somebody changed it so that it %s', async (_, change) => {
    mended.length = 0;
    const round = world.app.client.schedule.getHandle(sweepScheduleId);
    await round.unpause();
    await round.update(change);
    await expect.poll(() => scheduled(world.app.client)).toBe('no');
    expect(await found()).toEqual(['schedule.missing']);
    await look();
    expect(mended).toEqual(['schedule.made']);
    await expect.poll(() => scheduled(world.app.client)).toBe('yes');
    await round.pause();
  });

  it('does not put a worker of before in the place of the current one', async () => {
    mended.length = 0;
    await look('a-build-of-before');
    expect(mended).toEqual([]);
    expect(await currentBuild(world.app.client)).toBe(world.build.id);
    await ensureSweepSchedule(world.app.client);
  });

  it('is told when nobody serves the current build, and after some minutes a build that lives takes its place', async () => {
    mended.length = 0;
    const { client } = world.app;
    await client.workflowService.setWorkerDeploymentCurrentVersion({
      ...{ namespace: client.options.namespace, deploymentName, buildId: 'fell-over', identity: 'test' },
      ...{ ignoreMissingTaskQueues: true, allowNoPollers: true },
    });
    expect(await health(world.app)).toMatchObject({ status: 'DEGRADED', components: { worker: 'DOWN' } });
    expect(await found()).toEqual(['deployment.notServed']);
    for (let looks = 0; looks < 9; looks += 1) await look();
    expect([mended, await currentBuild(client)]).toEqual([[], 'fell-over']);
    await look();
    expect([mended, await currentBuild(client)]).toEqual([['deployment.tookOver'], world.build.id]);
    expect(await health(world.app)).toMatchObject({ status: 'UP' });
    expect(await found()).toEqual([]);
  });
});
