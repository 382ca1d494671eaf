import { z } from 'zod';
import { announcedTypes, machineScopes } from '../../domain/rights/index.ts';
import { limits } from '../limits.ts';
import { collection, count, many, moment, next } from './common.ts';

const scope = z.enum(machineScopes);
const type = z.enum(announcedTypes as [string, ...string[]]);
const id = z.string().max(limits.idLength);

export const machineParams = z.strictObject({ id: id.describe('The client id of the program') });
export const webhookParams = z.strictObject({ id: id.describe('The id of the receiver') });

const clientId = z.string().max(40).describe('Small letters, digits and dashes');
const whose = z.string().max(100).describe('A partner’s id, or the name or NIS code of a municipality');

export const machineBody = z.strictObject({ clientId, whose, scopes: z.array(scope).min(1).max(3) });
export const rotateBody = z.strictObject({ atOnce: z.boolean().default(false) });
export const machineSecret = z.object({ clientId, secret: z.string().describe('Shown this once') });
export const machineEnded = z.object({ clientId });
export const machines = collection(
  z
    .object({
      clientId,
      organisationId: z.string().nullable(),
      nis: z.string().nullable(),
      scopes: many(z.string()),
      secrets: count,
    })
    .meta({ id: 'Machine' }),
  {},
).meta({ id: 'Machines' });

const url = z.string().max(500).describe('https, on the internet');
export const webhookBody = z.strictObject({
  whose: whose.optional(),
  url,
  types: z.array(type).max(50).optional().describe('Left out: all that its organisation may be told'),
});
export const webhookChange = z.strictObject({
  url: url.optional(),
  types: z.array(type).max(50).optional(),
  paused: z.boolean().optional(),
});
export const webhookMade = z.object({
  id: z.string(),
  secret: z.string().describe('For the signature (Standard Webhooks); shown this once'),
});
export const webhookChanged = z.object({ id: z.string() });
export const webhooks = collection(
  z
    .object({
      id: z.string(),
      partner: z.string().nullable(),
      nis: z.string().nullable(),
      url,
      types: many(z.string()),
      madeAt: moment,
      paused: z.boolean(),
      waiting: count,
      failures: count,
      lastCode: z.string().nullable(),
      restsUntil: moment.nullable(),
    })
    .meta({ id: 'Webhook' }),
  {},
).meta({ id: 'Webhooks' });
export const deliveriesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});
export const deliveries = collection(
  z
    .object({
      number: count,
      eventId: z.string(),
      type: z.string(),
      at: moment,
      attempts: count,
      deliveredAt: moment.nullable(),
      nextAt: moment.nullable(),
      lastCode: z.string().nullable(),
    })
    .meta({ id: 'Delivery' }),
  { next },
).meta({ id: 'Deliveries' });
export const replayBody = z.strictObject({ from: z.string().max(40).describe('A day, or an instant in UTC') });
export const replayed = z.object({ id: z.string(), again: count });
