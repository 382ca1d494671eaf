import pMap from 'p-map';
import { receiversWaiting } from '../../db/queries/webhooks.ts';
import { taskQueues, webhookId, webhookWaits, webhookWorkflow } from '../../workflows/contract.ts';
import type { App } from '../open.ts';

/** Starts the lane of each of these receivers, or tells the one that rests that something waits. */
export async function pokeReceivers({ client }: Pick<App, 'client'>, receivers: readonly string[]): Promise<void> {
  await pMap(
    receivers,
    (id) =>
      client.workflow.signalWithStart(webhookWorkflow, {
        workflowId: webhookId(id),
        taskQueue: taskQueues.trajectories,
        args: [id],
        signal: webhookWaits,
      }),
    { concurrency: 4 },
  );
}

/** All receivers for which something of this trajectory waits, or, left out, anything. Returns how many. */
export async function pokeWaiting(app: Pick<App, 'client' | 'db'>, trajectoryId?: string): Promise<number> {
  const receivers = await receiversWaiting(app.db, trajectoryId);
  await pokeReceivers(app, receivers);
  return receivers.length;
}
