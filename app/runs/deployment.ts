import { type Client, ScheduleNotFoundError } from '@temporalio/client';
import { deploymentName, sweepScheduleId, sweepWorkflow, taskQueues } from '../../workflows/contract.ts';
import { hasStatus } from '../grpc.ts';

/** What Temporal knows of our builds; null: of none yet, or it forgot. */
export async function deploymentInfo({ workflowService, options: { namespace } }: Client) {
  try {
    const { workerDeploymentInfo } = await workflowService.describeWorkerDeployment({ namespace, deploymentName });
    return workerDeploymentInfo ?? null;
  } catch (error) {
    if (hasStatus(error, 'notFound')) return null;
    throw error;
  }
}

/** The build that new trajectories start on; null when no worker ever made one current, or Temporal forgot it. */
export const currentBuild = async (client: Client): Promise<string | null> =>
  (await deploymentInfo(client))?.routingConfig?.currentDeploymentVersion?.buildId || null;

/** `temporal.api.enums.v1.TaskQueueType`: of workflows, and of the recording beside them. */
const queueTypes = [1, 2] as const;
/** A worker asks for work at least once a minute, and a little later when all of its hands are full. */
const quietMs = 90_000;

/**
 * The builds of which a worker asked for work lately: runs on another one do not answer. A server of several partitions tells
 * of those that asked at its first, where of many askers some are.
 */
export async function servedBuilds({ workflowService, options: { namespace } }: Client): Promise<ReadonlySet<string>> {
  const taskQueue = { name: taskQueues.trajectories };
  const asked = await Promise.all(
    queueTypes.map((taskQueueType) => workflowService.describeTaskQueue({ namespace, taskQueue, taskQueueType })),
  );
  return new Set(
    asked
      .flatMap(({ pollers }) => pollers ?? [])
      .filter(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 > Date.now() - quietMs)
      .map(({ deploymentOptions }) => deploymentOptions?.buildId ?? ''),
  );
}

/** Whether a worker of this build asked for work lately; never of none. */
export const isServed = async (client: Client, build: string | null): Promise<boolean> =>
  build !== null && (await servedBuilds(client)).has(build);

/** Between two rounds there is a weekend at most. */
const longestGapMs = 4 * 24 * 60 * 60 * 1000;

/**
 * How the daily round of the server stands; one that an operator paused stays so until an operator goes on with it. One that
 * was changed so that it starts something else, or nothing in the coming days, is none.
 */
export async function scheduled(client: Client): Promise<'yes' | 'paused' | 'no'> {
  try {
    const { state, action, info } = await client.schedule.getHandle(sweepScheduleId).describe();
    if (state.paused) return 'paused';
    const next = info.nextActionTimes[0]?.getTime() ?? Infinity;
    return action.workflowType === sweepWorkflow && next < Date.now() + longestGapMs ? 'yes' : 'no';
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return 'no';
    throw error;
  }
}
