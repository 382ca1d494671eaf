import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { lanes, type Effect, type Lane, type Recipient } from '../../domain/trajectory/effect.ts';
import { effectKinds, recipients } from '../codes.ts';
import { among } from './columns.ts';
import { effectChecks, effectColumns, messageColumns } from './things.ts';
import { trajectories } from './trajectories.ts';

/** What the outside world must be told or asked, written with the events it follows from. */
export const effects = pgTable(
  'effects',
  {
    trajectoryId: text('trajectory_id')
      .notNull()
      .references(() => trajectories.id),
    ...effectColumns<Effect>(),
    lane: text('lane').$type<Lane>().notNull(),
    /** What came of it, as codes: a repeated attempt is answered with it instead of done twice. */
    result: jsonb('result'),
  },
  (table) => [
    ...effectChecks('effects', table.trajectoryId, table, effectKinds),
    check('effects_key', sql`${table.key} ~ '^[0-9]+/[0-9]+$' and ${table.body} ->> 'key' = ${table.key}`),
    check('effects_lane', among(table.lane, lanes)),
  ],
);

/** The mailbox: what was told to whom. */
export const messages = pgTable(
  'messages',
  {
    ...messageColumns<Recipient>(),
    trajectoryId: text('trajectory_id').notNull(),
    deadlineId: text('deadline_id'),
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
