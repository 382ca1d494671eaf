import { bigint, check, index, integer, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import {
  ageGroups,
  educationGroups,
  figureCodes,
  migrations,
  statSexes,
  type AgeGroup,
  type EducationGroup,
  type FigureCode,
  type KnownTraits,
  type Migration,
  type StatSex,
} from '../../domain/statistics/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import { provinces } from '../codes.ts';
import { among, instant, localDay, matches, trajectoryIdForm } from './columns.ts';

/**
 * What the figures count, one row per thing: made from the events by the functions of domain/statistics, and made again at
 * will. The index holds a whole row, so that a figure of years is counted from it alone.
 */
export const figureFacts = pgTable(
  'figure_facts',
  {
    trajectoryId: text('trajectory_id').notNull(),
    figure: text('figure').$type<FigureCode>().notNull(),
    on: localDay('on_date').notNull(),
    /** Of what stands: the first day on which it does not any more. */
    until: localDay('until_date'),
    /** Known at the end of these days: from the first, until before the second. */
    knownFrom: localDay('known_from').notNull(),
    knownUntil: localDay('known_until'),
    province: text('province').$type<Province>().notNull(),
    sex: text('sex').$type<StatSex>().notNull(),
    ageGroup: text('age_group').$type<AgeGroup>().notNull(),
    education: text('education').$type<EducationGroup>().notNull(),
    migration: text('migration').$type<Migration>().notNull(),
    partner: text('partner'),
    cohort: text('cohort'),
    yearOfStart: smallint('year_of_start'),
    kind: text('kind'),
    days: integer('days'),
  },
  (table) => [
    check('figure_facts_figure', among(table.figure, figureCodes)),
    check('figure_facts_province', among(table.province, provinces)),
    check('figure_facts_sex', among(table.sex, statSexes)),
    check('figure_facts_age', among(table.ageGroup, ageGroups)),
    check('figure_facts_education', among(table.education, educationGroups)),
    check('figure_facts_migration', among(table.migration, migrations)),
    check('figure_facts_trajectory', matches(table.trajectoryId, trajectoryIdForm)),
    index('figure_facts_by_trajectory').on(table.trajectoryId),
    index('figure_facts_by_figure').on(
      table.figure,
      table.on,
      table.until,
      table.knownFrom,
      table.knownUntil,
      table.province,
      table.sex,
      table.ageGroup,
      table.education,
      table.migration,
      table.partner,
      table.cohort,
      table.yearOfStart,
      table.kind,
      table.days,
    ),
  ],
);

/** How far each life was read for the figures, and what was known of the person: groups only, so it stays when the person is erased. */
export const figureLives = pgTable('figure_lives', {
  trajectoryId: text('trajectory_id').primaryKey(),
  personId: uuid('person_id').notNull(),
  /** Of the last event that was read. */
  sequence: integer('sequence').notNull(),
  /** The last change of the person that was read; 0: none. */
  changeId: bigint('change_id', { mode: 'number' }).notNull(),
  traits: jsonb('traits').$type<readonly KnownTraits[]>().notNull(),
  /** When its person was joined with another one: what was known until then stays, whatever the one row has now. */
  joinedOn: localDay('joined_on'),
  /** The last change of the person that was there then. */
  joinedChangeId: bigint('joined_change_id', { mode: 'number' }),
});

/** Who looked at exact figures: small numbers tell of people. Only added to. */
export const figureLooks = pgTable(
  'figure_looks',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull(),
    /** A colleague or an account; null: direct access on the server. */
    viewerId: text('viewer_id'),
    relation: text('relation').notNull(),
    operation: text('operation').notNull(),
    /** null: all of them. */
    figure: text('figure').$type<FigureCode>(),
    from: localDay('from_date').notNull(),
    until: localDay('until_date').notNull(),
    asOf: localDay('as_of').notNull(),
    /** The dimensions it was split by, and what it was limited to: codes. */
    split: text('split').notNull(),
    province: text('province').$type<Province>(),
  },
  (table) => [
    check('figure_looks_figure', among(table.figure, figureCodes)),
    check('figure_looks_province', among(table.province, provinces)),
    index('figure_looks_by_day').on(table.at),
  ],
);
