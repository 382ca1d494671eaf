import { cpSync, mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import type { Mailer } from '../../activities/mailer.ts';
import type { DailyJob } from '../../app/operations/index.ts';
import { giveCommand, type CommandResult } from '../../app/trajectories/index.ts';
import { dailyJobs } from '../../app/operations/daily.ts';
import { openApp, type App } from '../../app/open.ts';
import { registerRow, readRegistrationList } from '../../app/intake/index.ts';
import { bringTo } from '../../app/runs/bring-to.ts';
import { connect } from '../../db/connect.ts';
import { setClockOffset } from '../../db/queries/clock.ts';
import { seedStaff } from '../../db/seed-staff.ts';
import { localDate, msOf } from '../../domain/calendar/index.ts';
import { noPlaces } from '../../domain/people/places.ts';
import type { RegistrationRow } from '../../domain/people/registration-row.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Actor, CommandName, OutsideSystem } from '../../domain/trajectory/index.ts';
import { startEmploymentSandbox } from '../../integrations/employment/sandbox/main.ts';
import { startOcmwSandbox } from '../../integrations/ocmw/sandbox/main.ts';
import { startRizivSandbox } from '../../integrations/riziv/sandbox/main.ts';
import type { Sandbox } from '../../integrations/sandbox/server.ts';
import type { ConnectedSettings } from '../../settings/index.ts';
import { addAttributes, createNamespace, searchAttributes } from '../../app/namespace.ts';
import { allActivities } from '../../workers/activities.ts';
import { makeBuild, type Build } from '../../workers/bundle.ts';
import { createDataConverter, parsePayloadKeys } from '../../codec/codec.ts';
import { activityWorkers, trajectoryWorker, type WorkerParts } from '../../workers/create.ts';
import { makeCurrent } from '../../workers/deployment.ts';
import { ensureSweepSchedule } from '../../workers/schedule.ts';
import { sweepScheduleId } from '../../workflows/contract.ts';
import { outsideSystems } from '../../workers/outside-systems.ts';
import { seedAgreements } from '../../db/seed-agreements.ts';
import { createCallLimiter } from '../../activities/call-limits/call-limiter.ts';
import { startLocalOcmwSandbox } from '../../integrations/localOcmw/sandbox/main.ts';
import { startRepertoriumSandbox } from '../../integrations/repertorium/sandbox/main.ts';
import { freshDatabase } from './database.ts';
import { aheadOfNow } from './day.ts';

/** 0: every workflow replays after every step; undefined: as in production. */
export interface WorldOptions {
  readonly maxCachedWorkflows?: number;
  /** Left out, messages stay in the mailboxes. */
  readonly mailer?: Mailer | null;
  /** Daily jobs of the sweep; left out, those of the application. */
  readonly jobs?: readonly DailyJob[];
}

/** The whole system for one test file: its own database and Temporal namespace, real sandboxes, the workers in this process. */
export interface World {
  readonly app: App;
  readonly build: Build;
  /** What a worker of another build is made with. */
  readonly parts: WorkerParts;
  readonly sandboxes: Readonly<Record<OutsideSystem, Sandbox>>;
  /** Good rows of the bundled list, of one province if asked; never the same twice. */
  someone(province?: Province): RegistrationRow;
  register(province?: Province): Promise<string>;
  give(trajectoryId: string, name: CommandName, data?: Record<string, unknown>, by?: Actor): Promise<CommandResult>;
  startWorkers(build?: Build): Promise<void>;
  /** Of the workers, only the one that runs workflows. */
  stopTrajectoryWorker(): Promise<void>;
  stopWorkers(): Promise<void>;
  close(): Promise<void>;
}

export const mediator: Actor = { role: 'mediator', id: 'med-antwerp-1' };
export const operator: Actor = { role: 'operator', id: 'test' };

/** Where a world lives: the servers of the test run, or a script's own. */
export interface Ground {
  readonly address: string;
  /** A database with tables and no rows. */
  readonly databaseUrl: string;
  readonly payloadKeys: string;
  readonly dir: string;
  /** The folder of the bundle that was made for all; a world copies it, because a test may keep other builds there. */
  readonly bundles?: string;
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const ground = {
    address: inject('temporalAddress'),
    databaseUrl: await freshDatabase(),
    payloadKeys: inject('payloadKeys'),
    dir: inject('testDir'),
    bundles: dirname(inject('build').codePath),
  };
  return openWorld(ground, options);
}

/** Taking up the agreements with all municipalities, each a run of its own, is for the test that is about them. */
const usualJobs = dailyJobs.filter(({ name }) => name !== 'agreements');

export async function openWorld(
  { address, databaseUrl, payloadKeys, dir, bundles }: Ground,
  { maxCachedWorkflows, mailer = null, jobs = usualJobs }: WorldOptions = {},
): Promise<World> {
  const namespace = `test-${randomBytes(5).toString('hex')}`;
  const dataDir = mkdtempSync(join(dir, 'world-'));
  const [ocmw, riziv, employment, repertorium, localOcmw] = await Promise.all([
    startOcmwSandbox({ port: 0, dataDir: join(dataDir, 'ocmw') }),
    startRizivSandbox({ port: 0, dataDir: join(dataDir, 'riziv') }),
    startEmploymentSandbox({ port: 0, dataDir: join(dataDir, 'employment') }),
    startRepertoriumSandbox({ port: 0, dataDir: join(dataDir, 'repertorium') }),
    startLocalOcmwSandbox({ port: 0, dataDir: join(dataDir, 'localOcmw') }),
    newNamespace(address, namespace),
  ]);
  const settings: ConnectedSettings = {
    mode: 'demo',
    dataDir,
    logLevel: 'silent',
    databaseUrl,
    temporalAddress: address,
    temporalNamespace: namespace,
    payloadKeys: parsePayloadKeys(payloadKeys),
    ocmwUrl: ocmw.endpoint,
    rizivUrl: riziv.endpoint,
    employmentUrl: employment.endpoint,
    repertoriumUrl: repertorium.endpoint,
    localOcmwUrl: localOcmw.endpoint,
    codecToken: 'not used in tests',
  };
  const app = await openApp(settings);
  await setClockOffset(app.db, aheadOfNow());
  await seedStaff(app.db);
  await seedAgreements(app.db, localOcmw.endpoint);
  const database = connect(databaseUrl, { max: 20 });
  const connection = await NativeConnection.connect({ address });
  const parts: WorkerParts = {
    connection,
    namespace,
    dataConverter: createDataConverter(settings.payloadKeys),
    activities: allActivities(
      app,
      { db: database.db, mailer, outside: outsideSystems(settings), limiter: createCallLimiter(database.db) },
      jobs,
    ),
    ...(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows }),
  };
  if (bundles) cpSync(bundles, join(dataDir, 'bundles'), { recursive: true });
  const build = await makeBuild(join(dataDir, 'bundles'));
  let workers: Worker[] = [];
  let running: Promise<unknown> = Promise.resolve();
  const rows = await goodRows();

  const world: World = {
    app,
    build,
    parts,
    sandboxes: { ocmw, riziv, employment, repertorium, localOcmw },
    someone(province) {
      const index = rows.findIndex((row) => province === undefined || row.province === province);
      const [row] = rows.splice(index, 1);
      if (index < 0 || !row) throw new Error('the list has no more people of that province');
      return row;
    },
    async register(province) {
      const registered = await registerRow(app, world.someone(province), operator);
      if (!registered.ok) throw new Error(JSON.stringify(registered));
      // Its own clock begins with the machine's; brought up by the first command, that one would do more than it says.
      const { trajectoryId } = registered;
      await bringTo(app, trajectoryId, msOf(await app.now()));
      return trajectoryId;
    },
    give: (trajectoryId, name, data = {}, by = mediator) => giveCommand(app, { trajectoryId, name, by, data }),
    async startWorkers(of = build) {
      workers = [await trajectoryWorker(parts, of), ...(await activityWorkers(parts))];
      running = Promise.all(workers.map((worker) => worker.run()));
      await makeCurrent(app.client, of.id);
    },
    async stopTrajectoryWorker() {
      const [first] = workers;
      first?.shutdown();
      await eventually(
        async () => first?.getState(),
        (state) => state === 'STOPPED' || state === undefined,
      );
    },
    async stopWorkers() {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
      workers = [];
    },
    async close() {
      await world.stopWorkers();
      await Promise.all([
        app.close(),
        database.close(),
        connection.close(),
        ocmw.close(),
        riziv.close(),
        employment.close(),
        repertorium.close(),
        localOcmw.close(),
      ]);
    },
  };
  await world.startWorkers();
  // As a worker does it, but paused: in the middle of a test no round begins by itself.
  await ensureSweepSchedule(app.client);
  await app.client.schedule.getHandle(sweepScheduleId).pause();
  return world;
}

async function goodRows(): Promise<RegistrationRow[]> {
  const bytes = await readFile(new URL('../../data/aanmeldingen.csv', import.meta.url));
  return readRegistrationList(bytes, { today: localDate('2026-12-01'), mode: 'demo', places: noPlaces }).rows.flatMap(
    (row) => (row.status === 'ok' ? [row.row] : []),
  );
}

/** A namespace of its own keeps test files out of each other's task queues and deployments. */
async function newNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await createNamespace(connection, namespace);
    await addAttributes(connection, namespace, Object.keys(searchAttributes));
  } finally {
    await connection.close();
  }
}

/**
 * No test is about how fast a machine is: on a busy one everything takes longer, and what never comes is told just before
 * the test itself would give up.
 */
const mostPatienceMs = 270_000;

/** Tries until it holds; the last failure tells. For what comes a moment later, never for what must not come. */
export async function eventually<T>(
  look: () => Promise<T>,
  holds: (value: T) => boolean,
  patienceMs = mostPatienceMs,
): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  // Whoever looks all the time keeps the machine from what is waited for.
  for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 1.5, 400)) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > giveUpAt) throw new Error(`did not come: ${JSON.stringify(value)}`);
    await wait(pauseMs);
  }
}
