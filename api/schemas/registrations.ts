import { z } from 'zod';
import { personFieldNames } from '../../domain/people/person.ts';
import { registrationColumns, type RegistrationColumn } from '../../domain/people/registration-row.ts';
import { count, many } from './common.ts';

/** Longer than any cell of a real list. */
const mostCharacters = 4000;
const cell = z.string().max(mostCharacters).default('');

/** One person, with the columns of a registration list; what is left out is empty. */
export const personBody = z.strictObject(
  Object.fromEntries(registrationColumns.map((column) => [column, cell])) as Record<RegistrationColumn, typeof cell>,
);

const reason = z.object({ column: z.string().nullable(), code: z.string(), message: z.string() });

const field = z.enum(personFieldNames);
/** Names of fields only; the values wait as proposals in the side store. */
export const differs = z.object({
  fields: many(field).describe('Said otherwise than known: waits for somebody to accept or decline'),
  filled: many(field).describe('Was not known before, and is now'),
  otherName: z.boolean().describe('The number is known under another name: nothing was changed'),
});

/** Left out in an answer that an earlier release kept for its key. */
const back = z.string().nullable().optional().describe('Somebody comes back: the closed one it goes on from');

export const report = z
  .object({
    accepted: many(
      z.object({
        line: count,
        trajectoryId: z.string(),
        reopens: back,
      }),
    ),
    duplicate: many(z.object({ line: count, ofTrajectory: z.string().nullable(), ofLine: count.nullable() })),
    refused: many(z.object({ line: count, reasons: many(reason) })),
    differs: many(differs.extend({ line: count, trajectoryId: z.string().nullable() })).optional(),
  })
  .meta({ id: 'RegistrationReport' });

export const registered = z
  .object({ trajectoryId: z.string(), reopens: back, differs: differs.optional() })
  .meta({ id: 'Registered' });
