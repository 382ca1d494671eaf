import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import type { TrajectoryEvent } from '../../domain/trajectory/index.ts';
import { eventChecks, eventColumns } from './things.ts';
import { trajectories } from './trajectories.ts';

/** Every trajectory's whole life: audit, statistics at any date, and what a lost workflow is started from again. Append-only by trigger. */
export const trajectoryEvents = pgTable(
  'trajectory_events',
  {
    trajectoryId: text('trajectory_id')
      .notNull()
      .references(() => trajectories.id),
    ...eventColumns<TrajectoryEvent>(),
    /** Not a foreign key: a missing note must never stop an event from being recorded. */
    noteId: text('note_id'),
  },
  (table) => [
    ...eventChecks('trajectory_events', table.trajectoryId, table),
    check(
      'trajectory_events_sequence',
      sql`${table.sequence} >= 1 and (${table.sequence} = 1) = (${table.type} = 'Registered')`,
    ),
    index('trajectory_events_by_type').on(table.type, table.onDate),
  ],
);
