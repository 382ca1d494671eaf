import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { madeUpPeople, seedAccess } from '../../db/seed-access.ts';
import { startIdentitySandbox, acr, type IdentitySandbox } from '../../integrations/identity/sandbox/main.ts';
import { begin } from '../db/lives.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';
import { testDay } from '../support/day.ts';
import type { Browser, Page } from './browser.ts';
import { openDoor, type Door } from './door.ts';

/** The API with the provider of the demo, as `npm start` sets them up. */
export interface Embedded {
  readonly door: Door;
  readonly base: TestDatabase;
  readonly provider: IdentitySandbox;
  /** Of somebody who was registered in Limburg. */
  readonly trajectory: string;
  /** As people do it: to the page that lists everybody, and a press on one. */
  signIn(browser: Browser, person: string, more?: Record<string, string>): Promise<Page>;
  /** Who the API says that they are. */
  me(browser: Browser): Promise<{ readonly status: number }>;
  close(): Promise<void>;
}

export async function embedded(): Promise<Embedded> {
  const base = await startDatabase();
  const { id: trajectory } = await begin(base.db, testDay, 'limburg');
  const people = join(mkdtempSync(join(inject('testDir'), 'identity-')), 'people.json');
  let provider: IdentitySandbox | undefined;
  const client = { clientId: 'w2-demo', clientSecret: 'a secret of sixteen' };
  const door = await openDoor(
    async (app) => {
      provider = await startIdentitySandbox({ port: 0, people, app, ...client });
      await seedAccess(base.db, provider.url);
      writeFileSync(people, JSON.stringify(await madeUpPeople(base.db)));
      return {
        oidcIssuer: provider.url,
        oidcClientId: client.clientId,
        oidcClientSecret: client.clientSecret,
        oidcAcrValues: [acr.substantial, acr.high],
      };
    },
    { base },
  );
  return {
    door,
    base,
    provider: provider!,
    trajectory,
    async signIn(browser, person, more = {}) {
      const page = await browser.get(`${door.url}/aanmelden?opnieuw=1`);
      if (!page.text.includes(`value="${person}"`)) throw new Error(`${person} cannot be chosen: ${page.text}`);
      return browser.post(page.url, { person, ...more });
    },
    async me(browser) {
      const { status, text } = await browser.get(`${door.url}/v1/me`, { headers: { accept: 'application/json' } });
      return { status, ...(JSON.parse(text) as Record<string, unknown>) };
    },
    async close() {
      await door.close();
      await provider!.close();
      await base.close();
    },
  };
}
