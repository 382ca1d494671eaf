/** A worker in a process of its own, so that its memory and processor time can be told from all others. Takes orders over IPC. */
import { Client, Connection } from '@temporalio/client';
import {
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  makeTelemetryFilterString,
  type ReplayWorkerOptions,
} from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import { failed } from '../../integrations/outcome.ts';
import { outsideThat } from '../support/outside.ts';
import { connect } from '../../db/connect.ts';
import { createDataConverter, parsePayloadKeys } from '../../codec/codec.ts';
import { activityWorkers, trajectoryWorker } from '../../workers/create.ts';
import { makeCurrent } from '../../workers/deployment.ts';
import { bareQueue } from './bare/contract.ts';
import { furnishedQueue, tellingQueue } from './furnished/contract.ts';
import { writeRow } from './bare/rows.ts';
import { memoryNow } from './thread-memory.ts';
import type { Order, Reply, Setup, Status } from './worker-orders.ts';

Runtime.install({
  // A task that takes long is what is measured here, nothing to warn of.
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
  shutdownSignals: [],
});

interface Running {
  readonly workers: readonly Worker[];
  readonly replay: ReplayWorkerOptions;
  readonly client: Client;
}

/** No answer, at once: what is measured is ours. */
const notYetKnown = outsideThat(
  async ({ reference }) => failed('permanent', 'bench.notYetKnown', reference) as unknown as never,
);
/** As many connections to Postgres as our own worker has. */
const connections = 24;

async function begin(setup: Setup): Promise<Running> {
  const { db } = connect(setup.databaseUrl, { max: connections });
  const { namespace, maxCachedWorkflows, build, temporalAddress: address } = setup;
  const workflowBundle = { codePath: build.codePath };
  const connection = await NativeConnection.connect({ address });
  const clientConnection = await Connection.connect({ address });
  if (setup.kind === 'bare') {
    const activities = { writeRow: writeRow(db) };
    const worker = await Worker.create({
      ...{ connection, namespace, taskQueue: bareQueue, workflowBundle, activities, maxCachedWorkflows },
    });
    return {
      workers: [worker],
      replay: { workflowBundle },
      client: new Client({ connection: clientConnection, namespace }),
    };
  }
  const dataConverter = createDataConverter(parsePayloadKeys(setup.payloadKeys));
  if (setup.kind === 'furnished') {
    const parts = { connection, namespace, dataConverter, activities: { writeRow: writeRow(db) } };
    const version = { deploymentName: furnishedQueue, buildId: build.id };
    return {
      workers: [
        await Worker.create({
          ...{ ...parts, taskQueue: furnishedQueue, workflowBundle, maxCachedWorkflows },
          workerDeploymentOptions: { useWorkerVersioning: true, version, defaultVersioningBehavior: 'PINNED' },
        }),
        await Worker.create({ ...parts, taskQueue: tellingQueue }),
      ],
      replay: { workflowBundle, dataConverter },
      client: new Client({ connection: clientConnection, namespace, dataConverter }),
    };
  }
  const activities = createActivities({ db, mailer: null, outside: notYetKnown });
  const parts = { connection, namespace, dataConverter, activities, maxCachedWorkflows };
  return {
    workers: [await trajectoryWorker(parts, build), ...(await activityWorkers(parts))],
    replay: { workflowBundle, dataConverter },
    client: new Client({ connection: clientConnection, namespace, dataConverter }),
  };
}

function statusOf(workers: readonly Worker[]): Status {
  const all = workers.map((worker) => worker.getStatus());
  return {
    cached: all.reduce((sum, { numCachedWorkflows }) => sum + numCachedWorkflows, 0),
    busy: all.reduce((sum, it) => sum + it.numInFlightWorkflowActivations + it.numInFlightActivities, 0),
  };
}

async function replay({ client, replay: options }: Running, workflowId: string, copies: number) {
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  const all = Array.from({ length: copies }, (_, index) => ({ workflowId: `${workflowId}-${index}`, history }));
  const from = performance.now();
  for await (const { error } of Worker.runReplayHistories(options, all)) if (error) throw error;
  return { ms: performance.now() - from, events: history.events?.length ?? 0 };
}

let running: Running | undefined;
let done: Promise<unknown> = Promise.resolve();

async function carryOut(order: Order): Promise<unknown> {
  if (order.order === 'begin') {
    running = await begin(order.ask);
    done = Promise.all(running.workers.map((worker) => worker.run()));
    const version = running.workers[0]?.options.workerDeploymentOptions?.version;
    if (version) await makeCurrent(running.client, version.buildId, 60_000, version.deploymentName);
    return null;
  }
  if (!running) throw new Error('begin first');
  switch (order.order) {
    case 'status':
      return statusOf(running.workers);
    case 'memory':
      return memoryNow();
    case 'replay':
      return replay(running, order.ask.workflowId, order.ask.copies);
    case 'end':
      for (const worker of running.workers) worker.shutdown();
      await done;
      return null;
  }
}

process.on('message', (order: Order) => {
  carryOut(order)
    .then(
      (answer): Reply => ({ answer }),
      (error: unknown): Reply => ({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
    .then((reply) => process.send?.(reply))
    .catch(() => process.exit(1));
});
// Without the bench there is nothing to work for.
process.on('disconnect', () => process.exit());
