import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { focus, isUnfolded, type Focus } from './in-page.js';

/** More presses than any page has things to press. */
const mostTabs = 250;

/** Somebody without a mouse: Tab, Enter and the space bar, and always in sight where they are. */
export function byKeys(page: Page) {
  const to = async (is: (focus: Focus) => boolean): Promise<Focus> => {
    const passed: string[] = [];
    for (let tabs = 0; tabs < mostTabs; tabs += 1) {
      await page.keyboard.press('Tab');
      const now = await page.evaluate(focus);
      if (is(now)) {
        expect(now.seen, `the focus on ${now.text || now.name} is in sight`).toBe(true);
        return now;
      }
      passed.push(now.href || now.name || now.text);
    }
    throw new Error(`Tab does not lead there at ${page.url()}: ${passed.slice(0, 60).join(' | ')}`);
  };
  const enter = async (is: (focus: Focus) => boolean): Promise<void> => {
    await to(is);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  };
  return {
    to,
    enter,
    /** A link that may be folded away. */
    async opens(fold: string, is: (focus: Focus) => boolean): Promise<void> {
      const summary = await page.locator(`${fold} > summary`).count();
      const folded = summary > 0 && !(await page.locator(fold).evaluate(isUnfolded));
      if (folded) {
        const text = (await page.locator(`${fold} > summary`).innerText()).trim();
        const found = await to((one) => is(one) || one.text === text);
        if (found.text === text) await page.keyboard.press('Enter');
        else return void (await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]));
      }
      await enter(is);
    },
  };
}
