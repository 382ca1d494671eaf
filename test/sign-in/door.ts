import type { FastifyInstance } from 'fastify';
import { createServer, type ServerOptions } from '../../api/server.ts';
import type { App } from '../../app/open.ts';
import { direct } from '../../domain/rights/index.ts';
import type { Settings } from '../../settings/index.ts';
import { choosePort } from '../../ops/stack/ports.ts';
import { startDatabase, type TestDatabase } from '../db/support.ts';
import { testNow } from '../support/day.ts';
import { eventually } from '../support/world.ts';

/** The API over real HTTP on a real Postgres. Nothing here reaches Temporal. */
export interface Door {
  readonly url: string;
  readonly base: TestDatabase;
  readonly app: App;
  readonly server: FastifyInstance;
  close(): Promise<void>;
}

export async function openDoor(
  settings: (url: string) => Partial<Settings> | Promise<Partial<Settings>>,
  { base: given, ...options }: ServerOptions & { readonly base?: TestDatabase } = {},
): Promise<Door> {
  const base = given ?? (await startDatabase());
  const port = await choosePort(undefined);
  const url = `http://127.0.0.1:${port}`;
  const all = { mode: 'demo', publicUrl: url, ...(await settings(url)) };
  const app = { settings: all, db: base.db, caller: direct, now: async () => testNow } as unknown as App;
  // A busy machine is no finding.
  const server = createServer(app, { busyAfterMs: 0, ...options });
  await server.listen({ host: '127.0.0.1', port });
  // Loading took so long that it says it is too busy, until it has looked again.
  await eventually(
    () => fetch(`${url}/health/live`),
    ({ status }) => status === 200,
  );
  return {
    url,
    base,
    app,
    server,
    async close() {
      await server.close();
      if (!given) await base.close();
    },
  };
}
