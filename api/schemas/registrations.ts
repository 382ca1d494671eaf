import { z } from 'zod';
import { personFieldNames } from '../../domain/people/person.ts';
import { registrationColumns, type RegistrationColumn } from '../../domain/people/registration-row.ts';
import { count, dryRunQuery, many } from './common.ts';

/** Longer than any cell of a real list. */
const mostCharacters = 4000;

/** What the rows are refused without, and in what form: the document says it, and the reader of lists judges it with a reason. */
const forms: Partial<Record<RegistrationColumn, string>> = {
  INSZ: '^\\s*(\\d[\\s.-]*){11}$',
  Naam: '\\p{L}',
  Voornaam: '^\\s*-\\s*$|\\p{L}',
  Geboortedatum: '\\d{4}',
  Postcode: '^\\s*([Bb][Ee]?[\\s-]*)?(1[5-9]|[2389]\\d|3\\d)\\d\\d\\s*$',
  Bron: '\\S',
  'Datum aanmelding': '^\\s*(\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}|\\d{4}-\\d\\d-\\d\\d)\\s*$',
};
const cell = z.string().max(mostCharacters).default('');

/** One person, with the columns of a registration list; what is left out is empty. */
export const personBody = z
  .strictObject(
    Object.fromEntries(
      registrationColumns.map((column) => [column, forms[column] ? cell.meta({ pattern: forms[column] }) : cell]),
    ) as Record<RegistrationColumn, typeof cell>,
  )
  .meta({ required: Object.keys(forms) });

export const reason = z.object({ column: z.string().nullable(), code: z.string(), message: z.string() });
export const line = z.object({
  line: count,
  sheet: z.string().optional().describe('Only where the rows of several sheets were taken in'),
});

export const listQuery = dryRunQuery.extend({
  sheet: z.string().max(100).optional().describe('Of a workbook: the sheet that is meant, or * for all with a list'),
});

const field = z.enum(personFieldNames);
/** Names of fields only; the values wait as proposals in the side store. */
export const differs = z.object({
  fields: many(field).describe('Said otherwise than known: waits for somebody to accept or decline'),
  filled: many(field).describe('Was not known before, and is now'),
  otherName: z.boolean().describe('The number is known under another name: nothing was changed'),
});

export const left = many(z.object({ code: z.string(), sheet: z.string(), message: z.string() })).describe(
  'What of the file was not read: sheets and rows that are hidden, sheets without a list',
);

/** Left out in an answer that an earlier release kept for its key. */
const back = z.string().nullable().optional().describe('Somebody comes back: the closed one it goes on from');

export const report = z
  .object({
    accepted: many(
      line.extend({ trajectoryId: z.string().optional().describe('Left out of a dry run'), reopens: back }),
    ),
    duplicate: many(
      line.extend({ ofTrajectory: z.string().nullable(), ofLine: count.nullable(), ofSheet: z.string().optional() }),
    ),
    refused: many(line.extend({ reasons: many(reason) })),
    differs: many(differs.extend(line.shape).extend({ trajectoryId: z.string().nullable() })).optional(),
    warnings: many(line.extend(reason.shape)).describe('What must be said of rows that went in'),
    left,
  })
  .meta({ id: 'RegistrationReport' });

export const registered = z
  .object({
    ...{ trajectoryId: z.string(), reopens: back, differs: differs.optional() },
    warnings: many(reason).optional().describe('What must be looked at again'),
  })
  .meta({ id: 'Registered' });
