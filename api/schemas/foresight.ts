import { z } from 'zod';
import { eventTypes } from '../../words/index.ts';
import { commandDay, commandId, plainText } from './commands.ts';
import { actor, collection, day, many, owner, ruleKey, rung, step } from './common.ts';

const eventType = z.enum(eventTypes as [(typeof eventTypes)[number], ...(typeof eventTypes)[number][]]);
const date = z.object({ what: z.string(), rule: ruleKey.nullable(), on: day }).meta({ id: 'FutureDate' });

/** Both futures of a command that was not given, and what differs. */
export const whatIf = z
  .object({
    trajectoryId: z.string(),
    today: day,
    before: many(date),
    after: many(date),
    changes: many(
      z.object({ what: z.string(), rule: ruleKey.nullable(), before: day.nullable(), after: day.nullable() }),
    ),
    events: many(eventType),
    told: many(
      z.object({
        kind: z.enum(['message', 'letter']),
        to: z.string(),
        about: z.string(),
        recipients: many(z.string()).describe('Ids of the people, or of the welfare actor; none: the jobseeker'),
        byMail: z.boolean().optional().describe('Of a letter: whether there is an address'),
        subject: z.string(),
        text: z.string(),
      }),
    ).describe('Who would be told what, in the very words'),
    outward: many(z.object({ kind: z.string(), system: z.string(), arrives: z.boolean() })).describe(
      'What other systems would be asked or told; `arrives` false: there is nobody to tell',
    ),
  })
  .meta({ id: 'WhatIf', description: 'Nothing happened' });

const how = z.enum(['metInTime', 'metLate', 'fell', 'cancelled']);

/** Why a deadline has its date, and what became of it. */
const story = z
  .object({
    deadlineId: z.string(),
    rule: ruleKey,
    ruleVersion: z.string(),
    title: z.object({ nl: z.string(), en: z.string() }),
    source: z.enum(['S', 'D']),
    owner,
    pauses: z.boolean(),
    about: z.string().nullable(),
    from: day,
    openedOn: day,
    openedBy: actor,
    openedWith: eventType.nullable(),
    firstDueOn: day,
    dueOn: day,
    moves: many(
      z.object({
        on: day,
        by: actor,
        from: day,
        to: day,
        reason: z.enum(['pause', 'resumed', 'extension', 'calendar', 'rules', 'exception', 'plan']),
        why: z.string().nullable(),
      }),
    ),
    rungs: many(z.object({ on: day, rung })),
    ended: z.object({ on: day, how }).nullable(),
    next: step.nullable(),
  })
  .meta({ id: 'DeadlineStory' });
export const deadlineStories = collection(story, { trajectoryId: z.string() }).meta({ id: 'DeadlineStories' });

export const closingBody = z
  .strictObject({ organisationId: commandId.describe('vdab, or a partner'), day: commandDay })
  .meta({ id: 'SupposedClosing' });
export const otherRulesBody = z.strictObject({ version: plainText(20) }).meta({ id: 'SupposedRules' });
