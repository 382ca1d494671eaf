import { beforeAll, describe, expect, it } from 'vitest';
import { frameWords } from '../../../words/index.ts';
import { random } from '../../db/lives.ts';
import { signIn } from '../../support/sign-in.ts';
import type { Desk } from './desk.ts';
import { layGround, type Ground } from './ground.ts';
import type { House } from './house.ts';
import { listed, type Listed } from './listed.ts';
import { itTakesOddValues } from './odd.ts';
import { axeFaults, handFaults, refusalFaults, sendBlank, sideways } from './looking.ts';

const seed = Number(process.env['W2_SEED'] ?? Math.floor(Math.random() * 1e6));
/** Enough for each kind of page in a fortnight of runs; the long tests look at all of them. */
const sampled = Number(process.env['W2_PAGES'] ?? 6);

/** How pages look: to whoever cannot see them, on a phone, at night, on paper. */
export const describeLooks = (housed: () => House) =>
  describe('pages', () => {
    let ground: Ground;
    beforeAll(async () => {
      ground = await layGround(housed().world);
    });

    it('are all there for whom they are, every second one in the other language, each with one heading and nothing of a code', async () => {
      const { app, url } = housed();
      const cookies = new Map<string, string>();
      const faults: string[] = [];
      for (const [index, { as, path, status = 200 }] of listed.entries()) {
        if (!cookies.has(as)) cookies.set(as, (await signIn(app.db, ground.who[as], 'browser')).token);
        const lang = (index + seed) % 2 === 0 ? 'nl' : 'en';
        const answer = await fetch(url + path(ground), {
          headers: { cookie: `w2=${cookies.get(as)}; w2_taal=${lang}`, accept: 'text/html' },
          redirect: 'manual',
        });
        const text = await answer.text();
        const place = `${path(ground)} as ${as}, ${lang}`;
        if (answer.status !== status) faults.push(`${place}: ${answer.status}`);
        if (text.match(/<h1[ >]/g)?.length !== 1) faults.push(`${place}: not one heading`);
        if (/undefined|\[object|NaN|\{\w+\}/.test(text.replace(/<script[\s\S]*?<\/script>/g, '')))
          faults.push(`${place}: ${/.{0,40}(undefined|\[object|NaN|\{\w+\}).{0,20}/.exec(text)?.[0]}`);
      }
      expect(faults).toEqual([]);
    });

    const next = random(seed);
    const drawn = [...listed]
      .map((one) => ({ one, at: next() }))
      .toSorted((a, b) => a.at - b.at)
      .slice(0, sampled)
      .map(({ one }) => one);
    const always = listed.filter(({ route, as }) => as === 'mediator' && ['/werk', '/trajecten/:id'].includes(route));

    it('are accessible and fit a phone: a sample', async () => {
      const faults: string[] = [];
      const desks = new Map<string, Desk>();
      for (const one of new Set([...always, ...drawn])) {
        const [lang, dark, width] = [next() < 0.5 ? 'nl' : 'en', next() < 0.5, next() < 0.5 ? 360 : 1280] as const;
        const key = `${one.as} ${lang} ${dark} ${width}`;
        const desk = desks.get(key) ?? (await housed().desk(ground.who[one.as], { lang, dark, width }));
        desks.set(key, desk);
        for (const fault of await lookAt(desk, one, ground, lang))
          faults.push(`${one.path(ground)} as ${one.as}, ${lang}, ${dark ? 'dark' : 'light'}, ${width}: ${fault}`);
      }
      for (const desk of desks.values()) faults.push(...desk.wrong);
      expect(faults, `W2_SEED=${seed}`).toEqual([]);
      for (const desk of desks.values()) await desk.close();
    });

    it('the first sight of the work list takes less than 100 kB', async () => {
      const { page, context, close } = await housed().desk(ground.who.lead);
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      let bytes = 0;
      session.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength));
      await page.goto('/werk', { waitUntil: 'networkidle' });
      expect(bytes).toBeGreaterThan(5000);
      expect(bytes).toBeLessThan(100_000);
      await close();
    });

    it('on paper a trajectory is all there, without what is to be pressed', async () => {
      const { page, close } = await housed().desk(ground.who.mediator);
      await page.goto(`/trajecten/${ground.ids.mediation}`);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('h1').isVisible()).toBe(true);
      expect(await page.locator('[data-now]').isVisible()).toBe(true);
      expect(await page.locator('#tijdlijn').isVisible()).toBe(true);
      expect(await page.locator('.w2-nav').isVisible()).toBe(false);
      await close();
    });

    // Some of what is odd is done all the same: last of all.
    itTakesOddValues(housed, () => ground);
  });

/** How a page may look: with nothing in it, with what there is, saying that it cannot be, or with something too late. */
export type Look = 'empty' | 'full' | 'error' | 'overdue';

/** One page: as it is, and as it is refused where it has a form. @param saw is told how each page looked that was seen */
export async function lookAt(
  desk: Desk,
  one: Listed,
  ground: Ground,
  lang: 'nl' | 'en',
  saw: (look: Look) => void = () => undefined,
): Promise<readonly string[]> {
  const { page } = desk;
  const answer = await desk.go(one.path(ground));
  const faults = [...(await axeFaults(page)), ...(await handFaults(page, answer)), ...(await sideways(page))];
  if (answer.status() !== (one.status ?? 200)) faults.push(`answers ${answer.status()}`);
  const late = (await page.locator('main [data-late]').count()) > 0;
  saw(answer.status() !== 200 ? 'error' : late ? 'overdue' : one.as === 'newcomer' ? 'empty' : 'full');
  if (one.blank === undefined || answer.status() !== 200) return faults;
  const status = await sendBlank(page, one.blank);
  if (status !== 422) return [...faults, `a blank form is answered with ${status}`];
  const refused = [
    ...(await refusalFaults(page, frameWords(lang).error)),
    ...(await axeFaults(page)),
    ...(await sideways(page)),
  ];
  saw('error');
  return [...faults, ...refused.map((fault) => `refused: ${fault}`)];
}
