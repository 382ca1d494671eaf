import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Rung, Step } from '../../domain/trajectory/index.ts';
import type { Owner, RuleKey, RuleKind } from '../../domain/rules/index.ts';
import { deadlineStatuses, owners, ruleKinds, rungs, type DeadlineStatus } from '../codes.ts';
import { among, localDay, matches, ruleForm } from './columns.ts';
import { trajectories } from './trajectories.ts';

/** Every deadline that was ever opened, and what became of it. The open ones equal the state's deadlines. */
export const deadlines = pgTable(
  'deadlines',
  {
    trajectoryId: text('trajectory_id')
      .notNull()
      .references(() => trajectories.id),
    /** Rule key + number of opening, e.g. `MED-1#7`. */
    deadlineId: text('deadline_id').notNull(),
    rule: text('rule').$type<RuleKey>().notNull(),
    ruleVersion: text('rule_version').notNull(),
    kind: text('kind').$type<RuleKind>().notNull(),
    owner: text('owner').$type<Owner>().notNull(),
    pauses: boolean('pauses').notNull(),
    about: text('about'),
    fromOn: localDay('from_on').notNull(),
    dueOn: localDay('due_on').notNull(),
    /** What time will still do, in order of date. */
    steps: jsonb('steps').$type<readonly Step[]>().notNull(),
    nextRung: text('next_rung').$type<Rung>(),
    nextOn: localDay('next_on'),
    reached: text('reached').$type<Rung>(),
    status: text('status').$type<DeadlineStatus>().notNull().default('open'),
    timesMoved: integer('times_moved').notNull().default(0),
    closedOn: localDay('closed_on'),
  },
  (table) => [
    primaryKey({ columns: [table.trajectoryId, table.deadlineId] }),
    check('deadlines_rule', matches(table.rule, ruleForm)),
    check('deadlines_kind', among(table.kind, ruleKinds)),
    check('deadlines_owner', among(table.owner, owners)),
    check('deadlines_status', among(table.status, deadlineStatuses)),
    check('deadlines_rungs', sql`${among(table.nextRung, rungs)} and ${among(table.reached, rungs)}`),
    check('deadlines_closed', sql`(${table.status} = 'open') = (${table.closedOn} is null)`),
    check(
      'deadlines_next',
      sql`(${table.nextRung} is null) = (${table.nextOn} is null) and (${table.status} = 'open' or ${table.nextOn} is null)`,
    ),
    check(
      'deadlines_met',
      sql`${table.status} not in ('metInTime', 'metLate') or (${table.status} = 'metLate') = (${table.closedOn} > ${table.dueOn})`,
    ),
    index('deadlines_open_by_next_on')
      .on(table.nextOn)
      .where(sql`status = 'open'`),
    index('deadlines_open_by_due_on')
      .on(table.dueOn, table.trajectoryId, table.deadlineId)
      .where(sql`status = 'open'`),
    index('deadlines_open_by_trajectory')
      .on(table.trajectoryId, table.dueOn)
      .where(sql`status = 'open'`),
    index('deadlines_open_by_rule')
      .on(table.rule, table.dueOn, table.trajectoryId, table.deadlineId)
      .where(sql`status = 'open'`),
    index('deadlines_open_by_owner')
      .on(table.owner, table.dueOn, table.trajectoryId, table.deadlineId)
      .where(sql`status = 'open'`),
    index('deadlines_on_the_ladder')
      .on(table.dueOn)
      .where(sql`status = 'open' and reached is not null`),
  ],
);
