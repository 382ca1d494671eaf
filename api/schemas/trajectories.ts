import { z } from 'zod';
import { rules2026 } from '../../domain/rules/index.ts';
import { codes } from '../../domain/trajectory/index.ts';
import { closeWords, lookupStatusWords, ownerWords } from '../../words/index.ts';
import { limits } from '../limits.ts';
import { cohortWait } from './cohorts.ts';
import { expectedWait } from './capacity.ts';
import { codesOf, count, day, many, owner, phase, province, ruleKey } from './common.ts';
import { deadlineRecord, waiting } from './deadline.ts';
import { event } from './events.ts';

const waitingForCodes = { ...ownerWords, ...rules2026.rules };

const actorNames = z.record(z.string(), z.string()).describe('What the welfare actors in it are called, by id');

export const listQuery = z.strictObject({
  phase: phase.optional(),
  province: province.optional(),
  overdue: z.enum(['true', 'false']).optional().describe('true: only those with an overdue task'),
  waitingFor: codesOf(waitingForCodes).optional().describe('A rule (INT-1), or whose turn it is (mediator)'),
  limit: z.coerce.number().int().min(1).max(limits.page).default(limits.defaultPage),
  after: z.string().max(100).optional().describe('`next` of the page before'),
});

const group = z
  .object({
    cohortId: z.string(),
    startsOn: day,
    startedOn: day.nullable(),
    groupWorkerId: z.string(),
    waiting: many(cohortWait),
  })
  .meta({ id: 'GroupOf', description: 'The group the person is in, with what that waits for' });

const row = z
  .object({
    trajectoryId: z.string(),
    dossierNumber: z.string().nullable(),
    name: z.string().optional(),
    province,
    phase,
    phaseSince: day,
    enteredOn: day,
    waitingRule: ruleKey.nullable(),
    waitingWho: owner.nullable(),
    waitingUntil: day.nullable(),
    overdue: z.boolean().describe('Something of this trajectory or of its group is late'),
    ownOverdue: z.boolean().describe('Something of this trajectory itself is late'),
    group: z.object({ cohortId: z.string(), wait: cohortWait }).nullable().describe('What its group waits for first'),
    daysInStep: z.number().int(),
    daysInAll: z.number().int(),
    escalation: count.describe(
      '0 none, 1 owner told, 2 team lead (a partner’s task: its coordinator and the mediator), 3 programme coordinator',
    ),
    pausedUntil: day.nullable(),
  })
  .meta({ id: 'TrajectoryRow' });

export const list = z
  .object({
    today: day,
    rows: many(row),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last'),
  })
  .meta({ id: 'TrajectoryList' });

/** Who the person is, as far as the caller may see. Only these fields leave the side store; the key of its row does not. */
const person = z
  .object({
    insz: z.string().optional(),
    lastName: z.string().optional(),
    firstName: z.string().optional(),
    sex: z.string().nullable().optional(),
    birthDate: z.string().nullable().optional().describe('As far as it is known: YYYY, YYYY-MM or YYYY-MM-DD'),
    street: z.string().optional(),
    houseNumber: z.string().optional(),
    postcode: z.string().optional(),
    municipality: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    language: z.string().optional(),
    education: z.string().optional(),
    origin: z.string().optional(),
  })
  .meta({ id: 'Person' });

export const lookup = z
  .object({
    lookupId: z.string(),
    system: z.enum(codes.lookupSystems),
    firstAskedOn: day,
    attempts: count,
    status: codesOf(lookupStatusWords),
    answer: z.string().nullable(),
    since: day.nullable().describe('From when the source says that it holds'),
    certainty: z.enum(codes.certainties).nullable().describe('How sure the answer is'),
    answeredOn: day.nullable().describe('The day of the answer'),
  })
  .meta({ id: 'Lookup' });

const line = z
  .object({ province, position: count, waiting: count, since: day, days: count, expectedWait })
  .nullable()
  .describe('The place in the line of the province, 1 is the first; null: does not wait in it');

const onward = z
  .object({
    id: z.string(),
    destination: z.enum(codes.onwardDestinations),
    projectId: z.string().nullable(),
    province,
    referredOn: day,
    result: z.enum(codes.onwardResults).nullable(),
    resultOn: day.nullable(),
  })
  .meta({ id: 'OnwardReferral' });

export const shown = z
  .object({
    trajectoryId: z.string(),
    reopens: z.string().nullable().describe('The closed trajectory it goes on from'),
    followedBy: z.string().nullable().describe('The trajectory that goes on from it'),
    mergedInto: z.string().nullable().describe('The trajectory of the same person that went on instead'),
    dossierNumber: z.string().nullable(),
    province,
    mediatorId: z.string().nullable(),
    phase,
    phaseSince: day,
    enteredOn: day,
    today: day,
    closed: z.object({ on: day, reason: codesOf(closeWords).optional() }).nullable(),
    person,
    waiting: waiting.nullable(),
    group: group.nullable(),
    line,
    track: z
      .object({ endsOn: day, cutByCap: z.boolean() })
      .nullable()
      .describe('Until when the group runs, or would run if it started as soon as it can; cut by the 24 months or not'),
    onward: many(onward),
    deadlines: many(deadlineRecord),
    lookups: many(lookup),
    events: many(event),
  })
  .meta({ id: 'Trajectory' });

export const waitingView = z
  .object({
    trajectoryId: z.string(),
    phase: z.string(),
    today: day,
    waiting: waiting.nullable().describe('null once the trajectory is closed'),
    group: group.nullable(),
    line,
    actorNames,
  })
  .meta({ id: 'WaitingView' });

export const events = z.object({ trajectoryId: z.string(), events: many(event) }).meta({ id: 'Events' });
