/**
 * `npm run screenshots`: the pictures of the pages in docs/pictures/pages, taken from the demo that runs here. Whoever is
 * looked over the shoulder is made up, as everybody in the demo.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot, variables } from '../../settings/index.ts';
import { readStackFile } from '../../settings/stack-file.ts';
import { commandText, capital, trajectoryWords } from '../../words/index.ts';
import { openBrowser } from '../support/browser.ts';
import { fill, press } from './kit/desk.ts';

interface Picture {
  readonly name: string;
  /** Who is signed in, as the demo's provider names them. */
  readonly who: string;
  readonly at: string;
  readonly phone?: true;
  readonly dark?: true;
  /** What is done there before the picture is taken; nothing of it is kept. */
  readonly doing?: (page: Page) => Promise<void>;
}

const follow = async (page: Page, link: string): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.locator(link).first().click()]);
};
const opensFirst = (page: Page): Promise<void> => follow(page, 'main th a[href^="/trajecten/"]');

const pictures: readonly Picture[] = [
  { name: 'werklijst', who: 'mediator-1.eastFlanders', at: '/werk' },
  { name: 'werklijst-telefoon', who: 'mediator-1.eastFlanders', at: '/werk?deel=today', phone: true },
  { name: 'traject', who: 'mediator-1.eastFlanders', at: '/werk?phase=mediation', doing: opensFirst },
  {
    ...{ name: 'traject-telefoon-nacht', who: 'mediator-1.eastFlanders', at: '/werk?phase=mediation' },
    ...{ phone: true, dark: true, doing: opensFirst },
  },
  {
    ...{ name: 'eerst-kijken', who: 'mediator-1.eastFlanders', at: '/werk?phase=mediation' },
    async doing(page) {
      await opensFirst(page);
      const [path = ''] = page.url().split('?');
      await page.goto(`${path}/doe/recordContact`);
      await fill(page, { how: 'phone' });
      await press(page, trajectoryWords.nl.look);
      await page.getByRole('button', { name: capital(commandText('recordContact', 'nl')) }).waitFor();
    },
  },
  { name: 'groepen', who: 'group-1.eastFlanders', at: '/groepen' },
  { name: 'plaatsen', who: 'coordinator.eastFlanders', at: '/plaatsen' },
  { name: 'weken-vooruit-nacht', who: 'lead.eastFlanders', at: '/team/weken', dark: true },
  { name: 'mijn-traject-telefoon', who: 'burger.T-000001', at: '/mijn-traject', phone: true },
  { name: 'klopt-alles', who: 'operator', at: '/klopt-alles' },
];

const mostBytes = 200_000;
const folder = join(projectRoot, 'docs/pictures/pages');

const url = readStackFile(process.env[variables.dataDir] ?? join(projectRoot, '.w2'))?.urls['api'];
if (!url) {
  console.error('No demo runs here: npm start first.');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
for (const { name, who, at, phone, dark, doing } of pictures) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: phone ? { width: 360, height: 780 } : { width: 1280, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
  });
  const page = await context.newPage();
  await page.goto(`/aanmelden?opnieuw=1&hint=${who}&terug=${encodeURIComponent(at)}`);
  await doing?.(page);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  const { size } = statSync(path);
  console.log(`${name}.png  ${Math.round(size / 1000)} kB  ${await page.title()}`);
  if (size > mostBytes) process.exitCode = 1;
  await context.close();
}
await browser.close();
