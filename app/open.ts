import { Client, type Connection } from '@temporalio/client';
import { instantOfMs, localDateOf, type Instant } from '../domain/calendar/index.ts';
import { direct, type Caller } from '../domain/rights/index.ts';
import { createAlone, type Alone } from '../db/alone.ts';
import type { Connection as DatabaseConnection, Database } from '../db/connect.ts';
import { readClockOffset } from '../db/queries/clock.ts';
import { connectSettings, SettingsError, signInMissing, type ConnectedSettings } from '../settings/index.ts';
import { createDataConverter } from '../codec/codec.ts';
import type { AppError } from './errors.ts';
import { basisToday, type Basis } from './basis.ts';
import { lookAround, NotReady, readable, unknownWarnings } from './preflight.ts';

/** What every verb of the application works with. */
export interface App {
  readonly settings: ConnectedSettings;
  readonly db: Database;
  readonly client: Client;
  /** For whom a verb works: every door says it with `actingAs`; as opened, it is the tool on the server itself. */
  readonly caller: Caller;
  readonly alone: Alone;
  /** The rules and closing days that whoever is registered today starts with. */
  basis(): Promise<Basis>;
  /** The application's time: the clock of the machine plus, in the demo, what the time machine added. */
  now(): Promise<Instant>;
  close(): Promise<void>;
}

/**
 * Connects to Postgres and Temporal, and looks whether they can be worked with.
 * @param given left out, they are read from the environment, and what is wrong with them is told beside all else that is
 * @param warn is told what is not as it should be, and keeps nobody from working
 * @throws NotReady with every mistake at once: settings, servers, tables, namespace
 */
export async function openApp(given?: ConnectedSettings, warn: (warning: AppError) => void = () => {}): Promise<App> {
  const { settings: known, problems: ofSettings } = readable(() => given ?? connectSettings());
  const { database, connection, problems: found, warnings } = await lookAround(known);
  const problems = [...ofSettings, ...found];
  if (problems.length > 0 || !database || !connection) {
    await Promise.all([database?.close(), connection?.close()]);
    throw new NotReady(problems);
  }
  [...(given ? [] : unknownWarnings()), ...warnings].forEach(warn);
  return appOf(known as ConnectedSettings, database, connection);
}

function appOf(settings: ConnectedSettings, database: DatabaseConnection, connection: Connection): App {
  const client = new Client({
    connection,
    namespace: settings.temporalNamespace,
    dataConverter: createDataConverter(settings.payloadKeys),
  });
  const { alone, close } = createAlone(settings.databaseUrl);
  const app: App = {
    settings,
    db: database.db,
    client,
    caller: direct,
    alone,
    async now() {
      const offset = settings.mode === 'demo' ? await readClockOffset(database.db) : 0;
      return instantOfMs(Date.now() + offset);
    },
    async basis() {
      return basisToday(database.db, localDateOf(await app.now()));
    },
    async close() {
      await Promise.all([close(), database.close(), connection.close()]);
    },
  };
  return app;
}

/** The same application, for this caller. */
export const actingAs = (app: App, caller: Caller): App => ({ ...app, caller });

/** What only the API needs in production. @throws SettingsError with a sentence for each setting that is missing */
export function demandSignIn({ settings }: App): void {
  const missing = settings.mode === 'production' ? signInMissing(settings) : [];
  if (missing.length > 0) throw new SettingsError(missing);
}
