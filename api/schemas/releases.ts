import { z } from 'zod';
import { publishedFigures, releaseIdForm, timedFigures } from '../../domain/statistics/publication/index.ts';
import { ageGroups, educationGroups, migrations, statSexes } from '../../domain/statistics/index.ts';
import { collection, count, day, href, many, moment, province } from './common.ts';

const releaseId = z.string().max(10).regex(new RegExp(releaseIdForm)).describe('Like 2025, or 2026-K3');

export const releaseToMake = z
  .strictObject({
    year: z.int().min(2000).max(2099),
    asOf: z.iso
      .date()
      .optional()
      .describe('As known at the end of that day; left out: today, or as it was made before'),
  })
  .meta({ id: 'ReleaseToMake' });

const gate = z
  .object({
    safe: z.boolean().describe('The stamp: what the attack found, and nothing else'),
    method: z.string(),
    releases: count.describe('Over how many releases together the attack went'),
    attacked: count.describe('Protected numbers'),
    narrowed: count.describe('Those with fewer possible values than must remain'),
    fewest: count.describe('The fewest values that one can still have, counted up to leastValues'),
    leastValues: count,
  })
  .meta({ id: 'GateResult' });

const said = {
  id: releaseId.meta({ example: '2031' }),
  kind: z.enum(['year', 'quarter']),
  year: z.int().min(2000).max(2099),
  from: day,
  until: day,
  asOf: day,
  madeAt: moment,
  gate,
};

export const releaseList = collection(z.object({ href, ...said }).meta({ id: 'ReleaseLine' }), {}).meta({
  id: 'Releases',
});

/** Not split by it, or it has none: null. */
const cell = z
  .object({
    province,
    sex: z.enum(statSexes).nullable(),
    ageGroup: z.enum(ageGroups).nullable(),
    education: z.enum(educationGroups).nullable(),
    migration: z.enum(migrations).nullable(),
    kind: z.string().nullable(),
    number: count,
  })
  .meta({ id: 'ReleaseCell' });

export const release = z
  .object({
    ...said,
    rules: z.string().describe('Version of the method'),
    tables: many(
      z
        .object({
          figure: z.enum(publishedFigures),
          nearness: count.describe('How far each sum may be from what was counted'),
          cells: many(cell).describe('What is not here shows 0: a few, or nobody'),
        })
        .meta({ id: 'ReleaseTable' }),
    ),
    durations: many(
      z
        .object({ figure: z.enum(timedFigures), province: province.nullable(), weeks: count })
        .meta({ id: 'ReleaseDuration' }),
    ),
  })
  .meta({ id: 'Release' });
