import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Response } from 'playwright-core';

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
  return [...faults, ...(await brokenReferences(page))];
}

/** At so many pixels across nothing has to be pushed aside. */
export async function sideways(page: Page, width = 320): Promise<readonly string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 800 });
  const found = await page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > innerWidth + 1,
    );
    const names = wide.slice(0, 3).map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
    return [`${scrollWidth} px wide at ${innerWidth}: ${names.join(', ')}`];
  });
  if (before) await page.setViewportSize(before);
  return found;
}

/** A refused form: the title says so first, and each mistake leads to its field. */
export async function refusalFaults(page: Page, error: string): Promise<readonly string[]> {
  const title = await page.title();
  const links = await page
    .locator('.w2-summary a')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  const lost = await page.evaluate(
    (hrefs) => hrefs.filter((href) => !href.startsWith('#') || !document.getElementById(href.slice(1))),
    links,
  );
  return [
    ...(title.startsWith(`${error}:`) ? [] : [`its title is "${title}"`]),
    ...((await page.locator('.w2-summary li').count()) > 0 ? [] : ['it says no mistake']),
    ...lost.map((href) => `a mistake leads to ${href}, which is not there`),
  ];
}

const brokenReferences = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const missing = (name: string) =>
      [...document.querySelectorAll(`[${name}]`)].flatMap((one) =>
        (one.getAttribute(name) ?? '').split(' ').filter((id) => id !== '' && !document.getElementById(id)),
      );
    const inline = document.querySelectorAll('[style], style, script:not([src])').length;
    return [
      ...missing('aria-describedby').map((id) => `described by ${id}, which is not there`),
      ...missing('for').map((id) => `a label for ${id}, which is not there`),
      ...(inline === 0 ? [] : [`${inline} inline styles or scripts`]),
    ];
  });

/** Sends a form with nothing in it, past what the browser itself would say. @returns the status of what comes back */
export async function sendBlank(page: Page, form: string): Promise<number> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.waitForEvent('load'),
    page
      .locator(form)
      .first()
      .evaluate((element) => {
        const it = element as HTMLFormElement;
        it.noValidate = true;
        for (const field of it.elements) {
          if (field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type)) field.checked = false;
          else if (field instanceof HTMLInputElement && field.type !== 'hidden') field.value = '';
          else if (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) field.value = '';
        }
        const button = [...it.elements].find((one) => one instanceof HTMLButtonElement && one.type === 'submit');
        it.requestSubmit(button as HTMLButtonElement);
      }),
  ]);
  return answer.status();
}
