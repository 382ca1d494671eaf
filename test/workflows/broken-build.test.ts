import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { check } from '../../app/operations/index.ts';
import { forward } from '../../app/demo/index.ts';
import { readEvents } from '../../db/queries/events.ts';
import { addDays, localDateOf } from '../../domain/calendar/index.ts';
import { otherBuild } from '../histories/other-build.ts';
import { createWorld, eventually, mediator, type World } from '../support/world.ts';
import { handleOf } from './kit.ts';

/** Timers sleep half of the time that is left: each fires before its day, again and again, until the day is there. */
const halfway = {
  file: 'workflows/durable/timers.ts',
  from: 'firesAt(id, on) - Date.now());',
  to: 'Math.ceil((firesAt(id, on) - Date.now()) / 2));',
};
/**
 * One signal cannot be taken: the task fails again and again, though what the run said before is still true. Another comes to
 * no end.
 */
const throwing = {
  file: 'workflows/durable/handlers.ts',
  from: "log.warn('a signal to a parked run is not taken', { name });\n      return;\n    }",
  to: "return;\n    }\n    if (name === 'pause') throw new TypeError('planted');\n    if (name === 'resume') for (;;);",
};

let world: World;
let id: string;
beforeAll(async () => {
  world = await createWorld();
  await world.stopWorkers();
  const { dataDir } = world.app.settings;
  await world.startWorkers(await otherBuild(dataDir, dirname(world.build.codePath), [halfway, throwing]));
  id = await world.register('antwerp');
});
afterAll(() => world.close());
afterEach(() => vi.restoreAllMocks());

it('a timer that fires before its day is set again, and nothing that time does is lost', async () => {
  await forward(world.app, { duration: '30d', sweeps: false });
  const rungs = (await readEvents(world.app.db, id)).flatMap((event) =>
    event.type === 'DeadlineReached' ? [`${event.rule} ${event.rung}`] : [],
  );
  expect(rungs).toEqual(expect.arrayContaining(['REG-1 reminder', 'REG-1 overdue', 'REG-1 teamLead']));
  expect((await check(world.app)).differences).toEqual([]);
});

it('a run whose tasks fail is asked, whatever it said', async () => {
  const { app } = world;
  const checked = async () => (await check(app, () => {}, { first: 0, oneIn: Number.POSITIVE_INFINITY })).differences;
  // What it would answer is not looked at here, and to wait for it takes ten seconds each time.
  vi.spyOn(app.client.workflowService, 'queryWorkflow').mockRejectedValue(new Error('asked'));
  expect(await checked()).toEqual([]);
  const until = addDays(localDateOf(await app.now()), 20);
  await handleOf(world, id).signal('pause', { by: mediator, data: { reason: 'illness', until } });
  // The server calls it a problem after some tries, ever longer apart.
  await eventually(checked, (differences) => differences.some(({ what }) => what === 'run.noAnswer'), 300_000);
});

it('a run that comes to no end fails its task after five seconds, and holds up nobody else', async () => {
  const stuck = await world.register('antwerp');
  await handleOf(world, stuck).signal('resume', { by: mediator, data: {} });
  const failed = await eventually(
    async () =>
      (await handleOf(world, stuck).fetchHistory()).events?.find((one) => one.workflowTaskFailedEventAttributes),
    (event) => event !== undefined,
    120_000,
  );
  expect(failed?.workflowTaskFailedEventAttributes?.failure?.message).toBe('Script execution timed out after 5000ms');
  const other = await world.register('limburg');
  expect(await handleOf(world, other).query('state')).toMatchObject({ state: { id: other } });
});
