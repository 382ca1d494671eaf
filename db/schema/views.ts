import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { glassReasons, revealReasons } from '../../domain/rights/reasons.ts';
import { among, instant, matches, trajectoryIdForm, ownId } from './columns.ts';

/**
 * Who looked at what of whom. Only added to, also after the person is erased: it holds ids and codes. The person is no
 * foreign key, since of two rows that are one person one goes. A list that showed several is one row with all of them: with
 * a row for each, writing them down took longer than reading the list.
 */
export const views = pgTable(
  'views',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    /** A colleague, an account or a program; null: direct access on the server. */
    viewerId: text('viewer_id'),
    /** What they were to the person. */
    relation: text('relation').notNull(),
    organisationId: text('organisation_id'),
    /** null: a list. */
    personId: uuid('person_id'),
    trajectoryId: text('trajectory_id'),
    /** Those that a list showed. */
    trajectoryIds: text('trajectory_ids').array(),
    operation: text('operation').notNull(),
    reason: text('reason').$type<(typeof revealReasons)[number] | (typeof glassReasons)[number]>(),
  },
  (table) => [
    check('views_trajectory', matches(table.trajectoryId, trajectoryIdForm)),
    check('views_reason', among(table.reason, [...new Set([...revealReasons, ...glassReasons])])),
    check(
      'views_list',
      sql`num_nulls(${table.personId}, ${table.trajectoryIds}) = 1 and num_nulls(${table.trajectoryId}, ${table.trajectoryIds}) >= 1`,
    ),
    index('views_by_person').on(table.personId, table.at),
    index('views_by_trajectory').on(table.trajectoryId, table.at),
    // New rows wait in a short list of their own, so that a list of a thousand is written down in no time.
    index('views_by_list').using('gin', table.trajectoryIds).with({ gin_pending_list_limit: 512 }),
  ],
);

/** Someone opened a file that is not theirs, for a short time and with a reason; the mediator is told. Only added to. */
export const brokenGlass = pgTable(
  'broken_glass',
  {
    id: ownId(),
    staffId: text('staff_id').notNull(),
    trajectoryId: text('trajectory_id').notNull(),
    reason: text('reason').$type<(typeof glassReasons)[number]>().notNull(),
    /** The mediator as it was then; null: there was none. */
    toldId: text('told_id'),
    at: instant('at').notNull(),
    until: instant('until').notNull(),
  },
  (table) => [
    check('broken_glass_trajectory', matches(table.trajectoryId, trajectoryIdForm)),
    check('broken_glass_reason', among(table.reason, glassReasons)),
    check('broken_glass_until', sql`${table.at} < ${table.until}`),
    index('broken_glass_by_staff').on(table.staffId, table.trajectoryId, table.until),
    index('broken_glass_in_order')
      .on(table.at, table.id)
      .where(sql`told_id is not null`),
    index('broken_glass_by_told').on(table.toldId, table.at, table.id),
    index('broken_glass_by_trajectory').on(table.trajectoryId),
  ],
);
