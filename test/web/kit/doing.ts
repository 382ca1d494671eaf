import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { capital, cohortCommandText, commandText, trajectoryWords, type Lang } from '../../../words/index.ts';
import type { CohortCommandName } from '../../../domain/cohort/index.ts';
import type { CommandName } from '../../../domain/trajectory/index.ts';
import { fill, mistakes, press, type Typed } from './desk.ts';

/** Of the form that is open: looks at what would happen, and does it. */
async function lookAndDo(page: Page, doing: string, typed: Typed, lang: Lang = 'nl'): Promise<void> {
  await fill(page, typed);
  await press(page, trajectoryWords[lang].look);
  expect(await mistakes(page)).toEqual([]);
  await press(page, doing);
  expect(await mistakes(page)).toEqual([]);
  expect(new URL(page.url()).pathname).toMatch(/\/gedaan$/);
}

/** As people do it: from the page of the trajectory, by the form, after a look at what happens. */
export async function give(page: Page, id: string, name: CommandName, typed: Typed = {}, lang: Lang = 'nl') {
  await page.goto(`/trajecten/${id}`);
  const link = page.locator(`#acties a[href*="/doe/${name}?"]`);
  if ((await link.count()) === 0)
    throw new Error(`${name} is not offered: ${await page.locator('#acties').innerText()}`);
  // What is done less often is folded away.
  if (!(await link.isVisible())) await page.locator('#acties details > summary').click();
  await Promise.all([page.waitForEvent('load'), link.click()]);
  await lookAndDo(page, capital(commandText(name, lang)), typed, lang);
}

export async function giveGroup(page: Page, id: string, name: CohortCommandName, typed: Typed = {}): Promise<void> {
  await page.goto(`/groepen/${id}`);
  await Promise.all([page.waitForEvent('load'), page.locator(`main a[href*="/doe/${name}?"]`).first().click()]);
  await lookAndDo(page, capital(cohortCommandText(name, 'nl')), typed);
}
