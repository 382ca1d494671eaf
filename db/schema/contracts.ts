import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import {
  compensations,
  contractIdForm,
  contractLimits,
  durationUnits,
  figureSources,
  type Compensation,
  type ContractQuota,
  type FigureSource,
  type TenderContract,
} from '../../domain/contracts/contract.ts';
import { tracks, type Partner, type Province, type Track } from '../../domain/rules/index.ts';
import { provinces } from '../codes.ts';
import { among, instant, localDay, matches } from './columns.ts';
import { organisations } from './staff.ts';

const most = (limit: number) => sql.raw(String(limit));

/** Contracts with partners as they are now: the last version of each. Written with its version, in one transaction. */
export const contracts = pgTable(
  'contracts',
  {
    id: text('id').primaryKey(),
    /** Of `contract_versions`. */
    version: integer('version').notNull(),
    tender: text('tender').notNull(),
    partner: text('partner')
      .$type<Partner>()
      .notNull()
      .references(() => organisations.id),
    provinces: text('provinces').array().$type<Province[]>().notNull(),
    /** Both days are part of it. */
    validFrom: localDay('valid_from').notNull(),
    validUntil: localDay('valid_until').notNull(),
    track: text('track').$type<Track>().notNull(),
    purpose: text('purpose').notNull(),
    trajectories: integer('trajectories').notNull(),
    durationUnit: text('duration_unit').$type<(typeof durationUnits)[number]>().notNull(),
    durationFrom: smallint('duration_from').notNull(),
    durationTo: smallint('duration_to').notNull(),
    budgetCents: bigint('budget_cents', { mode: 'number' }).notNull(),
    budgetedMinutes: integer('budgeted_minutes').notNull(),
    hourlyRateCents: integer('hourly_rate_cents').notNull(),
    esfPercent: smallint('esf_percent').notNull().default(40),
    vdabPercent: smallint('vdab_percent').notNull().default(60),
    compensation: text('compensation').$type<Compensation>().notNull().default('projectHours'),
    quotas: jsonb('quotas')
      .$type<readonly ContractQuota[]>()
      .notNull()
      .default(sql`'[]'`),
    figures: text('figures').$type<FigureSource>().notNull().default('agreed'),
  },
  (table) => [
    check('contracts_id', matches(table.id, contractIdForm)),
    check('contracts_provinces', sql`cardinality(${table.provinces}) >= 1`),
    check(
      'contracts_provinces_known',
      sql`${table.provinces} <@ array[${sql.raw(provinces.map((one) => `'${one}'`).join(', '))}]`,
    ),
    check('contracts_period', sql`${table.validUntil} >= ${table.validFrom}`),
    check('contracts_track', among(table.track, tracks)),
    check('contracts_duration_unit', among(table.durationUnit, durationUnits)),
    check('contracts_duration', sql`${table.durationFrom} >= 1 and ${table.durationTo} >= ${table.durationFrom}`),
    check('contracts_trajectories', sql`${table.trajectories} between 1 and ${most(contractLimits.trajectories)}`),
    check('contracts_budget', sql`${table.budgetCents} between 0 and ${most(contractLimits.budgetCents)}`),
    check('contracts_hours', sql`${table.budgetedMinutes} between 0 and ${most(contractLimits.budgetedMinutes)}`),
    check('contracts_rate', sql`${table.hourlyRateCents} between 1 and ${most(contractLimits.hourlyRateCents)}`),
    check(
      'contracts_shares',
      sql`${table.esfPercent} >= 0 and ${table.vdabPercent} >= 0 and ${table.esfPercent} + ${table.vdabPercent} = 100`,
    ),
    check('contracts_compensation', among(table.compensation, compensations)),
    check('contracts_figures', among(table.figures, figureSources)),
    index('contracts_by_partner').on(table.partner, table.validFrom),
  ],
);

/** Every version of a contract there was, whole: a change is a new row, and none is ever changed or removed. */
export const contractVersions = pgTable(
  'contract_versions',
  {
    contractId: text('contract_id')
      .notNull()
      .references(() => contracts.id),
    version: integer('version').notNull(),
    body: jsonb('body').$type<TenderContract>().notNull(),
    /** As the actor of an event: an id, or a role. */
    by: text('by').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contractId, table.version] }),
    check('contract_versions_from_one', sql`${table.version} >= 1`),
    check('contract_versions_body', sql`${table.body} ->> 'id' = ${table.contractId}`),
  ],
);
