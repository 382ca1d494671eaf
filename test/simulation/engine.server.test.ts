import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playOnEngine } from '../../app/simulation/engine.ts';
import { simulate } from '../../app/simulation/index.ts';
import { presentStart } from '../../app/simulation/start.ts';
import { localDate } from '../../domain/calendar/index.ts';
import { run, type Ran } from '../../domain/simulation/index.ts';
import { countEvents } from '../../db/queries/counts.ts';
import { figureLooks } from '../../db/schema.ts';
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
    const of = (seed: number) =>
      aScenario({ people, years, from: inDays(1), seed, quota: Math.ceil(people / 2), behaviour });
    // What happens to so few depends on the day on which they begin: the first who wait, are offered a place and are in a group.
    const wanted = ['PlaceQueued', 'PlaceOffered', 'GroupStarted', 'AttendanceRecorded'] as const;
    const typesIn = ({ lives }: Ran) => new Set(lives.flatMap(({ events }) => events.map(({ type }) => type)));
    const all = Array.from({ length: 100 }, (_, seed) => of(seed));
    const scenario = all.find((one) => {
      const types = typesIn(run(one));
      return wanted.every((type) => types.has(type));
    });
    const played = await playOnEngine(world.app, scenario ?? of(0));
    for (const type of wanted) expect(typesIn(played.pure)).toContain(type);
    expect(played.differences).toEqual([]);
    expect(played.sameFigures).toBe(true);
  });

  it('begins with the people, groups and places of today, reads no name and writes nothing', async () => {
    const { app } = world;
    const before = await countEvents(app.db);
    const start = await presentStart(app);
    expect(start.people.length).toBeGreaterThan(3);
    expect(start.cohorts.length).toBeGreaterThan(0);
    expect(start.quotas.some(({ province, taken }) => province === 'limburg' && taken > 0)).toBe(true);
    for (const { state, events } of start.people) expect(events.at(-1)?.sequence).toBe(state.sequence);
    expect(JSON.stringify(start)).not.toMatch(/Verzonnen|Iemand|Hasselt/);

    const asked = { people: 5, years: 1, seed: 1, repeats: 2, fromNow: true, change: { moreGroups: 1 } };
    const first = await simulate(app, asked, { patienceMs: 0 });
    expect(first).toEqual({ ready: false, done: 0, of: 4 });
    const said = await simulate(app, asked);
    const { result } = said as Extract<typeof said, { ready: true }>;
    expect(result.present).toBe(start.people.length);
    expect(result.scenarios.map(({ groupsPerYear }) => groupsPerYear)).toEqual([6, 7]);
    // Who is there counts from the first month on, beside who comes.
    const open = result.intervals.find(({ measure, province }) => measure === 'open' && province === null);
    expect(open?.low).toBeGreaterThan(2);
    expect(JSON.stringify(result)).not.toMatch(/Verzonnen|Iemand|Hasselt|T-0/);
    expect(await countEvents(app.db)).toBe(before);

    // Whoever works for one province is told of that one only, and each look is noted.
    const own = await simulate(app, asked, { province: 'limburg' });
    const { result: theirs } = own as Extract<typeof own, { ready: true }>;
    const rows = [...theirs.intervals, ...theirs.compared!.intervals, ...theirs.compared!.differences];
    expect(new Set(rows.map(({ province }) => province))).toEqual(new Set(['limburg']));
    expect(theirs.present).toBe(start.people.filter(({ state }) => state.province === 'limburg').length);
    const looks = await app.db.select().from(figureLooks).where(eq(figureLooks.operation, 'simulate'));
    expect(looks.map(({ province }) => province)).toEqual([null, 'limburg']);

    // Who is there is work too: a page's limit counts them.
    await expect(
      simulate(app, { people: 300, years: 1, seed: 1, repeats: 200, fromNow: true }, { patienceMs: 0 }),
    ).rejects.toMatchObject({ code: 'simulation.outOfReach' });
    const far = { people: 1, years: 5, seed: 1, repeats: 1, from: localDate('9998-01-01') };
    await expect(simulate(app, far)).rejects.toMatchObject({ code: 'simulation.farOff' });
    await expect(simulate(app, { ...asked, years: 9 })).rejects.toMatchObject({ code: 'simulation.outOfReach' });
  });
});
