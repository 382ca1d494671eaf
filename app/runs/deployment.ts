import { type Client, ScheduleNotFoundError } from '@temporalio/client';
import { deploymentName, sweepScheduleId } from '../../workflows/contract.ts';
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

/** Whether the daily round is planned; one that an operator paused is. */
export async function isScheduled(client: Client): Promise<boolean> {
  try {
    await client.schedule.getHandle(sweepScheduleId).describe();
    return true;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return false;
    throw error;
  }
}
