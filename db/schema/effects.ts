import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { RuleKey } from '../../domain/rules/index.ts';
import { lanes, type Effect, type Lane, type Recipient } from '../../domain/trajectory/effect.ts';
import { effectKinds, effectStatuses, recipients, type EffectStatus } from '../codes.ts';
import { among, instant } from './columns.ts';
import { staff } from './staff.ts';
import { trajectories } from './trajectories.ts';

/** What the outside world must be told or asked, written with the events it follows from. */
export const effects = pgTable(
  'effects',
  {
    trajectoryId: text('trajectory_id')
      .notNull()
      .references(() => trajectories.id),
    /** Sequence of the event / number within it. */
    key: text('key').notNull(),
    lane: text('lane').$type<Lane>().notNull(),
    kind: text('kind').$type<Effect['kind']>().notNull(),
    body: jsonb('body').$type<Effect>().notNull(),
    status: text('status').$type<EffectStatus>().notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
    /** What came of it, as codes: a repeated attempt is answered with it instead of done twice. */
    result: jsonb('result'),
    doneAt: instant('done_at'),
  },
  (table) => [
    primaryKey({ columns: [table.trajectoryId, table.key] }),
    check('effects_key', sql`${table.key} ~ '^[0-9]+/[0-9]+$' and ${table.body} ->> 'key' = ${table.key}`),
    check('effects_lane', among(table.lane, lanes)),
    check('effects_kind', among(table.kind, effectKinds)),
    check('effects_status', among(table.status, effectStatuses)),
    check('effects_done', sql`(${table.status} = 'pending') = (${table.doneAt} is null)`),
    index('effects_pending')
      .on(table.trajectoryId)
      .where(sql`status = 'pending'`),
  ],
);

/** The mailbox: what was told to whom. Once per effect and recipient, however often the telling is tried. */
export const messages = pgTable(
  'messages',
  {
    id: uuid('id')
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    trajectoryId: text('trajectory_id').notNull(),
    effectKey: text('effect_key').notNull(),
    recipientId: text('recipient_id')
      .notNull()
      .references(() => staff.id),
    recipientRole: text('recipient_role').$type<Recipient>().notNull(),
    about: text('about').notNull(),
    rule: text('rule').$type<RuleKey>(),
    deadlineId: text('deadline_id'),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull(),
    /** When the mail server took it; null: only here. */
    sentAt: instant('sent_at'),
    /** When it leaves by mail: it came up in quiet hours. */
    leavesAt: instant('leaves_at'),
    /** When it was refused or came back for good: its address does not work. */
    bouncedAt: instant('bounced_at'),
  },
  (table) => [
    foreignKey({
      name: 'messages_effect',
      columns: [table.trajectoryId, table.effectKey],
      foreignColumns: [effects.trajectoryId, effects.key],
    }),
    unique('messages_once').on(table.trajectoryId, table.effectKey, table.recipientId),
    check('messages_role', among(table.recipientRole, recipients)),
    index('messages_in_order').on(table.at, table.id),
    index('messages_by_recipient').on(table.recipientId, table.at, table.id),
    index('messages_by_role').on(table.recipientRole, table.at, table.id),
    index('messages_by_deadline').on(table.trajectoryId, table.deadlineId),
    index('messages_by_trajectory').on(table.trajectoryId, table.at),
  ],
);
