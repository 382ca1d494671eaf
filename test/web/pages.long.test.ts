import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { random } from '../db/lives.ts';
import { writeReport } from '../support/report.ts';
import type { Desk } from './kit/desk.ts';
import { layGround, roles, type Ground, type Role } from './kit/ground.ts';
import { openHouse, type House } from './kit/house.ts';
import { listed } from './kit/listed.ts';
import { axeFaults, sideways } from './kit/looking.ts';
import { lookAt } from './kit/looks.ts';

/**
 * Every page in the list, in every combination of language, colours and width, by the role it is listed for; and by
 * every other role in one of them, which is also how it looks to be refused. The tests of each day look at a sample.
 */
const seed = Number(process.env['W2_SEED'] ?? Math.floor(Math.random() * 1e6));
const variants = (['nl', 'en'] as const).flatMap((lang) =>
  [false, true].flatMap((dark) => [360, 1280].map((width) => ({ lang, dark, width }))),
);

let house: House;
let ground: Ground;
beforeAll(async () => {
  house = await openHouse();
  ground = await layGround(house.world);
});
afterAll(() => house?.close());

/** For a while one desk of each role: a session ends by itself, and a context that stays open grows. */
async function withDesk(as: Role, options: (typeof variants)[number], use: (desk: Desk) => Promise<void>) {
  const desk = await house.desk(ground.who[as], options);
  await use(desk);
  await desk.close();
}

describe('every page', () => {
  let looked = 0;

  it.each(variants)('is accessible in $lang, dark $dark, $width pixels across', async (variant) => {
    const faults: string[] = [];
    for (const as of roles) {
      const theirs = listed.filter((one) => one.as === as);
      await withDesk(as, variant, async (desk) => {
        for (const one of theirs) {
          looked += 1;
          for (const fault of await lookAt(desk, one, ground, variant.lang))
            faults.push(`${one.path(ground)} as ${as}: ${fault}`);
        }
        faults.push(...desk.wrong);
      });
    }
    expect(faults).toEqual([]);
  });

  it('is accessible to every other role that may see it, and whoever may not is told so on a page', async () => {
    const next = random(seed);
    const faults: string[] = [];
    const seen = { yes: 0, no: 0 };
    for (const as of roles) {
      const variant = variants[Math.floor(next() * variants.length)]!;
      await withDesk(as, variant, async (desk) => {
        let refusals = 0;
        for (const one of listed.filter((page) => page.as !== as)) {
          const answer = await desk.go(one.path(ground));
          const place = `${one.path(ground)} as ${as}, ${JSON.stringify(variant)}`;
          const may = answer.status() === 200;
          seen[may ? 'yes' : 'no'] += 1;
          if (!may && ![403, 404, one.status].includes(answer.status())) faults.push(`${place}: ${answer.status()}`);
          if ((await desk.page.locator('h1').count()) !== 1) faults.push(`${place}: not one heading`);
          // All refusals look alike.
          if (!may && (refusals += 1) > 2) continue;
          const wrong = [...(await axeFaults(desk.page)), ...(await sideways(desk.page))];
          faults.push(...wrong.map((fault) => `${place}: ${fault}`));
        }
      });
    }
    expect(faults, `W2_SEED=${seed}`).toEqual([]);
    writeReport('Pages', 'Every page that can be opened, by axe and by our own checks; no fault of any weight.', [
      ['pages in the list', listed.length],
      ['looked at, by the role they are for', looked],
      ['looked at by other roles', seen.yes],
      ['refused to other roles, on a page', seen.no],
    ]);
  });
});
