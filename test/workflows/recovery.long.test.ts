import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeReport } from '../support/report.ts';
import { createWorld, type World } from '../support/world.ts';
import { toMediation } from './kit.ts';
import { lostAtOnce } from './lost-at-once.ts';

const [people, times] = [20, 20];

describe('lost runs that everybody rebuilds at once', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  it(`twenty of them, twenty times over`, async () => {
    const ids: string[] = [];
    for (let person = 0; person < people; person += 1) ids.push(await toMediation(world));
    let byRound = 0;
    const startedAt = Date.now();
    for (let time = 0; time < times; time += 1) byRound += people - (await lostAtOnce(world, ids)).rebuilt;
    expect(byRound).toBeGreaterThanOrEqual(0);
    writeReport(
      'Lost runs, rebuilt by two operators and the daily round at once',
      'One run each, none parked, nothing left for `check`, and a command to each afterwards.',
      [
        ['lost at a time', people],
        ['times', times],
        ['of all, started by the daily round', byRound],
        ['seconds, all together', Math.round((Date.now() - startedAt) / 1000)],
      ],
    );
  });
});
