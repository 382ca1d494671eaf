import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgSequence, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Province } from '../../domain/rules/index.ts';
import { placeStatuses, provinces, type PlaceStatus } from '../codes.ts';
import { among, instant } from './columns.ts';
import { trajectories } from './trajectories.ts';

/** At most so many referrals per province and year. Places are given and given back under the lock of the province's line. */
export const quotas = pgTable(
  'quotas',
  {
    province: text('province').$type<Province>().notNull(),
    year: integer('year').notNull(),
    places: integer('places').notNull(),
    /** Places granted or offered now: the CHECK is the last guard of the quota. */
    taken: integer('taken').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.province, table.year] }),
    check('quotas_province', among(table.province, provinces)),
    check('quotas_never_exceeded', sql`${table.taken} between 0 and ${table.places}`),
  ],
);

export const queueNumbers = pgSequence('queue_numbers');

/** A referral, and the year whose quota its place counts in: that of the referral, later that in which it still waits. */
export const places = pgTable(
  'places',
  {
    trajectoryId: text('trajectory_id')
      .notNull()
      .references(() => trajectories.id),
    referralId: text('referral_id').notNull(),
    province: text('province').$type<Province>().notNull(),
    year: integer('year').notNull(),
    status: text('status').$type<PlaceStatus>().notNull(),
    /** Order of waiting: the lowest is next; null: never waited. */
    queueNumber: bigint('queue_number', { mode: 'number' }).unique(),
    requestedAt: instant('requested_at').notNull(),
    queuedAt: instant('queued_at'),
    /** The effect that last gave this place back, and the referral that got it then: a repeat is answered with it. */
    releaseKey: text('release_key'),
    releasedTo: text('released_to'),
  },
  (table) => [
    primaryKey({ columns: [table.trajectoryId, table.referralId] }),
    check('places_province', among(table.province, provinces)),
    check('places_status', among(table.status, placeStatuses)),
    check(
      'places_queue',
      sql`(${table.queueNumber} is null) = (${table.queuedAt} is null) and (${table.status} not in ('queued', 'offered') or ${table.queueNumber} is not null)`,
    ),
    index('places_queue_order')
      .on(table.province, table.queueNumber)
      .where(sql`status = 'queued'`),
    index('places_waiting')
      .on(table.trajectoryId)
      .where(sql`status = 'queued'`),
    index('places_by_year').on(table.year, table.province, table.status),
  ],
);
