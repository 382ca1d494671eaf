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
