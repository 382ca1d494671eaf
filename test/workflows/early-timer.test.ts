import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../../app/operations/index.ts';
import { forward } from '../../app/demo/index.ts';
import { readEvents } from '../../db/queries/events.ts';
import { otherBuild } from '../histories/other-build.ts';
import { createWorld } from '../support/world.ts';

/** A build whose timers sleep half of the time that is left: each fires before its day, again and again, until the day is there. */
const halfway = {
  file: 'workflows/durable/timers.ts',
  from: 'firesAt(id, on) - Date.now());',
  to: 'Math.ceil((firesAt(id, on) - Date.now()) / 2));',
};

it('a timer that fires before its day is set again, and nothing that time does is lost', async () => {
  const world = await createWorld();
  try {
    await world.stopWorkers();
    const { dataDir } = world.app.settings;
    await world.startWorkers(await otherBuild(dataDir, dirname(world.build.codePath), [halfway]));
    const id = await world.register('antwerp');
    await forward(world.app, { duration: '30d', sweeps: false });
    const rungs = (await readEvents(world.app.db, id)).flatMap((event) =>
      event.type === 'DeadlineReached' ? [`${event.rule} ${event.rung}`] : [],
    );
    expect(rungs).toEqual(expect.arrayContaining(['REG-1 reminder', 'REG-1 overdue', 'REG-1 teamLead']));
    expect((await check(world.app)).differences).toEqual([]);
  } finally {
    await world.close();
  }
});
