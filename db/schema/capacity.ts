import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { Province } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { outOfOrderReasons, type OutOfOrderReason, provinces } from '../codes.ts';
import { among, instant } from './columns.ts';
import { places } from './places.ts';

/** A place that somebody was offered before others who waited longer: who decided it and why. Append-only by trigger. */
export const offersOutOfOrder = pgTable(
  'offers_out_of_order',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    trajectoryId: text('trajectory_id').notNull(),
    referralId: text('referral_id').notNull(),
    year: integer('year').notNull(),
    reason: text('reason').$type<OutOfOrderReason>().notNull(),
    by: jsonb('by').$type<Actor>().notNull(),
    at: instant('at').notNull(),
    /** How many had waited longer. */
    passed: integer('passed').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'offers_out_of_order_place',
      columns: [table.trajectoryId, table.referralId],
      foreignColumns: [places.trajectoryId, places.referralId],
    }),
    check('offers_out_of_order_reason', among(table.reason, outOfOrderReasons)),
    check('offers_out_of_order_passed', sql`${table.passed} >= 0`),
    index('offers_out_of_order_by_place').on(table.trajectoryId, table.referralId),
  ],
);

/** Who set how many places a province has in a year. Append-only by trigger. */
export const quotaChanges = pgTable(
  'quota_changes',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    province: text('province').$type<Province>().notNull(),
    year: integer('year').notNull(),
    before: integer('before').notNull(),
    places: integer('places').notNull(),
    by: jsonb('by').$type<Actor>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    check('quota_changes_province', among(table.province, provinces)),
    index('quota_changes_by_quota').on(table.province, table.year),
  ],
);
