import type { DataConverter } from '@temporalio/common';
import { Worker, type NativeConnection } from '@temporalio/worker';
import type { CohortOutsideActivities, CohortRecordActivities } from '../workflows/cohorts/contract.ts';
import {
  deploymentName,
  taskQueues,
  type RecordActivities,
  type OutsideActivities,
  type SweepActivities,
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
    Partial<SweepActivities>;
  /** 0 replays after every step: for tests. */
  readonly maxCachedWorkflows?: number;
}

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
    activities: { record: activities.record, recordCohort: activities.recordCohort },
    maxCachedWorkflows,
    // After a crash the next command waits for this before it goes to another worker.
    stickyQueueScheduleToStartTimeout: '1s',
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentActivityTaskExecutions: 40,
    shutdownGraceTime: '5s',
    workerDeploymentOptions: {
      useWorkerVersioning: true,
      version: { deploymentName, buildId: build.id },
      defaultVersioningBehavior: 'PINNED',
    },
  });
}

/** Activities are not versioned: a mended adapter reaches every trajectory. One queue for what people wait for, one for the rest. */
export function activityWorkers({ connection, namespace, dataConverter, activities }: WorkerParts): Promise<Worker[]> {
  return Promise.all(
    [taskQueues.people, taskQueues.outside].map((taskQueue) =>
      Worker.create({
        connection,
        namespace,
        dataConverter,
        taskQueue,
        activities,
        maxConcurrentActivityTaskExecutions: 20,
        shutdownGraceTime: '5s',
      }),
    ),
  );
}
