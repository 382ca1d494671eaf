import { z } from 'zod';
import { attemptResults, attemptWays, prospectSources, prospectStatuses } from '../../domain/prospects/index.ts';
import { limits } from '../limits.ts';
import { commandDay, freeText } from './commands.ts';
import { collection, count, day, dryRunQuery, href, many, moment, total } from './common.ts';
import { differs, line, left, reason } from './registrations.ts';

export const prospectParams = z.strictObject({ id: z.uuid().describe('The id of somebody on a list') });

export const importQuery = dryRunQuery.extend({
  source: z.enum(prospectSources).describe('Who handed the list over'),
  sheet: z.string().max(100).optional().describe('Of a workbook: the sheet that is meant, or * for all with a list'),
});

export const imported = z
  .object({
    listId: z.string().nullable().describe('null: of a dry run, or without one good row'),
    accepted: count,
    duplicate: many(line.extend({ of: z.string() })),
    refused: many(line.extend({ reasons: many(reason) })),
    differs: many(differs.extend(line.shape).extend({ trajectoryId: z.string().nullable() })),
    warnings: many(line.extend(reason.shape)),
    left,
  })
  .meta({ id: 'ProspectReport' });

export const fetched = collection(
  z
    .object({
      rizivId: z.string(),
      madeOn: z.string(),
      report: imported.nullable().describe('null: taken in before, or it did not come or could not be read'),
      problem: z.string().nullable().describe('why it is not done with: it is offered again; null: all is well'),
    })
    .meta({ id: 'FetchedList' }),
  {},
).meta({ id: 'FetchedLists' });

export const lists = collection(
  z
    .object({
      href,
      id: z.string(),
      source: z.enum(prospectSources),
      fileName: z.string(),
      importedAt: moment,
      ...{ accepted: count, duplicate: count, refused: count },
    })
    .meta({ id: 'ProspectList' }),
  {},
).meta({ id: 'ProspectLists' });

export const prospectsQuery = z.strictObject({
  status: z.enum(prospectStatuses).optional(),
  listId: z.uuid().optional(),
  stale: z.enum(['true', 'false']).optional().describe('true: with whom nothing happened for twelve months'),
  limit: z.coerce.number().int().min(1).max(limits.page).default(limits.defaultPage),
});

const prospect = z.object({
  id: z.string(),
  listId: z.string(),
  line: count,
  ...{ insz: z.string(), lastName: z.string(), firstName: z.string(), birthDate: z.string().nullable() },
  ...{ street: z.string(), houseNumber: z.string(), postcode: z.string(), municipality: z.string() },
  ...{ phone: z.string(), email: z.string(), language: z.string(), remark: z.string() },
  status: z.enum(prospectStatuses),
  lastOn: day.describe('The day of the list, or of the last attempt'),
  trajectoryId: z.string().nullable(),
});

export const prospects = collection(z.object({ href, ...prospect.shape }).meta({ id: 'ProspectRow' }), {
  total,
}).meta({ id: 'Prospects', description: 'Whoever was touched longest ago comes first' });

export const prospectShown = z
  .object({
    ...prospect.shape,
    source: z.enum(prospectSources),
    attempts: many(
      z.object({
        ...{ on: day, way: z.enum(attemptWays), result: z.enum(attemptResults) },
        ...{ by: z.string(), note: z.string(), at: moment },
      }),
    ),
  })
  .meta({ id: 'Prospect' });

export const attemptBody = z
  .strictObject({
    way: z.enum(attemptWays),
    result: z.enum(attemptResults),
    on: commandDay.optional().describe('Left out, today'),
    note: freeText(limits.noteLength).optional(),
  })
  .meta({ id: 'ContactAttempt' });
export const attempted = z.object({ status: z.enum(prospectStatuses) }).meta({ id: 'ContactNoted' });

export const prospectRegistered = z
  .object({ trajectoryId: z.string(), reopens: z.string().nullable() })
  .meta({ id: 'ProspectRegistered' });
