import { z } from 'zod';
import { assumptionKeys, limits, measureCodes } from '../../domain/simulation/index.ts';
import { commandDay } from './commands.ts';
import { count, day, many, province } from './common.ts';

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

export const simulationQuery = z.strictObject({
  people: whole(0, limits.people).default(100).describe('Invented registrations in the whole time'),
  years: whole(1, limits.years).default(1),
  seed: whole(0, 2_147_483_647).default(1).describe('The same seed gives the same result'),
  repeats: whole(1, limits.repeats).default(3),
  from: commandDay.optional().describe('The first day; left out, the first of January after the newest rules begin'),
  fromNow: z
    .enum(['true', 'false'])
    .optional()
    .describe('With the present population, groups and places as the start; today is the first day'),
  quota: whole(0, limits.quota).optional().describe('Compare with so many places per province and year'),
  moreGroups: whole(-limits.moreGroups, limits.moreGroups).optional().describe('Compare with so many groups more'),
  mediators: whole(1, limits.mediators).optional().describe('Compare with so many mediators in a province'),
  rules: z.string().max(20).optional().describe('Compare with this version of the rules'),
});

const number = z.number().nullable();
const interval = {
  measure: z.enum(measureCodes),
  province: province.nullable().describe('null: all provinces together'),
  of: z.string().nullable().describe('A year, a month, a code; null: of the whole run'),
  mean: number,
  low: number.describe('5th percentile'),
  middle: number.describe('50th percentile'),
  high: number.describe('95th percentile'),
  runs: count.describe('In how many of the runs there is such a number'),
};
const scenario = z.object({
  rules: z.string(),
  quota: count,
  groupsPerYear: z.number().int(),
  mediatorsPerProvince: count,
});

export const simulationAnswer = z
  .object({
    ready: z.boolean().describe('false: ask the same again, it goes on meanwhile'),
    done: count,
    of: count,
    result: z
      .object({
        from: day,
        present: count.describe('Open trajectories at the start'),
        repeats: count,
        scenarios: many(scenario).describe('As it is; and otherwise, where something was to be compared'),
        intervals: many(z.object(interval).meta({ id: 'SimulatedInterval' })),
        other: many(z.object(interval)).describe('The same of the other scenario'),
        differences: many(
          z.object({ ...interval, before: number, after: number }).meta({ id: 'SimulatedDifference' }),
        ).describe('Of pairs of runs with the same people and chance'),
        assumptions: many(
          z.object({
            key: z.enum(assumptionKeys as [(typeof assumptionKeys)[number], ...(typeof assumptionKeys)[number][]]),
            from: z.enum(['S', 'D']).describe('S: stated by the sources; D: a default of ours'),
            kind: z.enum(['share', 'days', 'weights', 'count']),
            value: z.number().optional(),
            low: z.number().optional(),
            likely: z.number().optional(),
            high: z.number().optional(),
            of: z.record(z.string(), z.number()).optional(),
          }),
        ),
      })
      .nullable(),
  })
  .meta({ id: 'Simulation', description: 'Invented people in the programme itself; nothing is kept' });
