import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import type { Actor, Envelope, Notice } from '../../domain/durable/index.ts';
import type { RuleKey } from '../../domain/rules/index.ts';
import { effectStatuses, recipients, type EffectStatus } from '../codes.ts';
import { among, instant, localDay } from './columns.ts';
import { staff } from './staff.ts';

/**
 * The tables of something that is recorded event by event and tells the world nothing but notices: its row, its events,
 * its effects. What is its own it adds to the row.
 */
export const rootColumns = <State, Phase extends string>() => ({
  id: text('id').primaryKey(),
  phase: text('phase').$type<Phase>().notNull(),
  /** The day of the next thing that time does. */
  nextOn: localDay('next_on'),
  escalation: smallint('escalation').notNull(),
  sequence: integer('sequence').notNull(),
  epoch: integer('epoch').notNull(),
  state: jsonb('state').$type<State>().notNull(),
  lastAt: instant('last_at').notNull(),
  /** Why writing was stopped, as a code; null: not parked. */
  parked: text('parked'),
  /** How far its clock is ahead: the time machine of the demo; 0 elsewhere. */
  clockOffsetMs: bigint('clock_offset_ms', { mode: 'number' }).notNull().default(0),
});

type RootColumns = { readonly [Name in 'id' | 'phase' | 'nextOn' | 'sequence' | 'epoch' | 'state']: AnyPgColumn };

/** What holds for the row of each. @param name of its table */
export const rootChecks = (name: string, table: RootColumns, phases: readonly string[]) => [
  check(`${name}_phase`, among(table.phase, phases)),
  check(`${name}_counts`, sql`${table.sequence} >= 1 and ${table.epoch} >= 1`),
  check(
    `${name}_state`,
    sql`${table.state} ->> 'id' = ${table.id} and ${table.state} ->> 'phase' = ${table.phase} and (${table.state} -> 'sequence')::integer = ${table.sequence}`,
  ),
  index(`${name}_by_next_on`)
    .on(table.nextOn)
    .where(sql`next_on is not null`),
];

/** Its whole life. Append-only by trigger. */
export const eventsTable = <Event extends Envelope & { readonly type: string }>(
  name: string,
  root: () => AnyPgColumn,
) =>
  pgTable(
    name,
    {
      aboutId: text('about_id').notNull().references(root),
      sequence: integer('sequence').notNull(),
      /** Points at the event before: a gap cannot be stored. */
      follows: integer('follows').generatedAlwaysAs(sql`nullif(sequence - 1, 0)`),
      type: text('type').$type<Event['type']>().notNull(),
      onDate: localDay('on_date').notNull(),
      at: instant('at').notNull(),
      by: jsonb('by').$type<Actor>().notNull(),
      noteId: text('note_id'),
      body: jsonb('body').$type<Event>().notNull(),
      epoch: integer('epoch').notNull(),
      recordedAt: instant('recorded_at')
        .notNull()
        .default(sql`now()`),
    },
    (table) => [
      primaryKey({ columns: [table.aboutId, table.sequence] }),
      foreignKey({
        name: `${name}_follow`,
        columns: [table.aboutId, table.follows],
        foreignColumns: [table.aboutId, table.sequence],
      }),
      check(
        `${name}_body`,
        sql`(${table.body} -> 'sequence')::integer = ${table.sequence} and ${table.body} ->> 'type' = ${table.type}`,
      ),
    ],
  );

/** What people must still be told of it, written with the events it follows from. */
export const noticesTable = <Effect extends Notice>(name: string, root: () => AnyPgColumn) =>
  pgTable(
    name,
    {
      aboutId: text('about_id').notNull().references(root),
      key: text('key').notNull(),
      lane: text('lane').$type<Effect['lane']>().notNull(),
      kind: text('kind').$type<Effect['kind']>().notNull(),
      body: jsonb('body').$type<Effect>().notNull(),
      status: text('status').$type<EffectStatus>().notNull().default('pending'),
      attempts: integer('attempts').notNull().default(0),
      doneAt: instant('done_at'),
    },
    (table) => [
      primaryKey({ columns: [table.aboutId, table.key] }),
      check(`${name}_key`, sql`${table.body} ->> 'key' = ${table.key}`),
      check(`${name}_kind`, among(table.kind, ['notify'])),
      check(`${name}_status`, among(table.status, effectStatuses)),
      check(`${name}_done`, sql`(${table.status} = 'pending') = (${table.doneAt} is null)`),
      index(`${name}_pending`)
        .on(table.aboutId)
        .where(sql`status = 'pending'`),
    ],
  );

/** The part of the mailbox that is about these things: once per notice and recipient. */
export const notices = pgTable(
  'notices',
  {
    id: uuid('id')
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    /** A contract's month or an agreement: which table its row is in, its id says. */
    aboutId: text('about_id').notNull(),
    effectKey: text('effect_key').notNull(),
    recipientId: text('recipient_id')
      .notNull()
      .references(() => staff.id),
    recipientRole: text('recipient_role').notNull(),
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
    unique('notices_once').on(table.aboutId, table.effectKey, table.recipientId),
    check('notices_role', among(table.recipientRole, [...recipients, 'actionOwner'])),
    index('notices_by_recipient').on(table.recipientId, table.at),
  ],
);
