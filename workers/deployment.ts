import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { hasStatus } from '../app/grpc.ts';
import { deploymentName } from '../workflows/contract.ts';

/**
 * Makes a build the current one: new trajectories start on it. The server knows a build only after its worker has polled,
 * so it is tried until then; before that, starts get no answer.
 */
export async function makeCurrent(
  client: Client,
  buildId: string,
  patienceMs = 60_000,
  deployment = deploymentName,
): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    try {
      await client.workflowService.setWorkerDeploymentCurrentVersion({
        namespace: client.options.namespace,
        deploymentName: deployment,
        buildId,
        identity: 'w2',
        ignoreMissingTaskQueues: true,
      });
      return;
    } catch (error) {
      const notYetKnown = hasStatus(error, 'notFound', 'failedPrecondition', 'unavailable');
      if (!notYetKnown || Date.now() > giveUpAt) throw error;
      await wait(100);
    }
  }
}

/** How many runs are open on a build, of whatever kind: each of them answers nobody while nobody serves it. */
export async function openOn(client: Client, buildId: string): Promise<number> {
  const { count } = await client.workflow.count(
    `ExecutionStatus = 'Running' AND TemporalWorkerDeploymentVersion = '${deploymentName}:${buildId}'`,
  );
  return count;
}
