import { z } from 'zod';
import type { RuleKind } from '../../domain/rules/index.ts';
import { codesOf, count, day, many, owner, partner, ruleKey, rung, step } from './common.ts';

const kinds: Readonly<Record<RuleKind, true>> = {
  task: true,
  limit: true,
  opening: true,
  recurring: true,
  retry: true,
  count: true,
};

/** A deadline as the event that opened it carries it. */
export const deadline = z
  .object({
    id: z.string(),
    rule: ruleKey,
    ruleVersion: z.string(),
    kind: codesOf<RuleKind>(kinds),
    owner,
    pauses: z.boolean(),
    about: z.string().nullable(),
    partner: partner.optional(),
    from: day,
    dueOn: day,
    steps: many(step),
    reached: rung.nullable(),
    agreed: z.literal(true).optional(),
  })
  .meta({ id: 'Deadline' });

/** A deadline and what became of it, as the table of deadlines has it. */
export const deadlineRecord = z
  .object({
    deadlineId: z.string(),
    rule: ruleKey,
    ruleVersion: z.string(),
    kind: codesOf<RuleKind>(kinds),
    owner,
    pauses: z.boolean(),
    about: z.string().nullable(),
    fromOn: day,
    dueOn: day,
    nextRung: rung.nullable(),
    nextOn: day.nullable(),
    reached: rung.nullable(),
    status: z.string().describe('open, metInTime, metLate, fell or cancelled'),
    timesMoved: count,
    closedOn: day.nullable(),
  })
  .meta({ id: 'DeadlineRecord' });

const wait = z
  .object({
    who: owner,
    rule: ruleKey,
    ruleVersion: z.string(),
    deadlineId: z.string(),
    since: day,
    until: day,
    overdue: z.boolean(),
    escalation: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
    otherwise: step.nullable().describe('What time does next if nobody acts; null at the top of the ladder'),
    matter: z
      .looseObject({
        kind: z.enum(['action', 'request', 'question', 'lookup', 'referral', 'expert', 'coaching', 'other']),
        id: z.string(),
        actorId: z.string().nullable().optional(),
      })
      .optional()
      .describe('Which action, request, look-up or group it is; beside the id what is known of it, as codes'),
  })
  .meta({ id: 'Wait', description: 'Who must do what, until when, by which rule' });

export const waiting = z.object({ waitsFor: wait, also: many(wait) }).meta({ id: 'Waiting' });
