import { afterAll, beforeAll, expect, it } from 'vitest';
import { actingAs } from '../../app/open.ts';
import { listTrajectories, showTrajectory } from '../../app/trajectories/index.ts';
import { appVerbs as verbs } from '../../app/verbs.ts';
import { createWorld, type World } from '../support/world.ts';
import { colleague } from './callers.ts';
import { lifeAt } from './lives.ts';

/**
 * What the gate and the log of who looked may cost at the median, in ms, over the same verb without them; on a machine that
 * others keep busy, as a share of what one trajectory costs there without them.
 */
const most = 5;
const mostShare = 1.5;
const rounds = 8;
const pairs = 15;

let world: World;
let id = '';
beforeAll(async () => {
  world = await createWorld();
  for (let count = 0; count < 12; count += 1) id = (await lifeAt(world.app.db, 'limburg', 'inGroup')).id;
});
afterAll(() => world.close());

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;

async function msOf(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

/** In pairs, one after the other; of several rounds the quietest, since others use the machine as well. */
async function cost(bare: () => Promise<unknown>, behindGate: () => Promise<unknown>): Promise<number> {
  const medians: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const differences: number[] = [];
    for (let pair = 0; pair < pairs; pair += 1) differences.push(-(await msOf(bare)) + (await msOf(behindGate)));
    medians.push(median(differences));
  }
  return Math.min(...medians);
}

it('costs a reader little: of one trajectory, and of a list', async () => {
  const mediator = actingAs(world.app, colleague('mediator-1', 'mediator', 'limburg'));
  const worker = actingAs(world.app, colleague('group-1', 'groupWorker', 'limburg', 'groepIntro'));
  const found = {
    show: await cost(
      () => showTrajectory(world.app, id),
      () => verbs.showTrajectory(mediator, id),
    ),
    list: await cost(
      () => listTrajectories(world.app, {}),
      () => verbs.listTrajectories(mediator, {}),
    ),
    listOfPartner: await cost(
      () => listTrajectories(world.app, {}),
      () => verbs.listTrajectories(worker, {}),
    ),
  };
  const bare = await cost(
    async () => {},
    () => showTrajectory(world.app, id),
  );
  console.info(`rights and view log cost, ms at the median: ${JSON.stringify({ ...found, bare })}`);
  expect(Math.max(...Object.values(found))).toBeLessThan(Math.max(most, mostShare * bare));
}, 200_000);
