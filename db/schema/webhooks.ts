import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { partnerForm, type Partner } from '../../domain/rules/index.ts';
import type { EventType } from '../../domain/trajectory/index.ts';
import { instant, matches, ownId } from './columns.ts';
import { municipalities } from './municipalities.ts';
import { trajectories } from './trajectories.ts';

/** Where another organisation's program hears of events. Times are the machine's, which no time machine moves. */
export const webhooks = pgTable(
  'webhooks',
  {
    id: ownId(),
    /** A partner's, or of the OCMW of one municipality. */
    partner: text('partner').$type<Partner>(),
    nis: text('nis').references(() => municipalities.nis),
    url: text('url').notNull(),
    /** What deliveries are signed with, sealed by the payload key. */
    secret: text('secret').notNull(),
    /** Which types; empty: all that may be told. */
    types: text('types')
      .array()
      .$type<EventType[]>()
      .notNull()
      .default(sql`'{}'`),
    madeAt: instant('made_at')
      .notNull()
      .default(sql`now()`),
    /** Nothing is delivered as long as it is set; what happens meanwhile is kept. */
    pausedAt: instant('paused_at'),
    endedAt: instant('ended_at'),
    /** Failures in a row of the receiver as a whole, and until when it is left alone. */
    failures: integer('failures').notNull().default(0),
    restsUntil: instant('rests_until'),
    lastCode: text('last_code'),
  },
  (table) => [
    check('webhooks_whose', sql`(${table.partner} is null) <> (${table.nis} is null)`),
    check('webhooks_partner', matches(table.partner, partnerForm)),
    check('webhooks_url', sql`${table.url} ~ '^https?://' and length(${table.url}) <= 500`),
  ],
);

/** One event for one receiver, written with the event: it stays until the receiver says that it has it. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    /** The order in which they were written. */
    number: bigint('number', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    webhookId: uuid('webhook_id')
      .notNull()
      .references(() => webhooks.id),
    trajectoryId: text('trajectory_id')
      .notNull()
      .references(() => trajectories.id),
    sequence: integer('sequence').notNull(),
    type: text('type').$type<EventType>().notNull(),
    /** The `data` of the CloudEvent: ids, codes and days. */
    data: jsonb('data').$type<Readonly<Record<string, unknown>>>().notNull(),
    /** When it happened, by the application's time. */
    at: instant('at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Not before this moment; null: at once. */
    nextAt: instant('next_at'),
    deliveredAt: instant('delivered_at'),
    /** Of the last attempt: a status, or why there was none. */
    lastCode: text('last_code'),
  },
  (table) => [
    unique('webhook_deliveries_once').on(table.webhookId, table.trajectoryId, table.sequence),
    index('webhook_deliveries_waiting')
      .on(table.webhookId, table.trajectoryId, table.sequence)
      .where(sql`delivered_at is null`),
    index('webhook_deliveries_log').on(table.webhookId, table.number),
  ],
);
