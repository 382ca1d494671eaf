import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playOnEngine } from '../../app/simulation/engine.ts';
import { inDays } from '../support/day.ts';
import { createWorld, type World } from '../support/world.ts';
import { aScenario, quick } from '../domain/simulation/scenarios.ts';

describe('a simulation on the real engine', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  it('gives the same events and the same figures as the core alone', async () => {
    const people = Number(process.env['W2_SIM_PEOPLE'] ?? 6);
    const years = Number(process.env['W2_SIM_YEARS'] ?? 0.25);
    const arrivesInProvince = { ...quick.arrivesInProvince, of: { ...quick.arrivesInProvince.of, limburg: 10_000 } };
    const behaviour = { ...quick, arrivesInProvince };
    const played = await playOnEngine(
      world.app,
      aScenario({ people, years, from: inDays(1), seed: 4, quota: Math.ceil(people / 2), behaviour }),
      (done, of) => process.env['W2_SIM_PEOPLE'] && done % 100 === 0 && console.log(done, of),
    );
    const types = new Set(played.pure.lives.flatMap(({ events }) => events.map(({ type }) => type)));
    for (const type of ['PlaceQueued', 'PlaceOffered', 'GroupStarted', 'AttendanceRecorded'] as const)
      expect(types).toContain(type);
    expect(played.differences).toEqual([]);
    expect(played.sameFigures).toBe(true);
    console.log(played.people, played.said, played.events);
  });
});
