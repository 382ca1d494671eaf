import { z } from 'zod';
import { commandNames, commandSpecs, type CommandName, type Field } from '../../domain/trajectory/index.ts';
import {
  answerPattern,
  datePattern,
  idPattern,
  isAsked,
  memberPattern,
  timePattern,
} from '../../domain/durable/field.ts';
import { boundWords, eventTypes, roleWords } from '../../words/index.ts';
import { limits } from '../limits.ts';
import { codesOf, collection, count, href, many, phase } from './common.ts';

/** A day that a command takes, and an id: what the domain refuses by its form, the document does not allow. */
export const commandDay = z.iso.date().regex(datePattern);
export const commandId = z.string().regex(idPattern);
/** Free text of which something is left without the spaces around it; Postgres keeps no NUL, and says so in words of its own. */
export const freeText = (most: number) =>
  z.string().trim().min(1).max(most).meta({ pattern: '^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$' });

/** The same where the verb behind it has no words of its own for a NUL: refused here. */
export const plainText = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\0]*$/);

/** An address that mail can be sent to. */
export const mailAddress = z
  .string()
  .regex(/^[^\s@\0]{1,64}@[^\s@\0]{1,190}$/)
  .meta({ format: 'email' });

/** How a field of a command is sent. */
export function fieldSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case 'date':
      return commandDay;
    case 'flag':
      return z.boolean();
    case 'code':
      return z.enum(field.oneOf as [string, ...string[]]);
    case 'number':
      return z.int().min(1);
    case 'rules':
      return z.looseObject({ version: z.string() }).describe('A whole rule set, as w2 rules show --json gives it');
    case 'calendar':
      return z
        .looseObject({ closingDays: z.array(commandDay).max(2_000) })
        .describe('A whole calendar of closing days');
    case 'id':
      return commandId;
    case 'time':
      return z.string().regex(timePattern);
    case 'presences':
      return z
        .record(z.string().regex(memberPattern), z.enum(field.oneOf as [string, ...string[]]))
        .refine((given) => Object.keys(given).length <= field.most)
        .meta({ description: 'Everyone who started, by trajectory', maxProperties: field.most });
    case 'answer':
      return z.string().regex(answerPattern).describe('A short code that the outside system answers with');
  }
}

const describing: Readonly<Record<string, string>> = { on: 'The day it was done; left out, today' };

/** The body of a command: its fields, and a note. An unknown field is refused, so that no typing error passes silently. */
export function commandBody(name: CommandName): z.ZodType {
  const fields: readonly [string, Field][] = Object.entries<Field>(commandSpecs[name].fields).filter(([, field]) =>
    isAsked(field),
  );
  const shape = Object.fromEntries(
    fields.map(([key, field]) => {
      const schema = field.optional ? fieldSchema(field).optional() : fieldSchema(field);
      return [key, describing[key] ? schema.describe(describing[key]) : schema];
    }),
  );
  const note = freeText(limits.noteLength)
    .optional()
    .describe('Free text; kept in the side store, never in the workflow');
  return z.strictObject({ ...shape, note });
}

export const answer = z
  .object({
    sequence: count.describe('Number of the last event'),
    phase: phase.or(z.literal('none')),
    events: many(
      codesOf(Object.fromEntries(eventTypes.map((it) => [it, true])) as Record<(typeof eventTypes)[number], true>),
    ),
  })
  .meta({ id: 'Answer', description: 'Sent when the events are in the record' });

const field = z
  .object({
    kind: z.enum(['date', 'flag', 'id', 'code', 'number', 'rules', 'calendar', 'answer', 'time', 'presences']),
    most: z.int().optional(),
    oneOf: many(z.string()).optional(),
    optional: z.literal(true).optional(),
    min: z.iso.date().optional().describe('The earliest day it may name'),
    minOf: codesOf(boundWords).optional().describe('What lies there'),
    max: z.iso.date().optional().describe('The latest day it may name'),
    maxOf: codesOf(boundWords).optional().describe('What lies there'),
  })
  .meta({ id: 'Field' });

const available = z
  .object({
    href,
    name: z.enum(commandNames as [CommandName, ...CommandName[]]),
    spec: z.object({
      description: z.string(),
      title: z.object({ nl: z.string(), en: z.string() }),
      by: many(codesOf(roleWords)),
      fields: z.record(z.string(), field),
      whilePaused: z.literal(true).optional(),
    }),
    known: z.record(z.string(), z.string()).describe('Fields whose value the state already knows'),
  })
  .meta({ id: 'AvailableCommand' });

export const availableCommands = collection(available, { trajectoryId: z.string() }).meta({ id: 'AvailableCommands' });
