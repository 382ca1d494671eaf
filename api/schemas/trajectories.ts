import { z } from 'zod';
import { listOrders, listSections } from '../../app/trajectories/index.ts';
import { newestRules } from '../../domain/rules/index.ts';
import { codes } from '../../domain/trajectory/index.ts';
import { closeWords, lookupStatusWords, ownerWords } from '../../words/index.ts';
import { cohortWait } from './cohorts.ts';
import { expectedWait } from './capacity.ts';
import { commandId } from './commands.ts';
import {
  codesOf,
  collection,
  count,
  day,
  href,
  linked,
  many,
  moment,
  next,
  owner,
  pageQuery,
  partner,
  phase,
  province,
  ruleKey,
  searchText,
  step,
  total,
} from './common.ts';
import { deadlineRecord, waiting } from './deadline.ts';
import { event } from './events.ts';

const waitingForCodes = { ...ownerWords, ...newestRules.rules };

const actorNames = z.record(z.string(), z.string()).describe('What the welfare actors in it are called, by id');

const filters = {
  section: z.enum(listSections).optional().describe('A part of the work list; left out, all'),
  phase: phase.optional(),
  province: province.optional(),
  partner: partner.optional().describe('Of the last referral'),
  mediatorId: commandId.optional(),
  cohortId: commandId.optional().describe('Who is in this group, or was put in it'),
  waitingFor: codesOf(waitingForCodes).optional().describe('A rule (INT-1), or whose turn it is (mediator)'),
};

export const listQuery = z.strictObject({
  ...filters,
  overdue: z.enum(['true', 'false']).optional().describe('true: only those with an overdue task'),
  escalation: z.coerce.number().int().min(1).max(3).optional().describe('Escalated at least so far'),
  order: z.enum(listOrders).optional().describe('What is due first on top, or last; without a day: below'),
  ...pageQuery.shape,
});

export const deadlineQuery = z.strictObject({
  rule: ruleKey.optional(),
  cohortId: commandId.optional().describe('Of who is in this group'),
  until: day.optional().describe('Due on this day at the latest'),
  ...pageQuery.shape,
});

export const openDeadlines = collection(
  z
    .object({
      href,
      trajectoryId: z.string(),
      name: z.string(),
      province,
      deadlineId: z.string(),
      rule: ruleKey,
      kind: z.string(),
      owner,
      dueOn: day,
      ahead: many(step),
    })
    .meta({ id: 'OpenDeadline' }),
  { today: day, next },
).meta({ id: 'OpenDeadlines' });

const { section: _section, ...ofAllParts } = filters;
export const countQuery = z.strictObject(ofAllParts);
export const counts = z
  .object({ today: day, sections: z.object(Object.fromEntries(listSections.map((section) => [section, count]))) })
  .meta({ id: 'TrajectoryCounts' });

/** The same filters and a text, which no address may hold. */
export const searchBody = z
  .strictObject({
    ...filters,
    overdue: z.boolean().optional(),
    escalation: z.int().min(1).max(3).optional(),
    text: searchText.optional(),
  })
  .meta({ id: 'TrajectorySearch' });

const group = z
  .object({
    cohortId: z.string(),
    startsOn: day,
    startedOn: day.nullable(),
    groupWorkerId: z.string(),
    waiting: many(cohortWait),
  })
  .meta({ id: 'GroupOf', description: 'The group the person is in, with what that waits for' });

const row = z.object({
  trajectoryId: z.string(),
  sequence: count.nullable().describe('The number of its last event: has anything happened since?'),
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
  mailFails: z
    .boolean()
    .nullable()
    .describe('The person’s mail address does not work; null: not for the caller to know'),
  ahead: z.array(step).readonly().describe('What time does with what it waits for if nobody acts, in order of day'),
});

export const list = collection(linked(row), { today: day, total, next }).meta({ id: 'TrajectoryList' });

/** Who the person is, as far as the caller may see. Only these fields leave the side store; the key of its row does not. */
export const person = z
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
    mediatorName: z.string().nullable().describe('What the mediator is called; null: there is none'),
    phase,
    phaseSince: day,
    enteredOn: day,
    today: day,
    closed: z.object({ on: day, reason: codesOf(closeWords).optional() }).nullable(),
    person,
    mailFails: z.boolean().nullable().describe('The person’s mail address does not work'),
    mailLeavesAt: moment.nullable().describe('When the mail leaves that waits for the end of the quiet hours'),
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

export const events = collection(event, { trajectoryId: z.string() }).meta({ id: 'Events' });
