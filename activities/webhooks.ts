import { heartbeat } from '@temporalio/activity';
import pMap from 'p-map';
import { instantOfMs, msOf, type Instant } from '../domain/calendar/index.ts';
import type { Database } from '../db/connect.ts';
import * as queries from '../db/queries/webhooks.ts';
import type { CloudEvent, Posted, Receiver } from '../integrations/webhooks/post.ts';
import type { WebhookActivities } from '../workflows/contract.ts';

/** After so many failures in a row, how long a receiver or one event is left alone; from then on the last [D]. */
const restMinutes = [1, 5, 15, 30, 60];
const atOnce = 4;
const batch = 50;
/** One round lasts no longer: then the workflow begins another. */
const roundMs = 60_000;

export interface WebhookParts {
  readonly db: Database;
  readonly publicUrl: string;
  receiverOf(webhook: queries.WebhookRow): Receiver;
  post(receiver: Receiver, event: CloudEvent, sentAt: Date): Promise<Posted>;
}

/**
 * Delivers what waits for one receiver: in order within a trajectory, several trajectories at once. At least once: what was
 * taken while its note was lost is sent again, with the same id. Answers when to come again.
 */
export const deliverWebhook =
  ({ db, publicUrl, receiverOf, post }: WebhookParts): WebhookActivities['deliverWebhook'] =>
  async ({ webhookId, now }) => {
    const until = Date.now() + roundMs;
    let webhook = await queries.readWebhook(db, webhookId);
    if (!webhook || webhook.pausedAt !== null) return { again: null };
    if (webhook.restsUntil !== null && webhook.restsUntil > now) return { again: webhook.restsUntil };
    const receiver = receiverOf(webhook);
    for (;;) {
      heartbeat();
      const heads = await queries.dueHeads(db, webhookId, now, batch);
      if (heads.length === 0) return { again: await queries.nextDelivery(db, webhookId) };
      let away: string | null = null;
      await pMap(
        heads,
        async (head) => {
          if (away !== null) return;
          const { became, code } = await post(receiver, cloudEvent(publicUrl, head), new Date());
          if (became === 'taken') await queries.noteDelivered(db, head.number, code);
          else if (became === 'refused') await queries.noteRefused(db, head.number, code, rested(now, head.attempts));
          else away = code;
        },
        { concurrency: atOnce },
      );
      if (away !== null) {
        const restsUntil = rested(now, webhook.failures);
        await queries.noteReceiver(db, webhookId, { failures: webhook.failures + 1, restsUntil, lastCode: away });
        return { again: restsUntil };
      }
      if (webhook.failures > 0) {
        await queries.noteReceiver(db, webhookId, { failures: 0, restsUntil: null, lastCode: null });
        webhook = { ...webhook, failures: 0 };
      }
      if (Date.now() > until) return { again: now };
    }
  };

const rested = (now: Instant, failures: number): Instant =>
  instantOfMs(msOf(now) + (restMinutes[failures] ?? restMinutes.at(-1)!) * 60_000);

const cloudEvent = (source: string, { trajectoryId, sequence, type, at, data }: queries.DeliveryRow): CloudEvent => ({
  specversion: '1.0',
  id: `${trajectoryId}/${sequence}`,
  source,
  type: `be.w2.trajectory.${type}.v1`,
  subject: trajectoryId,
  time: at,
  datacontenttype: 'application/json',
  // Of equal length, so that it sorts as text too.
  sequence: String(sequence).padStart(10, '0'),
  data,
});
