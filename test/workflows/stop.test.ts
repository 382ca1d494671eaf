import { expect, it } from 'vitest';
import type { DailyJob } from '../../app/operations/index.ts';
import { sweep } from '../../app/operations/index.ts';
import { createWorld, eventually } from '../support/world.ts';

it('a worker that is told to end in the middle of the daily round leaves it to another, and does not wait for it', async () => {
  let begun = 0;
  const job: DailyJob = {
    name: 'waiting',
    // The first never comes to an end, as one that asks what only its own worker could answer.
    run: () => ((begun += 1) === 1 ? new Promise(() => {}) : Promise.resolve({ begun })),
  };
  const world = await createWorld({ jobs: [job] });
  const report = sweep(world.app, { reconcile: false });
  await eventually(
    async () => begun,
    (count) => count === 1,
  );
  // Rejects when it must be broken off by force.
  await world.stopWorkers();
  await world.startWorkers();
  expect(await report).toMatchObject({ counts: { 'waiting.begun': 2 } });
  await world.close();
});
