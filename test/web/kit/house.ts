import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { createServer } from '../../../api/server.ts';
import type { App } from '../../../app/open.ts';
import { madeUpPeople, seedAccess } from '../../../db/seed-access.ts';
import { startIdentitySandbox, acr } from '../../../integrations/identity/sandbox/main.ts';
import { choosePort } from '../../../ops/stack/ports.ts';
import { openBrowser } from '../../support/browser.ts';
import { signIn, type SignsIn } from '../../support/sign-in.ts';
import { createWorld, type World } from '../../support/world.ts';
import { openDesk, type Desk, type DeskOptions } from './desk.ts';

/** The whole programme with its pages on a real address, the provider of the demo beside it, and one browser. */
export interface House {
  readonly world: World;
  readonly app: App;
  readonly server: FastifyInstance;
  readonly url: string;
  readonly browser: Browser;
  /** Somebody who is signed in already; null: nobody is. */
  desk(who: SignsIn | null, options?: DeskOptions): Promise<Desk>;
  close(): Promise<void>;
}

export async function openHouse(): Promise<House> {
  const [world, browser] = await Promise.all([createWorld(), openBrowser()]);
  const port = await choosePort(undefined);
  const url = `http://127.0.0.1:${port}`;
  const people = join(mkdtempSync(join(inject('testDir'), 'pages-')), 'people.json');
  const client = { clientId: 'w2-demo', clientSecret: 'a secret of sixteen' };
  const provider = await startIdentitySandbox({ port: 0, people, app: url, ...client });
  await seedAccess(world.app.db, provider.url);
  writeFileSync(people, JSON.stringify(await madeUpPeople(world.app.db)));
  const settings = {
    ...world.app.settings,
    ...{ publicUrl: url, oidcIssuer: provider.url, oidcClientId: client.clientId },
    ...{ oidcClientSecret: client.clientSecret, oidcAcrValues: [acr.substantial, acr.high] },
  };
  const app: App = { ...world.app, settings };
  const server = createServer(app, { busyAfterMs: 0 });
  await server.listen({ host: '127.0.0.1', port });
  const hosts = new Set([url, provider.url]);
  return {
    ...{ world, app, server, url, browser },
    async desk(who, options = {}) {
      const session = who === null ? null : await signIn(app.db, who, 'browser');
      return openDesk(browser, { url, hosts, session }, options);
    },
    async close() {
      await browser.close();
      await server.close();
      await provider.close();
      await world.close();
    },
  };
}
