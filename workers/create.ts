import type { DataConverter } from '@temporalio/common';
import { Worker, type NativeConnection } from '@temporalio/worker';
import type { CohortOutsideActivities, CohortRecordActivities } from '../workflows/cohorts/contract.ts';
import type { ThingOutsideActivities, ThingRecordActivities } from '../workflows/things/contract.ts';
import {
  deploymentName,
  outsideQueues,
  taskQueues,
  type RecordActivities,
  type OutsideActivities,
  type SweepActivities,
  type WebhookActivities,
} from '../workflows/contract.ts';
import type { Build } from './bundle.ts';

export interface WorkerParts {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly dataConverter: DataConverter;
  readonly activities: RecordActivities &
    OutsideActivities &
    CohortRecordActivities &
    CohortOutsideActivities &
    ThingRecordActivities &
    ThingOutsideActivities &
    Partial<SweepActivities & WebhookActivities>;
  /** 0 replays after every step: for tests. */
  readonly maxCachedWorkflows?: number;
}

/** How long what is under way may go on when the process is to end, and when it ends whatever is. */
const shutdown = { shutdownGraceTime: '5s', shutdownForceTime: '12s' } as const;

/** What a workflow takes in the memory of a worker, as measured with nine commands behind it (docs/bench.md). */
const mbPerWorkflow = 0.45;

/** How many workflows are kept in so much memory, by each of the builds that run beside each other. */
export const workflowsIn = (memoryMb = 1800, builds = 1): number =>
  Math.max(100, Math.floor(memoryMb / mbPerWorkflow / builds));

/** One worker for one build: workflows, pinned to it, and the recording that runs beside them. */
export function trajectoryWorker(
  { connection, namespace, dataConverter, activities, maxCachedWorkflows = 4000 }: WorkerParts,
  build: Build,
): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    dataConverter,
    taskQueue: taskQueues.trajectories,
    workflowBundle: { codePath: build.codePath },
    activities: {
      record: activities.record,
      recordCohort: activities.recordCohort,
      recordThing: activities.recordThing,
    },
    maxCachedWorkflows,
    // After a crash the next command waits for this before it goes to another worker.
    stickyQueueScheduleToStartTimeout: '1s',
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentActivityTaskExecutions: 40,
    ...shutdown,
    workerDeploymentOptions: {
      useWorkerVersioning: true,
      version: { deploymentName, buildId: build.id },
      defaultVersioningBehavior: 'PINNED',
    },
  });
}

/**
 * Activities are not versioned: a mended adapter reaches every trajectory. One queue for what people wait for, one for
 * each system outside, so that a flood for one, or its silence, holds up no other; and the one queue that builds from
 * before that knew.
 */
export function activityWorkers({ connection, namespace, dataConverter, activities }: WorkerParts): Promise<Worker[]> {
  const atOnce = new Map<string, number>([[taskQueues.people, 20]]);
  // The gate holds the limits of all workers together; here only so many are taken up that none waits for long at it.
  for (const taskQueue of Object.values(outsideQueues)) atOnce.set(taskQueue, mostAtASystem);
  atOnce.set(outsideQueues.mail, 20).set(taskQueues.outside, 20);
  return Promise.all(
    [...atOnce].map(([taskQueue, maxConcurrentActivityTaskExecutions]) =>
      Worker.create({
        connection,
        namespace,
        dataConverter,
        taskQueue,
        activities,
        maxConcurrentActivityTaskExecutions,
        ...shutdown,
      }),
    ),
  );
}

const mostAtASystem = 8;
