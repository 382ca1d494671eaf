import { z } from 'zod';
import { codes } from '../../domain/trajectory/index.ts';
import {
  actionOwnerWords,
  actionStatusWords,
  correctionWords,
  expertStatusWords,
  letterToWords,
  letterWords,
  reopenWords,
  themeWords,
  topicWords,
  welfareAnswerWords,
  welfareKindWords,
} from '../../words/index.ts';
import { limits } from '../limits.ts';
import { commandId, freeText, plainText, mailAddress } from './commands.ts';
import { actor, codesOf, collection, count, day, many, moment, phase, province } from './common.ts';
import { event } from './events.ts';

export const reopenBody = z.strictObject({
  because: codesOf(reopenWords),
  note: freeText(limits.noteLength).optional().describe('Free text; kept in the side store, never in the workflow'),
});

export const undoBody = z.strictObject({
  because: codesOf(correctionWords),
  note: reopenBody.shape.note,
});

export const undone = z
  .object({
    trajectoryId: z.string(),
    phase: phase.describe('Where it goes on'),
    place: z
      .enum(['asItWas', 'offered', 'queued'])
      .describe('queued: the place that was given back is gone; the person waits, first in line'),
    already: z.boolean().describe('It had been undone before; nothing changed'),
  })
  .meta({ id: 'ClosingUndone' });

export const reopened = z
  .object({ trajectoryId: z.string(), reopens: z.string().describe('The closed one it goes on from') })
  .meta({ id: 'Reopened' });

const letter = z
  .object({
    number: count,
    on: day,
    to: codesOf(letterToWords),
    actorId: z.string().nullable(),
    about: codesOf(letterWords),
    subject: z.string(),
    text: z.string(),
    mailedAt: moment.nullable().describe('null: kept, not mailed'),
    delivery: z.enum(['kept', 'held', 'bounced', 'sent']),
    leavesAt: moment.nullable().describe('Of what waits for the end of the quiet hours: when it leaves'),
  })
  .meta({ id: 'Letter' });

export const letters = collection(letter, { trajectoryId: z.string() }).meta({ id: 'Letters' });

const note = z
  .object({ noteId: z.string(), on: day, at: moment, by: actor, text: z.string() })
  .meta({ id: 'Note', description: 'Somebody’s own words' });
export const notes = collection(note, { trajectoryId: z.string() }).meta({ id: 'Notes' });

const action = z
  .object({
    id: z.string(),
    theme: codesOf(themeWords),
    owner: codesOf(actionOwnerWords),
    actorId: z.string().nullable(),
    actorName: z.string().nullable(),
    targetOn: day,
    status: codesOf(actionStatusWords),
    dueOn: day.describe('The target date, or a later one by an extension or a pause'),
    late: z.boolean(),
  })
  .meta({ id: 'PlanAction' });

const request = z
  .object({
    id: z.string(),
    actorId: z.string(),
    actorName: z.string().nullable(),
    actionId: z.string().nullable(),
    askedOn: day.nullable(),
    answer: codesOf(welfareAnswerWords).nullable(),
    answeredOn: day.nullable(),
  })
  .meta({ id: 'WelfareRequest' });

export const plan = z
  .object({
    trajectoryId: z.string(),
    today: day,
    version: count.describe('0 before it was agreed'),
    agreedOn: day.nullable(),
    reviewedOn: day.nullable(),
    goals: many(
      z.object({
        id: z.string(),
        theme: codesOf(themeWords),
        status: z.enum(['reached', 'dropped']).optional().describe('Left out as long as it is worked on'),
      }),
    ),
    actions: many(action),
    requests: many(request),
    experts: many(z.object({ id: z.string(), status: codesOf(expertStatusWords), expertId: z.string().nullable() })),
    topics: many(z.object({ id: z.string(), kind: codesOf(topicWords), theme: z.enum(codes.themes) })),
  })
  .meta({ id: 'Plan' });

export const networkQuery = z.strictObject({ province: province.optional() });

export const welfareActor = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: codesOf(welfareKindWords),
    province: province.nullable().describe('null: works everywhere'),
    email: z.string(),
  })
  .meta({ id: 'WelfareActor' });

export const network = collection(welfareActor, {}).meta({ id: 'Network' });

export const actorBody = z
  .strictObject({
    id: commandId.describe('For ever; no name of a person'),
    name: plainText(200),
    kind: codesOf(welfareKindWords),
    province: province.nullish().describe('Left out: works everywhere'),
    email: mailAddress,
  })
  .meta({ id: 'NewWelfareActor' });

const planChange = z
  .object({
    sequence: count,
    on: day,
    by: actor,
    event: event as unknown as z.ZodType<object, object>,
    text: z.string().nullable().describe('The words of whoever changed it; null: none, or erased'),
  })
  .meta({ id: 'PlanChange' });
export const planHistory = collection(planChange, { trajectoryId: z.string() }).meta({ id: 'PlanHistory' });
