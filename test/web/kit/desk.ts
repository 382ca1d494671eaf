import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { expect } from 'vitest';
import { kindOf } from './in-page.js';
import type { SignedIn } from '../../support/sign-in.ts';

/** Of one person at one screen. */
export interface DeskOptions {
  readonly lang?: 'nl' | 'en';
  readonly dark?: boolean;
  /** Of the window, in CSS pixels. */
  readonly width?: number;
  /** false: as where scripts are blocked, or did not come through. */
  readonly scripts?: boolean;
}

export interface Desk {
  readonly context: BrowserContext;
  readonly page: Page;
  /** null: nobody is signed in. */
  readonly sessionId: string | null;
  /** Opens a page of ours. @returns the answer that it came with */
  go(path: string): Promise<Response>;
  /** Another tab of the same person. */
  tab(): Promise<Page>;
  /** What the browser complained of, and each request to anybody else. Must stay empty. */
  readonly wrong: readonly string[];
  close(): Promise<void>;
}

interface Where {
  readonly url: string;
  /** Whom a page may ask: us, and the provider while signing in. */
  readonly hosts: ReadonlySet<string>;
  readonly session: SignedIn | null;
}

/** A page that does not come in this time never comes: everything is on this machine. */
const patienceMs = 60_000;
/** The page says itself by its status that it was refused; the browser notes each of them too. */
const saidByStatus = /Failed to load resource: the server responded with a status of (4\d\d|503)/;

export async function openDesk(
  browser: Browser,
  { url, hosts, session }: Where,
  { lang = 'nl', dark = false, width = 1280, scripts = true }: DeskOptions,
): Promise<Desk> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
  });
  context.setDefaultTimeout(patienceMs);
  const cookies = [...(session ? [['w2', session.token]] : []), ...(lang === 'en' ? [['w2_taal', 'en']] : [])];
  await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url, httpOnly: true })));
  const wrong: string[] = [];
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && !hosts.has(origin)) wrong.push(`asks ${origin}`);
  });
  context.on('console', (message) => {
    const text = message.text();
    if (['error', 'warning'].includes(message.type()) && !saidByStatus.test(text)) wrong.push(text);
  });
  context.on('weberror', (error) => wrong.push(String(error.error())));
  const page = await context.newPage();
  return {
    ...{ context, page, wrong, sessionId: session?.sessionId ?? null },
    async go(path) {
      const response = await page.goto(path);
      if (!response) throw new Error(`${path} did not answer`);
      return response;
    },
    tab: () => context.newPage(),
    async close() {
      await context.close();
      expect(wrong).toEqual([]);
    },
  };
}

/** What a person typed and chose, by the names of the fields; a box is `true` or `false`. */
export type Typed = Readonly<Record<string, string | boolean>>;

/** Fills in the form of a page, whatever kind of field each name is. */
export async function fill(page: Page, typed: Typed): Promise<void> {
  for (const [name, value] of Object.entries(typed)) {
    const named = page.locator(`main [name="${name}"]:not([type=hidden])`);
    const first = named.first();
    const kind = await first.evaluate(kindOf);
    if (kind === 'checkbox') await first.setChecked(value === true);
    else if (kind === 'radio') await page.locator(`main [name="${name}"][value="${String(value)}"]`).check();
    else if (kind.startsWith('select')) await first.selectOption(String(value));
    else await first.fill(String(value));
  }
}

/** Presses what is said, in the form of the page. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.locator('main').getByRole('button', { name, exact: typeof name === 'string' });
  await Promise.all([page.waitForEvent('load'), button.first().click()]);
}

/** The mistakes that the page tells, each with the field to which it leads. */
export const mistakes = async (page: Page): Promise<readonly string[]> =>
  page.locator('.w2-summary li').allInnerTexts();
