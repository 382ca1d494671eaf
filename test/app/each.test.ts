import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { each } from '../../app/each.ts';

it('works on so many at a time and no more, and gives the results in the order of the items', async () => {
  let busy = 0;
  let most = 0;
  const doubled = await each([30, 5, 20, 1, 10], 2, async (ms) => {
    most = Math.max(most, (busy += 1));
    await wait(ms);
    busy -= 1;
    return ms * 2;
  });
  expect(doubled).toEqual([60, 10, 40, 2, 20]);
  expect(most).toBe(2);
  expect(await each([], 2, () => Promise.reject(new Error('nothing to do')))).toEqual([]);
});

it('begins no other item after the first failure', async () => {
  const begun: number[] = [];
  const failing = each([1, 2, 3, 4, 5, 6], 2, async (item) => {
    begun.push(item);
    await wait(item === 1 ? 1 : 20);
    if (item === 1) throw new Error('the first');
  });
  await expect(failing).rejects.toThrow('the first');
  await wait(60);
  expect(begun).toEqual([1, 2]);
});
