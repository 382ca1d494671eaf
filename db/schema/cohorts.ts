import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
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
import { partnerForm, tracks, type Partner, type Province, type Track } from '../../domain/rules/index.ts';
import { presences, type Presence } from '../../domain/trajectory/codes.ts';
import { provinces, recipients } from '../codes.ts';
import { among, localDay, matches } from './columns.ts';
import {
  effectChecks,
  effectColumns,
  eventChecks,
  eventColumns,
  messageColumns,
  rootChecks,
  rootColumns,
} from './things.ts';

const cohortIdForm = '^C-[0-9]{6,9}$';

/** The number in `C-000001`. */
export const cohortNumbers = pgSequence('cohort_numbers', { startWith: 1 });

/** The state after the last event, whole in `state` and opened up in columns for lists. Written by `recordCohort` alone. */
export const cohorts = pgTable(
  'cohorts',
  {
    ...rootColumns<PlannedOnce, CohortPhase>(),
    partner: text('partner').$type<Partner>().notNull(),
    track: text('track').$type<Track>().notNull(),
    province: text('province').$type<Province>().notNull(),
    /** Not a foreign key: a wrong id must never stop an event from being recorded. The doors check it before. */
    groupWorkerId: text('group_worker_id').notNull(),
    size: smallint('size').notNull(),
    startsOn: localDay('starts_on').notNull(),
    startedOn: localDay('started_on'),
    endedOn: localDay('ended_on'),
  },
  (table) => [
    ...rootChecks('cohorts', table, cohortPhases),
    check('cohorts_id', matches(table.id, cohortIdForm)),
    check('cohorts_partner', matches(table.partner, partnerForm)),
    check('cohorts_track', among(table.track, tracks)),
    check('cohorts_province', among(table.province, provinces)),
    check('cohorts_size', sql`${table.size} between 1 and ${sql.raw(String(mostMembers))}`),
    check('cohorts_ended', sql`(${table.phase} = 'ended') = (${table.endedOn} is not null)`),
    index('cohorts_in_order').on(table.startsOn, table.id),
    index('cohorts_by_province').on(table.province, table.startsOn, table.id),
    index('cohorts_by_partner').on(table.partner, table.startsOn, table.id),
    // Those that are over become ever more, and are late with nothing.
    index('cohorts_open')
      .on(table.phase, table.startsOn)
      .where(sql`phase <> 'ended'`),
  ],
);

/** Every cohort's whole life. Append-only by trigger. */
export const cohortEvents = pgTable(
  'cohort_events',
  {
    cohortId: text('cohort_id')
      .notNull()
      .references(() => cohorts.id),
    ...eventColumns<CohortEvent>(),
  },
  (table) => [
    ...eventChecks('cohort_events', table.cohortId, table),
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
    ...effectColumns<CohortEffect>(),
    /** What came of it, as codes: a repeated attempt is answered with it instead of done twice. */
    result: jsonb('result'),
  },
  (table) => effectChecks('cohort_effects', table.cohortId, table, ['notify', 'command']),
);

/** The part of the mailbox that is about groups. */
export const cohortMessages = pgTable(
  'cohort_messages',
  {
    ...messageColumns<CohortRecipient>(),
    cohortId: text('cohort_id').notNull(),
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
