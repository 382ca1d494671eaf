import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import pino from 'pino';
import { createCallLimiter } from '../activities/call-limits/call-limiter.ts';
import { smtpMailer } from '../activities/mailer.ts';
import type { AppError } from '../app/errors.ts';
import { health, scheduled, type Health } from '../app/operations/index.ts';
import { openApp, type App } from '../app/open.ts';
import { whyNot } from '../app/preflight.ts';
import { temporalConnection } from '../app/temporal.ts';
import { argumentsOf, portGiven, settingsOrEnd } from '../settings/index.ts';
import { connect } from '../db/connect.ts';
import { allActivities } from './activities.ts';
import { keptBuilds, makeBuild, type Build } from './bundle.ts';
import { createDataConverter } from '../codec/codec.ts';
import { activityWorkers, trajectoryWorker, workflowsIn, type WorkerParts } from './create.ts';
import { makeCurrent, openOn } from './deployment.ts';
import { openDoor } from './door.ts';
import { workerMetrics } from './metrics.ts';
import { outsideSystems } from './outside-systems.ts';
import { ensureSweepSchedule } from './schedule.ts';
import { keepKnown, stayKnown, type Known, type Mended } from './stay-known.ts';

/** In the demo a mail without a sender of its own; production names one. */
const demoSender = 'W2 trajecten <niet-antwoorden@w2.example.be>';
const usualPort = 8235;
const closingMs = 2_000;

/** For the SDK, which shows its metrics at an address of its own; ours tells them along. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const end = (error: unknown): never => {
  const { lines, exitCode } = whyNot(error);
  console.error(`the worker did not start: ${lines.join('\n')}`);
  process.exit(exitCode);
};

const given = settingsOrEnd(() => portGiven(argumentsOf({ port: { type: 'string' } }).port));
const warnings: AppError[] = [];
const app: App = await openApp(undefined, (warning) => void warnings.push(warning)).catch(end);
const { client, settings } = app;
const log = pino({ level: settings.logLevel, base: undefined });
for (const { code, message, hint } of warnings) log.warn({ code }, `${message}; ${hint}`);
const sdkMetrics = `127.0.0.1:${await freePort()}`;
Runtime.install({
  // Messages of the SDK without their metadata: an attribute could carry a payload.
  logger: new DefaultLogger('WARN', ({ level, message }) => log[level === 'ERROR' ? 'error' : 'warn'](message)),
  telemetryOptions: {
    // Those of its core too, or they would stand as coloured text among the JSON.
    logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
    metrics: {
      prometheus: {
        bindAddress: sdkMetrics,
        countersTotalSuffix: true,
        unitSuffix: true,
        useSecondsForDurations: true,
      },
    },
  },
  // Signals are handled below, once, so that the order of stopping is ours.
  shutdownSignals: [],
});

const database = connect(settings.databaseUrl, { max: 24 });
const connection = await NativeConnection.connect(temporalConnection(settings)).catch(end);
const parts: WorkerParts = {
  connection,
  namespace: settings.temporalNamespace,
  dataConverter: createDataConverter(settings.payloadKeys),
  activities: allActivities(app, {
    db: database.db,
    mailer: settings.smtpUrl
      ? smtpMailer(settings.smtpUrl, settings.mailFrom ?? demoSender, {
          publicUrl: settings.publicUrl,
          quiet: settings.quietHours,
        })
      : null,
    outside: outsideSystems(settings),
    limiter: createCallLimiter(database.db),
    ...(settings.publicUrl ? { publicUrl: settings.publicUrl } : {}),
  }),
};

const bundles = join(settings.dataDir, 'bundles');
const newest = await makeBuild(bundles).catch(end);
const known: Known = { current: null, round: 'no', unserved: 0 };
const workers: Worker[] = [];

/** Without a workflow worker that runs, what is well elsewhere does not help. */
const ownHealth = async (): Promise<Health> => {
  const found = await health(app);
  const runs = workers.length > 0 && workers.every((worker) => worker.getState() === 'RUNNING');
  return {
    ...found,
    status: runs ? found.status : 'DOWN',
    components: { ...found.components, worker: runs ? 'UP' : 'DOWN' },
  };
};
const port = given ?? settings.workerPort ?? (settings.mode === 'production' ? usualPort : 0);
const metrics = workerMetrics({ build: newest.id, settings }, known, ownHealth, `http://${sdkMetrics}/metrics`);
// Before anything else knows of this worker: one that cannot be reached must not take the place of another.
const door = await openDoor(port, ownHealth, metrics).catch(end);

/** Begins all workers: of this build, of those that still have open runs, and for what is done outside. */
async function begin(): Promise<readonly Build[]> {
  const older: Build[] = [];
  for (const build of await keptBuilds(bundles))
    if (build.id !== newest.id && (await openOn(client, build.id)) > 0) older.push(build);
  const kept = { ...parts, maxCachedWorkflows: workflowsIn(settings.workflowMemoryMb, 1 + older.length) };
  workers.push(await trajectoryWorker(kept, newest), ...(await activityWorkers(parts)));
  for (const build of older) workers.push(await trajectoryWorker(kept, build));
  return older;
}

const older = await begin().catch(end);
const ends = workers.map((worker) => worker.run());
const running = Promise.all(ends);
await makeCurrent(client, newest.id).catch(end);
await ensureSweepSchedule(client).catch(end);
Object.assign(known, { current: newest.id, round: await scheduled(client).catch(end) });
const mendedText: Readonly<Record<Mended, string>> = {
  'deployment.madeCurrent': 'no build was current: Temporal had forgotten',
  'deployment.tookOver': 'nobody served the current build: this one takes its place',
  'schedule.made': 'the daily round was not planned: Temporal had forgotten',
};
const stopped = new AbortController();
void keepKnown(
  () => stayKnown(client, newest.id, known, (what) => log.warn({ what }, mendedText[what])),
  () => log.warn('Temporal was not asked whether it knows this worker'),
  stopped.signal,
);
console.log(`READY ${JSON.stringify({ url: door.url, build: newest.id, older: older.map(({ id }) => id) })}`);

const stop = () => {
  stopped.abort();
  for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
await running.catch(async (error: unknown) => {
  if (!stopped.signal.aborted) throw error;
  await Promise.allSettled(ends);
  // What a system did not answer in time is tried again by another worker.
  log.warn('what was under way was left to another worker');
});
await Promise.race([
  Promise.allSettled([door.close(), database.close(), connection.close(), app.close()]),
  // What was broken off may hold a connection, or wait before another try: nobody waits for it any more.
  wait(closingMs),
]);
process.exit();
