import { and, asc, desc, eq, gte, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/index.ts';
import type { Database } from '../connect.ts';
import { webhookDeliveries, webhooks } from '../schema.ts';

export type WebhookRow = typeof webhooks.$inferSelect;
export type DeliveryRow = typeof webhookDeliveries.$inferSelect;

export async function insertWebhook(
  db: Database,
  row: Pick<WebhookRow, 'id' | 'partner' | 'nis' | 'url' | 'secret' | 'types'>,
): Promise<void> {
  await db.insert(webhooks).values(row);
}

/** Of one owner, or of all; ended ones are left out. */
export async function listWebhooks(
  db: Database,
  whose: { readonly partner?: string; readonly nis?: string } = {},
): Promise<(WebhookRow & { readonly waiting: number })[]> {
  const rows = await db
    .select({
      webhook: webhooks,
      waiting: sql<number>`(select count(*)::int from ${webhookDeliveries} where ${webhookDeliveries.webhookId} = ${webhooks.id} and ${webhookDeliveries.deliveredAt} is null)`,
    })
    .from(webhooks)
    .where(
      and(
        isNull(webhooks.endedAt),
        whose.partner === undefined ? undefined : sql`${webhooks.partner} = ${whose.partner}`,
        whose.nis === undefined ? undefined : eq(webhooks.nis, whose.nis),
      ),
    )
    .orderBy(asc(webhooks.madeAt), asc(webhooks.id));
  return rows.map(({ webhook, waiting }) => ({ ...webhook, waiting }));
}

export async function readWebhook(db: Database, id: string): Promise<WebhookRow | null> {
  const [row] = await db
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.id, id), isNull(webhooks.endedAt)));
  return row ?? null;
}

/** Changes what is given, and lets a receiver that rests be tried at once. */
export async function changeWebhook(
  db: Database,
  id: string,
  changed: Partial<Pick<WebhookRow, 'url' | 'types' | 'secret' | 'pausedAt' | 'endedAt'>>,
): Promise<void> {
  await db
    .update(webhooks)
    .set({ ...changed, failures: 0, restsUntil: null })
    .where(eq(webhooks.id, id));
}

/** The first undelivered event of each trajectory that may be tried now: later ones of a trajectory wait for it. */
export async function dueHeads(db: Database, webhookId: string, now: Instant, limit: number): Promise<DeliveryRow[]> {
  const heads = db
    .selectDistinctOn([webhookDeliveries.trajectoryId])
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.webhookId, webhookId), isNull(webhookDeliveries.deliveredAt)))
    .orderBy(asc(webhookDeliveries.trajectoryId), asc(webhookDeliveries.sequence))
    .as('heads');
  return db
    .select()
    .from(heads)
    .where(or(isNull(heads.nextAt), lte(heads.nextAt, now)))
    .orderBy(asc(heads.number))
    .limit(limit);
}

/** When the next of them may be tried; null: nothing waits. An instant in the past: at once. */
export async function nextDelivery(db: Database, webhookId: string): Promise<Instant | null> {
  const [row] = await db
    .select({ next: sql<string | null>`min(coalesce(${webhookDeliveries.nextAt}, 'epoch'::timestamptz))` })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.webhookId, webhookId), isNull(webhookDeliveries.deliveredAt)));
  return row?.next ? (new Date(row.next).toISOString() as Instant) : null;
}

export async function noteDelivered(db: Database, number: number, code: string): Promise<void> {
  await db
    .update(webhookDeliveries)
    .set({ deliveredAt: sql`now()`, attempts: sql`${webhookDeliveries.attempts} + 1`, nextAt: null, lastCode: code })
    .where(eq(webhookDeliveries.number, number));
}

/** Of one event that its receiver does not take: the others of other trajectories go on. */
export async function noteRefused(db: Database, number: number, code: string, nextAt: Instant): Promise<void> {
  await db
    .update(webhookDeliveries)
    .set({ attempts: sql`${webhookDeliveries.attempts} + 1`, nextAt, lastCode: code })
    .where(eq(webhookDeliveries.number, number));
}

/** How the receiver as a whole is: left alone until a moment, or well (null). */
export async function noteReceiver(
  db: Database,
  id: string,
  { failures, restsUntil, lastCode }: Pick<WebhookRow, 'failures' | 'restsUntil' | 'lastCode'>,
): Promise<void> {
  await db.update(webhooks).set({ failures, restsUntil, lastCode }).where(eq(webhooks.id, id));
}

/** The log, newest first. @param before a number of the page before */
export async function listDeliveries(
  db: Database,
  webhookId: string,
  { limit, before }: { readonly limit: number; readonly before?: number },
): Promise<DeliveryRow[]> {
  return db
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.webhookId, webhookId),
        before === undefined ? undefined : lt(webhookDeliveries.number, before),
      ),
    )
    .orderBy(desc(webhookDeliveries.number))
    .limit(limit);
}

/** What was delivered since a moment (by the application's time) is delivered again, in order. Returns how many that are. */
export async function replay(db: Database, webhookId: string, since: Instant): Promise<number> {
  const again = await db
    .update(webhookDeliveries)
    .set({ deliveredAt: null, nextAt: null })
    .where(
      and(
        eq(webhookDeliveries.webhookId, webhookId),
        gte(webhookDeliveries.at, since),
        isNotNull(webhookDeliveries.deliveredAt),
      ),
    )
    .returning({ number: webhookDeliveries.number });
  return again.length;
}

/** Receivers for which something waits: of one trajectory, or of all. */
export async function receiversWaiting(db: Database, trajectoryId?: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ id: webhookDeliveries.webhookId })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .where(
      and(
        isNull(webhookDeliveries.deliveredAt),
        isNull(webhooks.endedAt),
        isNull(webhooks.pausedAt),
        trajectoryId === undefined ? undefined : eq(webhookDeliveries.trajectoryId, trajectoryId),
      ),
    );
  return rows.map(({ id }) => id);
}
