import { z } from 'zod';
import { codes } from '../../domain/trajectory/index.ts';
import { count, day, many, partner, province, track } from './common.ts';

export const capacityQuery = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100).optional().describe('Left out, the year that runs'),
  province: province.optional(),
});
export const provinceParams = z.strictObject({ province });

const waiter = { trajectoryId: z.string(), referralId: z.string(), since: day, days: count };

export const expectedWait = z
  .object({
    days: count,
    because: z.enum(['free', 'cameFree', 'newYear']),
  })
  .nullable()
  .meta({
    description:
      'From the places that came free in the last twelve months, or until the next year opens, whichever is sooner; null: no basis',
  });

export const capacityView = z
  .object({
    year: z.number().int(),
    today: day,
    provinces: many(
      z.object({
        province,
        places: count,
        granted: count,
        held: count.describe('Offered, and not yet accepted'),
        free: z.number().int(),
        waiting: count,
        first: z.object(waiter).nullable().describe('The first in line'),
        expectedWait,
        cameFree: count.describe('Places that came free in the last twelve months'),
        contract: z
          .object({
            id: z.string().nullable(),
            partner,
            track,
            from: day.nullable(),
            until: day.nullable(),
          })
          .nullable()
          .describe('Who takes referrals; null: no contract covers the day'),
      }),
    ),
  })
  .meta({ id: 'Capacity' });

const onwardDestination = z.object({
  destination: z.enum(codes.onwardDestinations),
  total: count,
  started: count,
  completed: count,
  stopped: count,
  notStarted: count,
  unknown: count.describe('Asked, and not known'),
  notYetKnown: count.describe('Nothing noted yet'),
});

export const onwardView = z
  .object({ year: z.number().int(), today: day, destinations: many(onwardDestination) })
  .meta({ id: 'OnwardFigures' });

export const queueView = z
  .object({
    province,
    today: day,
    rows: many(
      z.object({
        position: count,
        ...waiter,
        contactDueOn: day.nullable(),
        contactsOk: z.boolean().describe('The contacts while waiting (WAIT-2) are up to date'),
        expectedWait,
      }),
    ),
  })
  .meta({ id: 'Queue' });
