import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  setWorkflowOptions,
} from '@temporalio/workflow';
import { instantOfMs, msOf } from '../domain/calendar/index.ts';
import { taskQueues, webhookWaits, type WebhookActivities } from './contract.ts';

/** Our own database comes back; a receiver that does not answer is no failure of the activity. */
const { deliverWebhook } = proxyActivities<WebhookActivities>({
  taskQueue: taskQueues.outside,
  startToCloseTimeout: '3 minutes',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1s', backoffCoefficient: 3, maximumInterval: '10 minutes' },
});

const waits = defineSignal(webhookWaits);

/**
 * The lane of one receiver: lives as long as something waits for it, tries, rests, and tries again; it holds up no
 * trajectory and no other receiver. Each round is a run of its own, on the newest build.
 */
export async function webhook(webhookId: string): Promise<void> {
  let poked = false;
  setHandler(waits, () => {
    poked = true;
  });
  const { again } = await deliverWebhook({ webhookId, now: instantOfMs(Date.now()) });
  if (again === null && !poked) return;
  if (again !== null) {
    setCurrentDetails(`tries again at ${again}`);
    const ms = msOf(again) - Date.now();
    if (ms > 0) await condition(() => poked, ms);
  }
  await condition(allHandlersFinished);
  await continueAsNew<typeof webhook>(webhookId);
}
setWorkflowOptions({ versioningBehavior: 'AUTO_UPGRADE' }, webhook);
