import { afterAll, beforeAll } from 'vitest';
import { openHouse, type House } from './kit/house.ts';
import { describeRobust } from './kit/robust.ts';
import { describeLooks } from './kit/looks.ts';
import { describeStories } from './kit/stories.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

describeStories(() => house);
describeRobust(() => house);
describeLooks(
  () => house,
  () => {},
);
