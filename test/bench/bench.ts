import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { sql } from 'drizzle-orm';
import { fileURLToPath } from 'node:url';
import { makeBuild } from '../../workers/bundle.ts';
import { createDataConverter, generatePayloadKey, parsePayloadKeys } from '../../codec/codec.ts';
import { createRows } from './bare/rows.ts';
import { bareFloor, connectBare, floorSide } from './floor.ts';
import { furnishedFloor } from './furnished/floor.ts';
import type { Options } from './options.ts';
import { openBenchApp, oursSide } from './ours.ts';
import { namespace, type Servers } from './servers.ts';
import type { Side } from './side.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

/** Everything a figure needs: the two sides, their open workflows, and what to say meanwhile. */
export interface Bench {
  readonly servers: Servers;
  readonly sides: readonly [floor: Side, ours: Side];
  /** Without the codec: for moving clocks, which reads nobody's payloads. */
  readonly client: Client;
  readonly rounds: number;
  say(line: string): void;
  /** The servers' own words. */
  serverVersions(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** Undefined: our own. */
const workflows = {
  bare: fileURLToPath(new URL('./bare/workflow.ts', import.meta.url)),
  furnished: fileURLToPath(new URL('./furnished/workflow.ts', import.meta.url)),
  w2: undefined,
};

/** Room for everything that this run opens, so that nothing is measured with replays in it. */
const cacheFor = (open: number): number => Math.max(4_000, 2 * open);

export async function openBench(
  servers: Servers,
  { open, rounds, floor }: Pick<Options, 'open' | 'rounds' | 'floor'>,
  say: (line: string) => void,
): Promise<Bench> {
  const payloadKeys = generatePayloadKey('bench1');
  const app = await openBenchApp(servers, payloadKeys);
  await createRows(app.db);
  const client = await connectBare(servers);
  const { databaseUrl, temporalAddress, folder } = servers;
  const setup = { databaseUrl, temporalAddress, namespace, payloadKeys, maxCachedWorkflows: cacheFor(open) };
  const workers: WorkerProcess[] = [];
  for (const kind of [floor, 'w2'] as const) {
    workers.push(
      await startWorker({ ...setup, kind, build: await makeBuild(join(folder, 'bundles', kind), workflows[kind]) }),
    );
  }
  const [below, w2] = workers;
  if (!below || !w2) throw new Error('two workers were started');
  const furnished = floor === 'furnished';
  const floorClient = furnished
    ? await connectBare(servers, createDataConverter(parsePayloadKeys(payloadKeys)))
    : client;
  return {
    servers,
    sides: [
      floorSide(floorClient, app.db, below, furnished ? await furnishedFloor(app) : bareFloor),
      oursSide(app, w2),
    ],
    client,
    rounds,
    say,
    async serverVersions() {
      const { serverVersion } = await client.workflowService.getSystemInfo({});
      const { rows } = await app.db.execute<{ server_version: string }>(sql`show server_version`);
      return { 'Temporal server': serverVersion ?? '', Postgres: rows[0]?.server_version ?? '' };
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.end()));
      await Promise.all([app.close(), client.connection.close(), floorClient.connection.close()]);
    },
  };
}
