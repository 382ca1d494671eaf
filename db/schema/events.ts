import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Actor, TrajectoryEvent } from '../../domain/trajectory/index.ts';
import { instant, localDay } from './columns.ts';
import { trajectories } from './trajectories.ts';

/** Every trajectory's whole life: audit, statistics at any date, and what a lost workflow is started from again. Append-only by trigger. */
export const trajectoryEvents = pgTable(
  'trajectory_events',
  {
    trajectoryId: text('trajectory_id')
      .notNull()
      .references(() => trajectories.id),
    sequence: integer('sequence').notNull(),
    /** Points at the event before: a gap cannot be stored. */
    follows: integer('follows').generatedAlwaysAs(sql`nullif(sequence - 1, 0)`),
    type: text('type').$type<TrajectoryEvent['type']>().notNull(),
    onDate: localDay('on_date').notNull(),
    at: instant('at').notNull(),
    by: jsonb('by').$type<Actor>().notNull(),
    /** Not a foreign key: a missing note must never stop an event from being recorded. */
    noteId: text('note_id'),
    /** The event as decided. */
    body: jsonb('body').$type<TrajectoryEvent>().notNull(),
    epoch: integer('epoch').notNull(),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.trajectoryId, table.sequence] }),
    foreignKey({
      name: 'trajectory_events_follow',
      columns: [table.trajectoryId, table.follows],
      foreignColumns: [table.trajectoryId, table.sequence],
    }),
    check(
      'trajectory_events_sequence',
      sql`${table.sequence} >= 1 and (${table.sequence} = 1) = (${table.type} = 'Registered')`,
    ),
    check(
      'trajectory_events_body',
      sql`(${table.body} -> 'sequence')::integer = ${table.sequence} and ${table.body} ->> 'type' = ${table.type}`,
    ),
    index('trajectory_events_by_type').on(table.type, table.onDate),
  ],
);
