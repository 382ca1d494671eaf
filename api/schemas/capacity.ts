import { z } from 'zod';
import { codes } from '../../domain/trajectory/index.ts';
import { count, day, href, many, partner, province, track } from './common.ts';

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

const contract = z
  .object({ id: z.string().nullable(), partner, track, from: day.nullable(), until: day.nullable() })
  .nullable()
  .describe('Who takes referrals; null: no contract covers the day');

export const capacityView = z
  .object({
    year: z.number().int(),
    today: day,
    items: many(
      z.object({
        href,
        province,
        places: count,
        granted: count,
        held: count.describe('Offered, and not yet accepted'),
        free: z.number().int(),
        waiting: count,
        first: z.object(waiter).nullable().describe('The first in line'),
        expectedWait,
        cameFree: count.describe('Places that came free in the last twelve months'),
        contract,
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
  .object({ year: z.number().int(), today: day, items: many(onwardDestination) })
  .meta({ id: 'OnwardFigures' });

export const queueView = z
  .object({
    province,
    today: day,
    items: many(
      z.object({
        href,
        position: count,
        ...waiter,
        contactDueOn: day.nullable(),
        contactsOk: z.boolean().describe('The contacts while waiting (WAIT-2) are up to date'),
        expectedWait,
      }),
    ),
  })
  .meta({ id: 'Queue' });

export const placesBody = z
  .strictObject({
    places: z.int().min(0).max(100_000),
    year: z.int().min(2000).max(2100).optional().describe('Left out, the year that runs'),
  })
  .meta({ id: 'PlacesToSet' });

export const placesSet = z
  .object({ province, year: z.number().int(), before: count, places: count, contract })
  .meta({ id: 'PlacesSet' });

const told = z.enum(['told', 'refused', 'unreachable']).describe('Whether the trajectory heard of its place');

export const yearOpened = z
  .object({
    year: z.number().int(),
    provinces: many(z.object({ province, carriedOver: count, offered: count, noContract: z.boolean() })),
    redirected: count.describe('How many wait for another partner from now on, by another contract'),
    told: many(z.object({ trajectoryId: z.string(), referralId: z.string(), result: told })),
  })
  .meta({ id: 'CapacityOpened' });

export const offerBody = z.strictObject({ reason: z.enum(codes.outOfOrderReasons) }).meta({ id: 'PlaceToOffer' });

export const offered = z
  .object({
    trajectoryId: z.string(),
    referralId: z.string(),
    year: z.number().int(),
    passed: count.describe('How many had waited longer'),
    told,
  })
  .meta({ id: 'PlaceOffered' });
