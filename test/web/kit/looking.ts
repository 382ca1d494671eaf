import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Response } from 'playwright-core';
import { broken, hrefsOf, lost, sendEmpty, tooWide } from './in-page.js';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is not accessible on a page: each rule with where. */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  // The page that is looked at is alone: no frames, so no second page is needed to gather what was found.
  const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.slice(0, 3).map(({ target, failureSummary = '' }) => {
      const [, why = ''] = failureSummary.split('\n');
      return `${id} (${impact ?? '?'}) at ${target.join(' ')}: ${why.trim()}`;
    }),
  );
}

/** What axe does not look for. */
export async function handFaults(page: Page, answer: Response): Promise<readonly string[]> {
  const faults: string[] = [];
  const policy = answer.headers()['content-security-policy'] ?? '';
  for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"])
    if (!policy.includes(part)) faults.push(`the policy lacks ${part}`);
  if (/unsafe|\*|https?:(?!\/\/127)/.test(policy)) faults.push(`the policy is loose: ${policy}`);
  if (answer.headers()['cache-control'] !== 'no-store') faults.push('it may be kept by a cache');
  const h1 = await page.locator('h1').count();
  if (h1 !== 1) faults.push(`it has ${h1} headings of the first level`);
  return [...faults, ...(await page.evaluate(broken))];
}

/** At so many pixels across nothing has to be pushed aside. */
export async function sideways(page: Page, width = 320): Promise<readonly string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 800 });
  const found = await page.evaluate(tooWide);
  if (before) await page.setViewportSize(before);
  return found;
}

/** A refused form: the title says so first, and each mistake leads to its field. */
export async function refusalFaults(page: Page, error: string): Promise<readonly string[]> {
  const title = await page.title();
  const hrefs = await page.locator('.w2-summary a').evaluateAll(hrefsOf);
  return [
    ...(title.startsWith(`${error}:`) ? [] : [`its title is "${title}"`]),
    ...((await page.locator('.w2-summary li').count()) > 0 ? [] : ['it says no mistake']),
    ...(await page.evaluate(lost, hrefs)).map((href) => `a mistake leads to ${href}, which is not there`),
  ];
}

/** A form that is not sent within this time is never sent. */
const sentWithinMs = 20_000;

/** Sends a form with nothing in it, past what the browser itself would say. @returns the status of what comes back; 0: it was not sent */
export async function sendBlank(page: Page, form: string): Promise<number> {
  if ((await page.locator(form).count()) === 0) return 0;
  const [answer] = await Promise.all([
    page
      // What the form brought has an address of its own.
      .waitForResponse((answered) => answered.request().isNavigationRequest() && answered.status() !== 303, {
        timeout: sentWithinMs,
      })
      .catch(() => null),
    page.waitForEvent('load', { timeout: sentWithinMs }).catch(() => null),
    page.locator(form).first().evaluate(sendEmpty),
  ]);
  return answer?.status() ?? 0;
}
