import { z } from 'zod';
import {
  monthCodes,
  monthCommandSpecs,
  monthPhases,
  type MonthCommandName,
} from '../../domain/contract-month/index.ts';
import type { Field } from '../../domain/durable/field.ts';
import { limits } from '../limits.ts';
import { commandId, fieldSchema, freeText } from './commands.ts';
import { actor, collection, count, day, href, many, moment, owner, partner, province } from './common.ts';

export const monthParams = z.strictObject({
  id: z
    .string()
    .max(limits.monthIdLength)
    .describe('The id of the month of a contract, like CM-groepIntro-2026-2026-03'),
});

const phase = z.enum(monthPhases);
const activity = z.enum(monthCodes.activities);
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .describe('YYYY-MM');
/** Whole minutes; of a correction with a minus where it takes away. */
const minutes = z.int();
const rule = z.string();

/** Given by the application and not by a caller: how many minutes the contract has, and how many are booked. */
const notGiven: ReadonlySet<string> = new Set(['contractMinutes', 'budgetedMinutes']);

/** The body of a command of a month. An unknown field is refused. */
export function monthCommandBody(name: MonthCommandName): z.ZodType {
  const fields: readonly [string, Field][] = Object.entries(monthCommandSpecs[name].fields);
  return z.strictObject({
    ...Object.fromEntries(
      fields
        .filter(([key]) => !notGiven.has(key))
        .map(([key, field]) => [key, field.optional ? fieldSchema(field).optional() : fieldSchema(field)]),
    ),
    note: freeText(limits.noteLength).optional().describe('Why, in words; kept in the side store'),
  });
}

const budget = z
  .object({
    budgeted: minutes.describe('Whole minutes of the contract'),
    booked: minutes.describe('Of all its months, whatever became of them'),
    approved: minutes,
    left: minutes.describe('Less than nothing: above the budget'),
    above: z.boolean(),
  })
  .meta({ id: 'HoursBudget' });

export const monthAnswer = z
  .object({ sequence: count, phase: phase.or(z.literal('none')), events: many(z.string()), budget: budget.nullable() })
  .meta({ id: 'ContractMonthAnswer', description: 'Sent when the events are in the record' });

const wait = z
  .object({
    who: owner,
    deadlineId: z.string(),
    rule,
    ruleVersion: z.string(),
    until: day,
    overdue: z.boolean(),
    escalation: count,
    otherwise: z.object({ rung: z.string(), on: day }).nullable(),
  })
  .meta({ id: 'ContractMonthWait' });

export const monthQuery = z.strictObject({
  contractId: commandId.optional(),
  month: month.optional(),
  phase: phase.optional(),
});

const head = { monthId: z.string(), contractId: z.string(), month, partner, provinces: many(province), phase, minutes };

export const monthList = collection(
  z.object({ href, ...head, waiting: wait.nullable() }).meta({ id: 'ContractMonth' }),
  { today: day },
).meta({ id: 'ContractMonthList' });

const event = z.looseObject({ sequence: count, type: z.string(), on: day, at: moment, by: actor }).meta({
  id: 'ContractMonthEvent',
});

const terms = { lastDay: day, budgetedMinutes: minutes };

export const monthShown = z
  .object({
    ...head,
    today: day,
    firstDay: day,
    lastDay: day,
    submittedOn: day.nullable(),
    approvedOn: day.nullable(),
    because: z.string().nullable().describe('Why it is with the partner again'),
    waiting: many(wait.extend({ task: z.object({ nl: z.string(), en: z.string() }) })),
    entries: many(
      z.object({
        id: z.string(),
        staffId: z.string(),
        day,
        activity,
        minutes,
        corrects: z.string().nullable(),
        left: minutes.nullable().describe('Of an entry what is left after its corrections'),
        notedAt: moment.nullable(),
        notedBy: z.string().nullable(),
      }),
    ),
    activities: many(z.object({ activity, minutes })),
    persons: many(z.object({ staffId: z.string(), name: z.string(), minutes })),
    budget: budget.nullable().describe('null: not for a group worker, whose sums are of their own hours'),
    contractChanges: many(
      z.object({ version: count, by: z.string(), on: day, ...terms, before: z.object(terms) }),
    ).describe('What the month took over from its contract'),
    notes: many(z.object({ id: z.string(), authorId: z.string(), text: z.string(), at: moment })),
    events: many(event as unknown as z.ZodType<object, object>),
  })
  .meta({ id: 'ContractMonthShown' });

export const openBody = z.strictObject({ contractId: commandId, month }).meta({ id: 'ContractMonthToOpen' });
export const opened = z.object({ monthId: z.string(), opened: z.boolean() }).meta({ id: 'ContractMonthOpened' });
