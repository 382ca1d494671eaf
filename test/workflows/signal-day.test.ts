import { expect, it } from 'vitest';
import { localDateOf } from '../../domain/calendar/index.ts';
import { forward } from '../../app/demo/index.ts';
import { readEvents } from '../../db/queries/events.ts';
import { createWorld, eventually } from '../support/world.ts';
import { handleOf } from './kit.ts';

it('what an operator says by a signal is dated on the application’s day, also where time did nothing on the way', async () => {
  const world = await createWorld();
  try {
    const id = await world.register('antwerp');
    // Nothing of anyone is due in three days.
    expect(await forward(world.app, { duration: '3d', sweeps: false })).toMatchObject({ stops: 0 });
    await handleOf(world, id).signal('giveConsent', {});
    const consent = await eventually(
      async () => (await readEvents(world.app.db, id)).find(({ type }) => type === 'ConsentGiven'),
      (event) => event !== undefined,
    );
    expect(consent?.on).toBe(localDateOf(await world.app.now()));
  } finally {
    await world.close();
  }
});
