import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../app/operations/index.ts';
import { foreseenAndHappened } from '../support/silent-world.ts';
import { createWorld, type World } from '../support/world.ts';

describe.each([
  ['as in production', undefined, process.env['W2_LONG_TESTS'] ? 4 : 2, 1300],
  // What a step costs then grows with the steps before it.
  ['replaying after every step', 0, 1, process.env['W2_LONG_TESTS'] ? 1300 : 330],
])('what is foreseen of random lives, %s', (_mode, maxCachedWorkflows, open, days) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows });
  });
  afterAll(() => world.close());

  it('is what the real server then does when nobody acts and no system answers', async () => {
    const { compared, events } = await foreseenAndHappened(world, {
      people: open,
      open,
      seed: 11,
      duration: `${days}d`,
    });
    expect(compared.length).toBeGreaterThanOrEqual(open);
    expect(events).toBeGreaterThan(20);
    for (const { trajectoryId, foreseen, happened } of compared)
      expect([trajectoryId, ...happened]).toEqual([trajectoryId, ...foreseen]);
    expect((await check(world.app)).differences).toEqual([]);
  });
});
