import { afterAll, beforeAll } from 'vitest';
import { describeAgreement, describeDigest } from './kit/agreement.ts';
import { openHouse, type House } from './kit/house.ts';
import { describeRobust } from './kit/robust.ts';
import { describeLooks } from './kit/looks.ts';
import { describeStories } from './kit/stories.ts';

/** One house for all: time goes by in the stories, stands still while pages are looked at, and is set at will at the end. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

describeStories(() => house);
describeRobust(() => house);
describeDigest(() => house);
describeLooks(() => house);
describeAgreement(() => house);
