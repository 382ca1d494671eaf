import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { mostMembers } from '../../domain/cohort/codes.ts';
import type { CohortEffect, CohortRecipient } from '../../domain/cohort/effects.ts';
import type { CohortEvent } from '../../domain/cohort/events.ts';
import {
  cohortPhases,
  type CohortPhase,
  type Member,
  type PlannedOnce,
  type Session,
} from '../../domain/cohort/state.ts';
import {
  partnerForm,
  tracks,
  type Partner,
  type Province,
  type RuleKey,
  type Track,
} from '../../domain/rules/index.ts';
import { presences, type Presence } from '../../domain/trajectory/codes.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { effectStatuses, provinces, recipients, type EffectStatus } from '../codes.ts';
import { among, instant, localDay, matches } from './columns.ts';
import { staff } from './staff.ts';

const cohortIdForm = '^C-[0-9]{6,9}$';

/** The number in `C-000001`. */
export const cohortNumbers = pgSequence('cohort_numbers', { startWith: 1 });

/** The state after the last event, whole in `state` and opened up in columns for lists. Written by `recordCohort` alone. */
export const cohorts = pgTable(
  'cohorts',
  {
    id: text('id').primaryKey(),
    partner: text('partner').$type<Partner>().notNull(),
    track: text('track').$type<Track>().notNull(),
    province: text('province').$type<Province>().notNull(),
    /** Not a foreign key: a wrong id must never stop an event from being recorded. The doors check it before. */
    groupWorkerId: text('group_worker_id').notNull(),
    size: smallint('size').notNull(),
    phase: text('phase').$type<CohortPhase>().notNull(),
    startsOn: localDay('starts_on').notNull(),
    startedOn: localDay('started_on'),
    endedOn: localDay('ended_on'),
    /** The day of the next thing that time does. */
    nextOn: localDay('next_on'),
    escalation: smallint('escalation').notNull(),
    sequence: integer('sequence').notNull(),
    epoch: integer('epoch').notNull(),
    state: jsonb('state').$type<PlannedOnce>().notNull(),
    lastAt: instant('last_at').notNull(),
    /** Why writing was stopped, as a code; null: not parked. */
    parked: text('parked'),
    /** How far this cohort's clock is ahead: the time machine of the demo; 0 elsewhere. */
    clockOffsetMs: bigint('clock_offset_ms', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    check('cohorts_id', matches(table.id, cohortIdForm)),
    check('cohorts_partner', matches(table.partner, partnerForm)),
    check('cohorts_track', among(table.track, tracks)),
    check('cohorts_province', among(table.province, provinces)),
    check('cohorts_phase', among(table.phase, cohortPhases)),
    check('cohorts_size', sql`${table.size} between 1 and ${sql.raw(String(mostMembers))}`),
    check('cohorts_ended', sql`(${table.phase} = 'ended') = (${table.endedOn} is not null)`),
    check('cohorts_counts', sql`${table.sequence} >= 1 and ${table.epoch} >= 1`),
    check(
      'cohorts_state',
      sql`${table.state} ->> 'id' = ${table.id} and ${table.state} ->> 'phase' = ${table.phase} and (${table.state} -> 'sequence')::integer = ${table.sequence}`,
    ),
    index('cohorts_in_order').on(table.startsOn, table.id),
    index('cohorts_by_province').on(table.province, table.startsOn, table.id),
    index('cohorts_by_partner').on(table.partner, table.startsOn, table.id),
    // Those that are over become ever more, and are late with nothing.
    index('cohorts_open')
      .on(table.phase, table.startsOn)
      .where(sql`phase <> 'ended'`),
    index('cohorts_by_next_on')
      .on(table.nextOn)
      .where(sql`next_on is not null`),
  ],
);

/** Every cohort's whole life. Append-only by trigger. */
export const cohortEvents = pgTable(
  'cohort_events',
  {
    cohortId: text('cohort_id')
      .notNull()
      .references(() => cohorts.id),
    sequence: integer('sequence').notNull(),
    /** Points at the event before: a gap cannot be stored. */
    follows: integer('follows').generatedAlwaysAs(sql`nullif(sequence - 1, 0)`),
    type: text('type').$type<CohortEvent['type']>().notNull(),
    onDate: localDay('on_date').notNull(),
    at: instant('at').notNull(),
    by: jsonb('by').$type<Actor>().notNull(),
    body: jsonb('body').$type<CohortEvent>().notNull(),
    epoch: integer('epoch').notNull(),
    recordedAt: instant('recorded_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.sequence] }),
    foreignKey({
      name: 'cohort_events_follow',
      columns: [table.cohortId, table.follows],
      foreignColumns: [table.cohortId, table.sequence],
    }),
    check(
      'cohort_events_body',
      sql`(${table.body} -> 'sequence')::integer = ${table.sequence} and ${table.body} ->> 'type' = ${table.type}`,
    ),
    index('cohort_events_by_type').on(table.type, table.onDate),
  ],
);

/** The sessions as they stand. */
export const cohortSessions = pgTable(
  'cohort_sessions',
  {
    cohortId: text('cohort_id')
      .notNull()
      .references(() => cohorts.id),
    sessionId: text('session_id').notNull(),
    day: localDay('day').notNull(),
    time: text('time'),
    /** A code, or a place of the side store. */
    place: text('place'),
    status: text('status').$type<Session['status']>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.sessionId] }),
    check('cohort_sessions_status', among(table.status, ['planned', 'asked', 'recorded', 'cancelled'])),
    index('cohort_sessions_by_day').on(table.day),
    index('cohort_sessions_to_come')
      .on(table.cohortId, table.day)
      .where(sql`status in ('planned', 'asked')`),
  ],
);

/** Where sessions are held, in people's words: never in a workflow. */
export const sessionPlaces = pgTable('session_places', {
  id: text('id').primaryKey(),
  text: text('text').notNull(),
});

export const cohortMembers = pgTable(
  'cohort_members',
  {
    cohortId: text('cohort_id')
      .notNull()
      .references(() => cohorts.id),
    /** Not a foreign key, for the same reason. */
    trajectoryId: text('trajectory_id').notNull(),
    referralId: text('referral_id').notNull(),
    status: text('status').$type<Member['status']>().notNull(),
    /** What the own trajectory refused last, as codes. */
    refusedCommand: text('refused_command'),
    refusedCode: text('refused_code'),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.trajectoryId] }),
    check('cohort_members_status', among(table.status, ['allocated', 'started', 'left'])),
    index('cohort_members_by_trajectory').on(table.trajectoryId),
  ],
);

export const cohortAttendance = pgTable(
  'cohort_attendance',
  {
    cohortId: text('cohort_id').notNull(),
    sessionId: text('session_id').notNull(),
    trajectoryId: text('trajectory_id').notNull(),
    presence: text('presence').$type<Presence>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.sessionId, table.trajectoryId] }),
    foreignKey({
      name: 'cohort_attendance_session',
      columns: [table.cohortId, table.sessionId],
      foreignColumns: [cohortSessions.cohortId, cohortSessions.sessionId],
    }),
    foreignKey({
      name: 'cohort_attendance_member',
      columns: [table.cohortId, table.trajectoryId],
      foreignColumns: [cohortMembers.cohortId, cohortMembers.trajectoryId],
    }),
    check('cohort_attendance_presence', among(table.presence, presences)),
  ],
);

/** What a cohort must still tell people and its members' trajectories, written with the events it follows from. */
export const cohortEffects = pgTable(
  'cohort_effects',
  {
    cohortId: text('cohort_id')
      .notNull()
      .references(() => cohorts.id),
    key: text('key').notNull(),
    kind: text('kind').$type<CohortEffect['kind']>().notNull(),
    body: jsonb('body').$type<CohortEffect>().notNull(),
    status: text('status').$type<EffectStatus>().notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
    /** What came of it, as codes: a repeated attempt is answered with it instead of done twice. */
    result: jsonb('result'),
    doneAt: instant('done_at'),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.key] }),
    check('cohort_effects_kind', among(table.kind, ['notify', 'command'])),
    check('cohort_effects_status', among(table.status, effectStatuses)),
    check('cohort_effects_done', sql`(${table.status} = 'pending') = (${table.doneAt} is null)`),
    index('cohort_effects_pending')
      .on(table.cohortId)
      .where(sql`status = 'pending'`),
  ],
);

/** The part of the mailbox that is about groups: once per effect and recipient. */
export const cohortMessages = pgTable(
  'cohort_messages',
  {
    id: uuid('id')
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    cohortId: text('cohort_id').notNull(),
    effectKey: text('effect_key').notNull(),
    recipientId: text('recipient_id')
      .notNull()
      .references(() => staff.id),
    recipientRole: text('recipient_role').$type<CohortRecipient>().notNull(),
    about: text('about').notNull(),
    rule: text('rule').$type<RuleKey>(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull(),
    sentAt: instant('sent_at'),
    leavesAt: instant('leaves_at'),
    bouncedAt: instant('bounced_at'),
  },
  (table) => [
    foreignKey({
      name: 'cohort_messages_effect',
      columns: [table.cohortId, table.effectKey],
      foreignColumns: [cohortEffects.cohortId, cohortEffects.key],
    }),
    unique('cohort_messages_once').on(table.cohortId, table.effectKey, table.recipientId),
    check('cohort_messages_role', among(table.recipientRole, recipients)),
    index('cohort_messages_in_order').on(table.at, table.id),
    index('cohort_messages_by_recipient').on(table.recipientId, table.at, table.id),
    index('cohort_messages_by_role').on(table.recipientRole, table.at, table.id),
    index('cohort_messages_by_cohort').on(table.cohortId, table.at, table.id),
  ],
);
