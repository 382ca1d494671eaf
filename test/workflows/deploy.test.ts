import { appendFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, listBuilds, refresh } from '../../app/operations/index.ts';
import { each } from '../../app/each.ts';
import { readEvents } from '../../db/queries/events.ts';
import { keptBuilds, type Build } from '../../workers/bundle.ts';
import { trajectoryWorker } from '../../workers/create.ts';
import { makeCurrent, openOn } from '../../workers/deployment.ts';
import type { StateAnswer } from '../../workflows/contract.ts';
import { otherBuild } from '../histories/other-build.ts';
import { createWorld, eventually, type World } from '../support/world.ts';
import { settled } from './kit.ts';
import { eligible } from '../support/eligible.ts';

const people = 50;

describe('a deploy', () => {
  let world: World;
  let bundles: string;
  let ids: string[];
  let next: Build;
  const running: { worker: Worker; ended: Promise<void> }[] = [];

  /** A worker of another build, beside those that run. */
  async function deploy(build: Build): Promise<void> {
    const worker = await trajectoryWorker(world.parts, build);
    running.push({ worker, ended: worker.run() });
    await makeCurrent(world.app.client, build.id);
  }
  const buildOf = async (id: string) =>
    (await world.app.client.workflow.getHandle(id).query<StateAnswer>('state')).build;
  /** As the worker's entry point chooses what to run beside the newest. */
  async function stillNeeded(newest: Build): Promise<string[]> {
    const kept = (await keptBuilds(bundles)).filter(({ id }) => id !== newest.id);
    const open = await each(kept, 4, ({ id }) => openOn(world.app.client, id));
    return kept.filter((_, index) => (open[index] ?? 0) > 0).map(({ id }) => id);
  }

  beforeAll(async () => {
    world = await createWorld();
    bundles = dirname(world.build.codePath);
    ids = await each(Array.from({ length: people }), 8, () => world.register());
    await each(ids.slice(0, 20), 8, (id) => world.give(id, 'giveConsent'));
    // A new phase goes on as a new run once all is told: that is over before the deploy.
    await each(ids.slice(0, 20), 8, (id) => settled(world, id));
    const file = 'workflows/trajectory.ts';
    next = await otherBuild(world.app.settings.dataDir, bundles, [
      { file, from: '**Waits for** ', to: '**Waits now for** ' },
    ]);
  });
  afterAll(async () => {
    for (const { worker } of running) if (worker.getState() === 'RUNNING') worker.shutdown();
    await Promise.all(running.map(({ ended }) => ended));
    await world.close();
  });

  it('leaves everyone on the build they were on, whose bundle is kept and still needed', async () => {
    expect(next.id).not.toBe(world.build.id);
    await deploy(next);
    await eventually(
      () => openOn(world.app.client, world.build.id),
      (open) => open === people,
    );
    await appendFile(join(bundles, 'damaged.js'), 'half a bundle');
    expect(await stillNeeded(next)).toEqual([world.build.id]);
    expect(await buildOf(ids[0] ?? '')).toBe(world.build.id);
    expect(await buildOf(await world.register('limburg'))).toBe(next.id);
  });

  it('says beforehand what is on each build, and that all of the old one will move', async () => {
    const { builds, rules, edition } = await eventually(
      () => listBuilds(world.app),
      (view) => view.builds.some(({ current, pinned }) => current && pinned === 1),
    );
    expect(builds).toMatchObject([
      { build: next.id, current: true, served: true, pinned: 1, moves: 0, stays: 1, parked: 0, mayGo: false },
      { build: world.build.id, current: false, served: true, pinned: people, moves: people, stays: 0, mayGo: false },
    ]);
    expect([rules.adopted, edition.adopted]).toEqual([people + 1, people + 1]);
  });

  it('moves all fifty to the new build with nothing changed, and answers every command given meanwhile', async () => {
    const moving = refresh(world.app);
    const commanded = ids.slice(0, 20);
    const answers = await each(commanded, 4, (id) => world.give(id, 'holdIntakeTalk'));
    const report = await moving;
    const lines = report.runs.filter(({ id }) => ids.includes(id));
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.build).toBe(next.id);
    expect(lines.map(({ result, moves }) => [result, ...moves])).toEqual(ids.map(() => ['unchanged']));
    expect(report.runs.filter(({ result }) => result !== 'unchanged').map(({ result }) => result)).toEqual([
      'alreadyNewest',
    ]);
    expect(new Set(await each(ids, 8, buildOf))).toEqual(new Set([next.id]));
    for (const id of commanded)
      expect((await readEvents(world.app.db, id)).filter(({ type }) => type === 'IntakeTalkHeld').length).toBe(1);
    expect((await check(world.app)).differences).toEqual([]);
  }, 120_000);

  it('lets the old worker stop: nobody waits for it, and who was registered before goes on', async () => {
    await eventually(
      () => stillNeeded(next),
      (needed) => needed.length === 0,
    );
    expect((await listBuilds(world.app)).builds).toMatchObject([
      { build: next.id, current: true, pinned: people + 1, mayGo: false },
      { build: world.build.id, current: false, pinned: 0, moves: 0, mayGo: true },
    ]);
    await world.stopTrajectoryWorker();
    const [id = ''] = ids;
    expect(await world.give(id, 'decideEligibility', eligible)).toMatchObject({ ok: true, phase: 'planning' });
    expect(await world.give(ids[49] ?? '', 'giveConsent')).toMatchObject({ ok: true, phase: 'intake' });
    expect((await check(world.app)).differences).toEqual([]);
  });

  it('says of each trajectory what a build moves that reads dates otherwise', async () => {
    const otherDates = await otherBuild(world.app.settings.dataDir, bundles, [
      {
        file: 'domain/trajectory/waiting.ts',
        from: 'until: deadline.dueOn',
        to: 'until: deadline.steps.at(-1)?.on ?? deadline.dueOn',
      },
    ]);
    await deploy(otherDates);
    const { runs } = await refresh(world.app);
    const waitingForConsent = runs.find(({ id }) => id === ids[30]);
    expect(runs.map(({ result }) => result)).toEqual(runs.map(() => 'moved'));
    expect(waitingForConsent?.moves).toEqual([
      expect.stringMatching(
        /^REG-1#1: mediator until \d{4}-\d\d-\d\d, reminder \d{4}-\d\d-\d\d -> mediator until \d{4}-\d\d-\d\d, reminder/,
      ),
      expect.stringMatching(/^REG-2#2: rule until .* -> rule until /),
    ]);
  });
});
