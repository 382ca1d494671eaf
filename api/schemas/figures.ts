import { z } from 'zod';
import {
  ageGroups,
  educationGroups,
  figureCodes,
  migrations,
  mostRecords,
  statSexes,
} from '../../domain/statistics/index.ts';
import { count, day, many, next, pageQuery, province } from './common.ts';

const asked = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const period = {
  from: asked
    .optional()
    .describe('The first day; left out, 1 January of the year of `until`')
    .meta({ example: '2026-01-01' }),
  until: asked.optional().describe('The last day; left out, `asOf`'),
  asOf: asked.optional().describe('As it was known at the end of that day in Brussels; left out, today'),
  province: province.optional(),
};
const figure = z.enum(figureCodes);

export const figureParams = z.strictObject({ figure });
export const periodQuery = z.strictObject(period);
export const tableQuery = z.strictObject({
  ...period,
  by: z
    .string()
    .max(120)
    .optional()
    .describe(
      'Dimensions, with commas: province, sex, ageGroup, education, migration, partner, cohort, yearOfStart, kind',
    )
    .meta({ example: 'province,sex' }),
});

const known = { from: day, until: day, asOf: day, province: province.nullable() };
const days = z.number().int().nullable();
const row = z
  .object({
    of: many(z.union([z.string(), z.number()]).nullable()).describe(
      'The value of each dimension, in the order of `by`',
    ),
    number: count,
    known: count.describe('Of how many the days are known'),
    quartile1: days,
    median: days,
    quartile3: days,
    longest: days,
  })
  .meta({ id: 'FigureRow', description: 'Exact: not for publication' });

export const figureTable = z
  .object({ figure, ...known, by: many(z.string()), total: count, items: many(row) })
  .meta({ id: 'FigureTable' });

export const definitions = z
  .object({
    items: many(
      z
        .object({ figure, title: z.string(), counts: z.string(), days: z.string().nullable() })
        .meta({ id: 'Definition' }),
    ),
    dimensions: many(z.object({ dimension: z.string(), title: z.string(), means: z.string() })),
  })
  .meta({ id: 'FigureDefinitions' });

export const process = z
  .object({
    ...known,
    items: many(row).describe('Of every track whether there was a consultation before week 6, per province'),
    waits: many(row).describe('Waiting times by step and province, the longest median first'),
    moves: many(row).describe('Moves from phase to phase, the most frequent first'),
    late: many(row).describe('Tasks that were late, by rule and province, the longest median first'),
    paths: many(row).describe('Whole ways through the phases, the most frequent first'),
    otherPaths: count,
    earlyDropouts: many(row).describe('By what was noted last before'),
  })
  .meta({ id: 'ProcessFigures' });

export const recordsQuery = z.strictObject({
  ...period,
  figures: z
    .string()
    .max(500)
    .optional()
    .describe('Only these, with commas; left out, all')
    .meta({ example: 'referrals' }),
  limit: z.coerce.number().int().min(1).max(mostRecords).default(1_000),
  after: pageQuery.shape.after,
});
export const records = z
  .object({
    items: many(
      z
        .object({
          figure,
          trajectoryId: z.string().describe('Another name for the trajectory, the same on every page of one question'),
          on: day,
          kind: z.string().nullable(),
          days,
          province,
          sex: z.enum(statSexes),
          ageGroup: z.enum(ageGroups),
          education: z.enum(educationGroups),
          migration: z.enum(migrations),
          partner: z.string().nullable(),
          cohort: z.string().nullable(),
          yearOfStart: z.number().int().nullable(),
        })
        .meta({ id: 'FigureRecord' }),
    ),
    next,
  })
  .meta({ id: 'FigureRecords' });

export const figuresChecked = z
  .object({ lives: count, facts: count, items: many(z.string()).describe('Trajectories that differ') })
  .meta({ id: 'FiguresCheck' });
export const figuresRebuilt = z.object({ lives: count }).meta({ id: 'FiguresRebuilt' });

/** What is no such name is refused by the verb. */
export const namesIn = (by: string | undefined): string[] => by?.split(',').filter((name) => name !== '') ?? [];
