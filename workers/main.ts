import { join } from 'node:path';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import pino from 'pino';
import { createCallLimiter } from '../activities/call-limits/call-limiter.ts';
import { smtpMailer } from '../activities/mailer.ts';
import { openApp } from '../app/open.ts';
import { connect } from '../db/connect.ts';
import { connectSettings, settingsOrEnd } from '../settings/index.ts';
import { allActivities } from './activities.ts';
import { keptBuilds, makeBuild } from './bundle.ts';
import { createDataConverter } from '../codec/codec.ts';
import { activityWorkers, trajectoryWorker, type WorkerParts } from './create.ts';
import { makeCurrent, openOn } from './deployment.ts';
import { outsideSystems } from './outside-systems.ts';
import { ensureSweepSchedule } from './schedule.ts';

/** From whom mail comes; replies go to the mediator by phone. */
const sender = 'W2 trajecten <niet-antwoorden@w2.example.be>';

const settings = settingsOrEnd(connectSettings);
const log = pino({ level: settings.logLevel, base: undefined });
Runtime.install({
  // Messages of the SDK without their metadata: an attribute could carry a payload.
  logger: new DefaultLogger('WARN', ({ level, message }) => log[level === 'ERROR' ? 'error' : 'warn'](message)),
  // Signals are handled below, once, so that the order of stopping is ours.
  shutdownSignals: [],
});

const database = connect(settings.databaseUrl, { max: 24 });
const connection = await NativeConnection.connect({ address: settings.temporalAddress });
const app = await openApp(settings);
const { client } = app;
const parts: WorkerParts = {
  connection,
  namespace: settings.temporalNamespace,
  dataConverter: createDataConverter(settings.payloadKeys),
  activities: allActivities(app, {
    db: database.db,
    mailer: settings.smtpUrl ? smtpMailer(settings.smtpUrl, sender) : null,
    outside: outsideSystems(settings),
    limiter: createCallLimiter(database.db),
    ...(settings.publicUrl ? { publicUrl: settings.publicUrl } : {}),
  }),
};

const bundles = join(settings.dataDir, 'bundles');
const newest = await makeBuild(bundles);
const older = [];
for (const build of await keptBuilds(bundles))
  if (build.id !== newest.id && (await openOn(client, build.id)) > 0) older.push(build);

const workers: Worker[] = [await trajectoryWorker(parts, newest), ...(await activityWorkers(parts))];
for (const build of older) workers.push(await trajectoryWorker(parts, build));
const running = Promise.all(workers.map((worker) => worker.run()));
await makeCurrent(client, newest.id);
await ensureSweepSchedule(client);
console.log(`READY ${JSON.stringify({ build: newest.id, older: older.map(({ id }) => id) })}`);

const stop = () => {
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
await running;
await Promise.all([database.close(), connection.close(), app.close()]);
