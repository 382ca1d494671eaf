import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Province } from '../../domain/rules/index.ts';
import {
  onwardDestinations,
  onwardResults,
  type OnwardDestination,
  type OnwardResult,
} from '../../domain/trajectory/codes.ts';
import { provinces } from '../codes.ts';
import { among, localDay } from './columns.ts';
import { trajectories } from './trajectories.ts';

/** Referrals to other services than the group, as in the state: they are counted. */
export const onwardReferrals = pgTable(
  'onward_referrals',
  {
    trajectoryId: text('trajectory_id')
      .notNull()
      .references(() => trajectories.id),
    onwardId: text('onward_id').notNull(),
    destination: text('destination').$type<OnwardDestination>().notNull(),
    projectId: text('project_id'),
    province: text('province').$type<Province>().notNull(),
    referredOn: localDay('referred_on').notNull(),
    result: text('result').$type<OnwardResult>(),
    resultOn: localDay('result_on'),
  },
  (table) => [
    primaryKey({ columns: [table.trajectoryId, table.onwardId] }),
    check('onward_referrals_destination', among(table.destination, onwardDestinations)),
    check('onward_referrals_province', among(table.province, provinces)),
    check('onward_referrals_result', among(table.result, onwardResults)),
    check('onward_referrals_heard', sql`(${table.result} is null) = (${table.resultOn} is null)`),
    index('onward_referrals_by_day').on(table.referredOn),
  ],
);
