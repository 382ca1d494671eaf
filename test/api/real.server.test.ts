import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServer } from '../../api/server.ts';
import { createWorld, type World } from '../support/world.ts';
import { registered } from '../app/kit.ts';
import { unkeepable } from './hostile.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** They take minutes, and no text of anybody. */
const slow = new Set(['sweep', 'refresh']);

it('no operation, with the application behind it, answers 500 to a text that Postgres does not keep', async () => {
  await registered(world, world.someone());
  const asked = await unkeepable();
  const server = createServer(world.app);
  await server.ready();
  const wrong: unknown[] = [];
  let answered = 0;
  for (const { operationId, ask } of asked) {
    if (slow.has(operationId)) continue;
    // Without a pause the server would count as drowning.
    await setImmediate();
    const { statusCode, body } = await server.inject(ask);
    if (statusCode >= 500) wrong.push([operationId, body]);
    else answered += 1;
  }
  expect(wrong).toEqual([]);
  expect(answered).toBeGreaterThan(100);
});
