import { integer, pgTable, text } from 'drizzle-orm/pg-core';

/**
 * What `check` found to follow from its events: as long as sequence and state are these, and the code that unfolds events is
 * the same, they need not be read again. Forgotten, it is only worked out once more.
 */
export const checkedStates = pgTable('checked_states', {
  /** A trajectory or a cohort. */
  id: text('id').primaryKey(),
  sequence: integer('sequence').notNull(),
  /** md5 of the state as Postgres writes it. */
  hash: text('hash').notNull(),
  /** The build whose code unfolded the events. */
  build: text('build').notNull(),
  /** The run that answered with this very state, and how long its history was before it was asked; null: it was not asked. */
  runId: text('run_id'),
  historyLength: integer('history_length'),
});

/** What the run of one said of its state when it last recorded, or what it was begun with; missing, it must be asked. */
export const runsSaid = pgTable('runs_said', {
  /** A trajectory, a cohort, or another durable thing. */
  id: text('id').primaryKey(),
  runId: text('run_id').notNull(),
  /** The fingerprint of the state that it held. */
  state: text('state').notNull(),
});
