import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { random } from '../db/lives.ts';
import { writeReport } from '../support/report.ts';
import type { Desk } from './kit/desk.ts';
import { layGround, roles, whoIsThere, type Ground, type Role } from './kit/ground.ts';
import { openHouse, type House } from './kit/house.ts';
import { anything, listed, thereAtFirst, type Listed } from './kit/listed.ts';
import { axeFaults, sideways } from './kit/looking.ts';
import { lookAt, type Look } from './kit/looks.ts';
import type { SignsIn } from '../support/sign-in.ts';

/**
 * Every page in the list, with nothing in it, full, late and refused, in every combination of language, colours and width,
 * by the role it is listed for; and by every other role in one of them, which is also how it looks to be refused. The
 * tests of each day look at a sample.
 */
const seed = Number(process.env['W2_SEED'] ?? Math.floor(Math.random() * 1e6));
const variants = (['nl', 'en'] as const).flatMap((lang) =>
  [false, true].flatMap((dark) => [360, 1280].map((width) => ({ lang, dark, width }))),
);

let house: House;
let ground: Ground;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

type Variant = (typeof variants)[number];

/** For a while one desk of each role: a session ends by itself, and a context that stays open grows. */
async function withDesk(who: SignsIn, options: Variant, use: (desk: Desk) => Promise<void>) {
  const desk = await house.desk(who, options);
  await use(desk);
  // What the browser complained of is among what was found.
  await desk.context.close();
}

describe('every page', () => {
  const looked: Record<Look, number> = { empty: 0, full: 0, error: 0, overdue: 0 };

  /** What is wrong with some pages, each looked at by the role that it is listed for. */
  async function faultsOf(
    pages: readonly Listed[],
    who: Partial<Record<Role, SignsIn>>,
    variant: Variant,
    look?: Look,
  ): Promise<readonly string[]> {
    const faults: string[] = [];
    for (const [as, signsIn] of Object.entries(who))
      await withDesk(signsIn, variant, async (desk) => {
        for (const one of pages.filter((page) => page.as === as)) {
          const on = ground ?? anything;
          const found = await lookAt(desk, one, on, variant.lang, (seen) => void (looked[look ?? seen] += 1));
          faults.push(...found.map((fault) => `${one.path(on)} as ${as}: ${fault}`));
        }
        faults.push(...desk.wrong);
      });
    return faults;
  }

  const refusedLater = thereAtFirst.map(({ blank: _blank, ...one }) => one);
  it.each(variants)('is accessible before there is anything on it, in $lang, dark $dark, $width across', async (at) =>
    expect(await faultsOf(refusedLater, whoIsThere, at, 'empty')).toEqual([]),
  );

  it.each(variants)('is accessible in $lang, dark $dark, $width pixels across', async (at) => {
    ground ??= await layGround(house.world);
    expect(await faultsOf(listed, ground.who, at)).toEqual([]);
  });

  it('is accessible to every other role that may see it, and whoever may not is told so on a page', async () => {
    ground ??= await layGround(house.world);
    const next = random(seed);
    const faults: string[] = [];
    const seen = { yes: 0, no: 0 };
    for (const as of roles) {
      const variant = variants[Math.floor(next() * variants.length)]!;
      await withDesk(ground.who[as], variant, async (desk) => {
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
      ['looked at, by the role they are for, with nothing in them', looked.empty],
      ['… with what there is, nothing of it late', looked.full],
      ['… with something too late', looked.overdue],
      ['… refused, or saying that it cannot be', looked.error],
      ['looked at by other roles', seen.yes],
      ['refused to other roles, on a page', seen.no],
    ]);
  });
});
