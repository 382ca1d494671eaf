import { check, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import {
  releaseIdForm,
  type AnnexRow,
  type Duration,
  type GateResult,
  type ProtectedTable,
} from '../../domain/statistics/publication/index.ts';
import { among, instant, localDay, matches } from './columns.ts';

/**
 * What was published: appended, never changed and never removed. The protected tables of a period are made once; made again they
 * would be rounded otherwise, and two roundings of one number tell more than one.
 */
export const releases = pgTable(
  'releases',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<'year' | 'quarter'>().notNull(),
    year: integer('year').notNull(),
    from: localDay('from_date').notNull(),
    until: localDay('until_date').notNull(),
    asOf: localDay('as_of').notNull(),
    /** Of which version the method was. */
    rules: text('rules').notNull(),
    /** Secret, as is the hash: with them the lots could be drawn again. */
    seed: text('seed').notNull(),
    inputHash: text('input_hash').notNull(),
    tables: jsonb('tables').$type<readonly ProtectedTable[]>().notNull(),
    durations: jsonb('durations').$type<readonly Duration[]>().notNull(),
    annex: jsonb('annex').$type<readonly AnnexRow[]>().notNull(),
    gate: jsonb('gate').$type<GateResult>().notNull(),
    madeAt: instant('made_at').notNull(),
    /** `direct`, or the kind of caller and its id. */
    madeBy: text('made_by').notNull(),
  },
  (table) => [
    check('releases_id', matches(table.id, releaseIdForm)),
    check('releases_kind', among(table.kind, ['year', 'quarter'])),
    check('releases_period', sql`${table.from} <= ${table.until} and ${table.until} <= ${table.asOf}`),
    // Nothing is kept that the gate did not let through.
    check('releases_safe', sql`(${table.gate} ->> 'safe')::boolean`),
  ],
);
