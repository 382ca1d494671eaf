import { z } from 'zod';
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

export const report = z
  .object({
    accepted: many(z.object({ line: count, trajectoryId: z.string() })),
    duplicate: many(z.object({ line: count, ofTrajectory: z.string().nullable(), ofLine: count.nullable() })),
    refused: many(z.object({ line: count, reasons: many(reason) })),
  })
  .meta({ id: 'RegistrationReport' });

export const registered = z.object({ trajectoryId: z.string() }).meta({ id: 'Registered' });
