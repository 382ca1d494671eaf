import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { outsideSystems, type OutsideSystem } from '../../domain/trajectory/effect.ts';
import {
  disclosureOutcomes,
  disclosurePurposes,
  legalGrounds,
  type DisclosureOutcome,
  type DisclosurePurpose,
  type LegalGround,
} from '../codes.ts';
import { among, instant, ruleForm, matches } from './columns.ts';
import { effects } from './effects.ts';

/**
 * The disclosure log: one row for each attempt to tell or ask another system about a person, written before anything
 * leaves. What was sent and received stands here as codes: which fields, never their values.
 */
export const disclosures = pgTable(
  'disclosures',
  {
    /** The correlation id: the other side logs it too. New for every attempt. */
    reference: uuid('reference').primaryKey(),
    trajectoryId: text('trajectory_id').notNull(),
    effectKey: text('effect_key').notNull(),
    attempt: integer('attempt').notNull(),
    system: text('system').$type<OutsideSystem>().notNull(),
    operation: text('operation').notNull(),
    purpose: text('purpose').$type<DisclosurePurpose>().notNull(),
    ground: text('ground').$type<LegalGround>().notNull(),
    askedByRole: text('asked_by_role').notNull(),
    askedById: text('asked_by_id'),
    /** The rule that had it asked, when no person did. */
    rule: text('rule'),
    sent: text('sent').array().notNull(),
    received: text('received').array().notNull(),
    outcome: text('outcome').$type<DisclosureOutcome>().notNull().default('asked'),
    /** Why there is no answer. */
    code: text('code'),
    at: instant('at').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'disclosures_effect',
      columns: [table.trajectoryId, table.effectKey],
      foreignColumns: [effects.trajectoryId, effects.key],
    }),
    check('disclosures_system', among(table.system, outsideSystems)),
    check('disclosures_purpose', among(table.purpose, disclosurePurposes)),
    check('disclosures_ground', among(table.ground, legalGrounds)),
    check('disclosures_outcome', among(table.outcome, disclosureOutcomes)),
    check('disclosures_code', sql`(${table.code} is null) = (${table.outcome} in ('asked', 'answered'))`),
    check('disclosures_received', sql`${table.outcome} = 'answered' or cardinality(${table.received}) = 0`),
    check('disclosures_rule', matches(table.rule, ruleForm)),
    index('disclosures_by_trajectory').on(table.trajectoryId, table.at),
    index('disclosures_asked')
      .on(table.trajectoryId, table.effectKey)
      .where(sql`outcome = 'asked'`),
  ],
);
