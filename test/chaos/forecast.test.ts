import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../app/operations/index.ts';
import { writeReport } from '../support/report.ts';
import { foreseenAndHappened } from '../support/silent-world.ts';
import { createWorld, type World } from '../support/world.ts';

/** Some of them are closed when they are taken in; at least two hundred are not. */
const people = 420;

describe.each([
  ['as in production', undefined],
  ['replaying after every step', 0],
])('two hundred random lives and more, %s', (mode, maxCachedWorkflows) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows });
  });
  afterAll(() => world.close());

  it('go on the real server exactly as foreseen when nobody acts and no system answers', async () => {
    const from = Date.now();
    const { compared, events } = await foreseenAndHappened(world, { people, seed: 4, duration: '1300d' });
    expect(compared.length).toBeGreaterThanOrEqual(200);
    const otherwise = compared.filter(({ foreseen, happened }) => foreseen.join('\n') !== happened.join('\n'));
    expect(otherwise.slice(0, 3)).toEqual([]);
    expect((await check(world.app)).differences).toEqual([]);
    writeReport(
      `Forecasts that came true, ${mode}`,
      'Random lives in the middle, moved by 1300 days on the real server: every event as the forecast had it, recording times apart.',
      [
        ['trajectories', compared.length],
        ['events foreseen and happened', compared.reduce((sum, { foreseen }) => sum + foreseen.length, 0)],
        ['events recorded meanwhile', events],
        ['trajectories that went another way', otherwise.length],
        ['seconds', Math.round((Date.now() - from) / 1000)],
      ],
    );
  });
});
