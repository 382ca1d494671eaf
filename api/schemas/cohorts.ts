import { z } from 'zod';
import { cohortCodes, cohortCommandSpecs, cohortPhases, type CohortCommandName } from '../../domain/cohort/index.ts';
import { memberPattern, timePattern } from '../../domain/durable/field.ts';
import { codes, phases, type Field } from '../../domain/trajectory/index.ts';
import { memberStatusWords, sessionStatusWords } from '../../words/index.ts';
import { limits } from '../limits.ts';
import { commandDay, commandId, fieldSchema, freeText } from './commands.ts';
import {
  actor,
  codesOf,
  collection,
  count,
  day,
  href,
  linked,
  many,
  moment,
  owner,
  partner,
  province,
  ruleKey,
} from './common.ts';

export const cohortParams = z.strictObject({
  id: z.string().max(limits.idLength).describe('The id of the group, like C-000012'),
});

const cohortPhase = z.enum(cohortPhases);
const time = z.string().regex(timePattern);
/** As long as an address and a room. */
const place = freeText(200).describe('Where, in words; kept in the side store');
const presence = z.enum(codes.presences);

export const planBody = z
  .strictObject({
    province,
    partner: partner.optional(),
    startsOn: commandDay,
    size: z.int().min(1).max(cohortCodes.mostMembers),
    groupWorkerId: commandId,
    sessions: z
      .array(z.strictObject({ day: commandDay, time: time.optional(), place: place.optional() }))
      .max(cohortCodes.mostSessions)
      .optional(),
  })
  .meta({ id: 'CohortPlan' });

export const planned = z.object({ cohortId: z.string(), sequence: count }).meta({ id: 'CohortPlanned' });

/** Where people give it in words, the door keeps them; a referral is the present one unless another is named. */
const special: Readonly<Record<string, z.ZodType>> = {
  place: place.optional(),
  referralId: commandId.optional(),
};

/** The body of a command of a group. An unknown field is refused. */
export function cohortCommandBody(name: CohortCommandName): z.ZodType {
  const fields: readonly [string, Field][] = Object.entries(cohortCommandSpecs[name].fields);
  return z.strictObject(
    Object.fromEntries(
      fields.map(([key, field]) => {
        const schema = fieldSchema(field);
        return [key, special[key] ?? (field.optional ? schema.optional() : schema)];
      }),
    ),
  );
}

export const cohortAnswer = z
  .object({ sequence: count, phase: cohortPhase.or(z.literal('none')), events: many(z.string()) })
  .meta({ id: 'CohortAnswer', description: 'Sent when the events are in the record' });

export const cohortWait = z
  .object({
    who: owner,
    what: z.enum(['start', 'attendance', 'consultation', 'end']),
    about: z.string().nullable(),
    rule: ruleKey.nullable(),
    ruleVersion: z.string().nullable(),
    until: day,
    overdue: z.boolean(),
    escalation: count,
    otherwise: z.object({ rung: z.string(), on: day }).nullable(),
  })
  .meta({ id: 'CohortWait' });

export const cohortQuery = z.strictObject({
  province: province.optional(),
  partner: partner.optional(),
  phase: cohortPhase.optional(),
});

const head = {
  cohortId: z.string(),
  partner,
  province,
  phase: cohortPhase,
  startsOn: day,
  startedOn: day.nullable(),
  groupWorkerId: z.string(),
  size: count,
};

export const cohortList = collection(
  z
    .object({
      href,
      ...head,
      members: count,
      sessions: many(z.object({ sessionId: z.string(), day, time: z.string().nullable(), status: z.string() })),
      waiting: cohortWait.nullable(),
    })
    .meta({ id: 'CohortRow' }),
  { today: day },
).meta({ id: 'CohortList' });

export const unallocatedList = collection(
  z
    .object({
      href,
      trajectoryId: z.string(),
      name: z.string(),
      province,
      partner: partner.nullable(),
      referralId: z.string(),
      referredOn: day,
    })
    .meta({ id: 'Unallocated' }),
  {},
).meta({ id: 'UnallocatedList' });

const session = z
  .object({
    sessionId: z.string(),
    day,
    time: z.string().nullable(),
    place: z.string().nullable(),
    status: codesOf(sessionStatusWords),
  })
  .meta({ id: 'Session' });

export const sessionParams = cohortParams.extend({ sessionId: commandId.describe('The session, like S3') });
const attended = z.object({ trajectoryId: z.string(), name: z.string().optional(), presence: presence.nullable() });

/** A session with everyone in the group; `presence` null: not noted. */
export const sessionShown = session
  .extend({ cohortId: z.string(), attendance: many(attended) })
  .meta({ id: 'SessionAttendance' });
export const sessionList = collection(linked(session), { cohortId: z.string() }).meta({ id: 'Sessions' });

export const attendanceBody = z
  .strictObject({
    items: z
      .array(z.strictObject({ trajectoryId: z.string().regex(memberPattern), presence }))
      .min(1)
      .max(cohortCodes.mostMembers)
      .refine((items) => new Set(items.map(({ trajectoryId }) => trajectoryId)).size === items.length)
      .describe('Everyone who started, once'),
  })
  .meta({ id: 'Attendance' });

const member = z
  .object({
    trajectoryId: z.string(),
    name: z.string().optional(),
    status: codesOf(memberStatusWords),
    from: day.nullable().describe('Their first day in the running group'),
    until: day.nullable().describe('Their last day in it'),
    phase: z.enum(phases),
    paused: z.boolean(),
    cannotCome: z.array(day).meta({ description: 'Days of which the person said beforehand that they cannot come.' }),
    refused: z.object({ command: z.string(), code: z.string() }).nullable(),
    attendance: z.record(z.string(), presence),
  })
  .meta({ id: 'Member' });

const event = z
  .looseObject({ sequence: count, type: z.string(), on: day, at: moment, by: actor })
  .meta({ id: 'CohortEvent' });

export const cohortForetold = z
  .object({
    cohortId: z.string(),
    today: day,
    events: many(event as unknown as z.ZodType<object, object>),
    sessions: many(z.object({ sessionId: z.string(), before: day.nullable(), after: day.nullable() })),
    told: many(z.object({ to: z.string(), about: z.string() })),
    members: many(z.object({ trajectoryId: z.string(), command: z.string() })),
  })
  .meta({ id: 'CohortForetold' });

export const cohortShown = z
  .object({
    ...head,
    endedOn: day.nullable(),
    today: day,
    waiting: many(cohortWait),
    sessions: many(session),
    members: many(member),
    events: many(event as unknown as z.ZodType<object, object>),
  })
  .meta({ id: 'Cohort' });

export const agenda = z
  .object({
    cohortId: z.string(),
    dueOn: day.nullable(),
    rule: ruleKey.nullable(),
    items: many(
      z
        .object({
          theme: z.enum(codes.themes),
          kind: z.enum(codes.topicKinds),
          count,
          trajectoryIds: many(z.string()),
        })
        .meta({ id: 'AgendaItem' }),
    ),
  })
  .meta({ id: 'Agenda' });
