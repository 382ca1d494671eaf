import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { activities, minutesOfADay, type Activity } from '../../domain/contract-month/codes.ts';
import type { MonthEffect } from '../../domain/contract-month/effects.ts';
import type { MonthEvent } from '../../domain/contract-month/events.ts';
import { contractMonthIdForm, type Month } from '../../domain/contract-month/id.ts';
import { monthPhases, type KnownMonth, type MonthPhase } from '../../domain/contract-month/state.ts';
import type { Partner, Province } from '../../domain/rules/index.ts';
import { among, instant, localDay, matches } from './columns.ts';
import { contracts } from './contracts.ts';
import { eventsTable, noticesTable, rootChecks, rootColumns } from './things.ts';

/** The month of each contract: the state after the last event, whole and opened up for lists. Written by its recorder alone. */
export const contractMonths = pgTable(
  'contract_months',
  {
    ...rootColumns<KnownMonth, MonthPhase>(),
    contractId: text('contract_id')
      .notNull()
      .references(() => contracts.id),
    /** `2026-03`. */
    month: text('month').$type<Month>().notNull(),
    partner: text('partner').$type<Partner>().notNull(),
    provinces: text('provinces').array().$type<Province[]>().notNull(),
    /** Whole minutes, corrections counted. */
    minutes: integer('minutes').notNull(),
    submittedOn: localDay('submitted_on'),
    approvedOn: localDay('approved_on'),
  },
  (table) => [
    ...rootChecks('contract_months', table, monthPhases),
    check('contract_months_id', matches(table.id, contractMonthIdForm)),
    check('contract_months_named', sql`${table.id} = 'CM-' || ${table.contractId} || '-' || ${table.month}`),
    check('contract_months_minutes', sql`${table.minutes} >= 0`),
    check('contract_months_approved', sql`(${table.phase} = 'approved') = (${table.approvedOn} is not null)`),
    index('contract_months_by_contract').on(table.contractId, table.month),
    index('contract_months_by_partner').on(table.partner, table.month),
  ],
);

export const contractMonthEvents = eventsTable<MonthEvent>('contract_month_events', () => contractMonths.id);
export const contractMonthEffects = noticesTable<MonthEffect>('contract_month_effects', () => contractMonths.id);

/** Each entry of hours and each correction, as it was noted: append-only by trigger. What is paid is a sum over these. */
export const hourEntries = pgTable(
  'hour_entries',
  {
    monthId: text('month_id')
      .notNull()
      .references(() => contractMonths.id),
    /** `E1`, `E2` … within its month. */
    id: text('id').notNull(),
    contractId: text('contract_id').notNull(),
    month: text('month').$type<Month>().notNull(),
    /** Not a foreign key: a wrong id must never stop an event from being recorded. The doors check it before. */
    staffId: text('staff_id').notNull(),
    day: localDay('day').notNull(),
    activity: text('activity').$type<Activity>().notNull(),
    /** Whole minutes; of a correction with a minus where it takes away. */
    minutes: integer('minutes').notNull(),
    corrects: text('corrects'),
    notedAt: instant('noted_at').notNull(),
    /** The id of who noted it. */
    notedBy: text('noted_by').notNull(),
    /** The event that it is. */
    sequence: integer('sequence').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.monthId, table.id] }),
    foreignKey({
      name: 'hour_entries_corrects',
      columns: [table.monthId, table.corrects],
      foreignColumns: [table.monthId, table.id],
    }),
    foreignKey({
      name: 'hour_entries_event',
      columns: [table.monthId, table.sequence],
      foreignColumns: [contractMonthEvents.aboutId, contractMonthEvents.sequence],
    }),
    check('hour_entries_activity', among(table.activity, activities)),
    check(
      'hour_entries_month',
      sql`extract(year from ${table.day}) * 100 + extract(month from ${table.day}) = replace(${table.month}, '-', '')::integer`,
    ),
    check(
      'hour_entries_minutes',
      sql`${table.minutes} <> 0 and abs(${table.minutes}) <= ${sql.raw(String(minutesOfADay))} and (${table.minutes} > 0 or ${table.corrects} is not null)`,
    ),
    index('hour_entries_by_contract').on(table.contractId, table.day),
    index('hour_entries_by_person').on(table.staffId, table.day),
  ],
);

/** Why a month came back, in words: never in a workflow. */
export const hourNotes = pgTable(
  'hour_notes',
  {
    id: text('id').primaryKey(),
    monthId: text('month_id')
      .notNull()
      .references(() => contractMonths.id),
    authorId: text('author_id').notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('hour_notes_by_month').on(table.monthId)],
);
