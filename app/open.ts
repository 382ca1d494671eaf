import { Client, Connection } from '@temporalio/client';
import { instantOfMs, localDateOf, type Instant } from '../domain/calendar/index.ts';
import { direct, type Caller } from '../domain/rights/index.ts';
import { createAlone, type Alone } from '../db/alone.ts';
import { connect, type Database } from '../db/connect.ts';
import { readClockOffset } from '../db/queries/clock.ts';
import { connectSettings, type ConnectedSettings } from '../settings/index.ts';
import { createDataConverter } from '../codec/codec.ts';
import { AppError } from './errors.ts';
import { basisToday, type Basis } from './basis.ts';

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

/** Connects to Postgres and Temporal; throws one clear line when one of them is not there. */
export async function openApp(settings: ConnectedSettings = connectSettings()): Promise<App> {
  const database = connect(settings.databaseUrl);
  const connection = await Connection.connect({ address: settings.temporalAddress }).catch((cause: unknown) => {
    throw new AppError('unavailable', 'Temporal does not answer', 'is it running? npm start says where', {}, cause);
  });
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
