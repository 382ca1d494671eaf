import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import type { RuleSet } from '../../domain/rules/index.ts';
import { closingReasons } from '../codes.ts';
import { among, instant, localDay } from './columns.ts';
import { organisations } from './staff.ts';

/** Rule sets that were loaded beside those of the software. A row is never changed: dates were made by it. */
export const ruleSets = pgTable(
  'rule_sets',
  {
    version: text('version').primaryKey(),
    validFrom: localDay('valid_from').notNull(),
    body: jsonb('body').$type<RuleSet>().notNull(),
    loadedBy: text('loaded_by').notNull(),
    loadedAt: instant('loaded_at').notNull(),
  },
  (table) => [check('rule_sets_body', sql`${table.body} ->> 'version' = ${table.version}`)],
);

/** Closing days, with the calendar version that added each and the one that took it away: so any version can be had again. */
export const closingDays = pgTable(
  'closing_days',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    day: localDay('day').notNull(),
    reason: text('reason').$type<(typeof closingReasons)[number]>().notNull(),
    addedIn: integer('added_in').notNull(),
    removedIn: integer('removed_in'),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.day, table.addedIn] }),
    check('closing_days_reason', among(table.reason, closingReasons)),
    check('closing_days_versions', sql`${table.removedIn} is null or ${table.removedIn} > ${table.addedIn}`),
    index('closing_days_open')
      .on(table.organisationId, table.day)
      .where(sql`removed_in is null`),
  ],
);

/** The version of the calendar: one row, raised by every change. */
export const calendarVersion = pgTable(
  'calendar_version',
  { id: smallint('id').primaryKey().default(1), version: integer('version').notNull().default(0) },
  (table) => [check('calendar_version_one_row', sql`${table.id} = 1`)],
);
