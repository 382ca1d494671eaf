import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { actionTitles, agreementOwners, type ActionTitle, type AgreementOwner } from '../../domain/agreement/codes.ts';
import type { AgreementEffect } from '../../domain/agreement/effects.ts';
import type { AgreementEvent } from '../../domain/agreement/events.ts';
import { agreementIdForm } from '../../domain/agreement/id.ts';
import {
  agreementPhases,
  type AgreementAction,
  type AgreementPhase,
  type BegunAgreement,
} from '../../domain/agreement/state.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { ActorRole } from '../../domain/trajectory/index.ts';
import { provinces } from '../codes.ts';
import { agreements } from './agreements.ts';
import { among, instant, localDay, matches } from './columns.ts';
import { eventsTable, noticesTable, rootChecks, rootColumns } from './things.ts';

/** The number in `A-000001`. */
export const agreementNumbers = pgSequence('agreement_numbers', { startWith: 1 });

/** The life of each agreement: the state after the last event, whole and opened up for lists. Written by its recorder alone. */
export const agreementRuns = pgTable(
  'agreement_runs',
  {
    ...rootColumns<BegunAgreement, AgreementPhase>(),
    /** The agreement that decides what is exchanged; its last day follows from here. */
    rowId: uuid('row_id')
      .notNull()
      .references(() => agreements.id),
    nis: text('nis').notNull(),
    province: text('province').$type<Province>().notNull(),
    termEndsOn: localDay('term_ends_on').notNull(),
    /** The year of the last plan that was agreed; null: none yet. */
    plannedYear: smallint('planned_year'),
    /** The earliest day by which somebody must do something; null: nothing is open. */
    dueOn: localDay('due_on'),
  },
  (table) => [
    ...rootChecks('agreement_runs', table, agreementPhases),
    check('agreement_runs_id', matches(table.id, agreementIdForm)),
    check('agreement_runs_province', among(table.province, provinces)),
    unique('agreement_runs_once').on(table.rowId),
    index('agreement_runs_by_nis').on(table.nis),
  ],
);

export const agreementEvents = eventsTable<AgreementEvent>('agreement_events', () => agreementRuns.id);
export const agreementEffects = noticesTable<AgreementEffect>('agreement_effects', () => agreementRuns.id);

/** The actions of all plans as they stand, for lists over agreements. */
export const agreementActions = pgTable(
  'agreement_actions',
  {
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreementRuns.id),
    /** `2026-1` within its agreement. */
    id: text('id').notNull(),
    year: smallint('year').notNull(),
    title: text('title').$type<ActionTitle>().notNull(),
    noteId: text('note_id'),
    owner: text('owner').$type<AgreementOwner>().notNull(),
    /** Not a foreign key: a wrong id must never stop an event from being recorded. The doors check it before. */
    ownerId: text('owner_id'),
    targetOn: localDay('target_on').notNull(),
    status: text('status').$type<AgreementAction['status']>().notNull(),
    putOff: integer('put_off').notNull(),
    overOn: localDay('over_on'),
  },
  (table) => [
    primaryKey({ columns: [table.agreementId, table.id] }),
    check('agreement_actions_title', among(table.title, actionTitles)),
    check('agreement_actions_owner', among(table.owner, agreementOwners)),
    check(
      'agreement_actions_owned',
      sql`(${table.ownerId} is not null) = (${table.owner} in ('staff', 'welfareActor'))`,
    ),
    check('agreement_actions_status', among(table.status, ['draft', 'open', 'done', 'dropped'])),
    check('agreement_actions_over', sql`(${table.overOn} is not null) = (${table.status} in ('done', 'dropped'))`),
    index('agreement_actions_open')
      .on(table.targetOn)
      .where(sql`status = 'open'`),
  ],
);

/** What people write with a command: free text stays here. */
export const agreementNotes = pgTable(
  'agreement_notes',
  {
    id: text('id').primaryKey(),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreementRuns.id),
    authorRole: text('author_role').$type<ActorRole>().notNull(),
    authorId: text('author_id'),
    text: text('text').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    check('agreement_notes_length', sql`length(${table.text}) between 1 and 4000`),
    index('agreement_notes_by_agreement').on(table.agreementId, table.at),
  ],
);
