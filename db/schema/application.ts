import { sql } from 'drizzle-orm';
import { bigint, check, integer, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** How far the application's clock is ahead: one row. Moved by the demo's time machine only. */
export const clock = pgTable(
  'clock',
  {
    id: smallint('id').primaryKey().default(1),
    offsetMs: bigint('offset_ms', { mode: 'number' }).notNull().default(0),
  },
  (table) => [check('clock_one_row', sql`${table.id} = 1`)],
);

/** What a request with this key was answered, so that sending it twice does it once. `status` null: still being answered. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    scope: text('scope').notNull(),
    key: text('key').notNull(),
    /** Hash of the request: the same key with another request is a mistake of the caller. */
    requestHash: text('request_hash').notNull(),
    status: integer('status'),
    response: jsonb('response'),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.key] })],
);
