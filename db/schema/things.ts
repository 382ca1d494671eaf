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
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import type { Actor, Envelope, Notice } from '../../domain/durable/index.ts';
import type { RuleKey } from '../../domain/rules/index.ts';
import { effectStatuses, recipients, type EffectStatus } from '../codes.ts';
import { among, instant, localDay, ownId } from './columns.ts';
import { staff } from './staff.ts';

/**
 * What all share that is recorded event by event: in its row, its events, its effects and what was told of it. What is its
 * own each adds; what tells the world nothing but notices has whole tables here.
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

/** What an event is, whatever it is about. */
export const eventColumns = <Event extends Envelope & { readonly type: string }>() => ({
  sequence: integer('sequence').notNull(),
  /** Points at the event before: a gap cannot be stored. */
  follows: integer('follows').generatedAlwaysAs(sql`nullif(sequence - 1, 0)`),
  type: text('type').$type<Event['type']>().notNull(),
  onDate: localDay('on_date').notNull(),
  at: instant('at').notNull(),
  by: jsonb('by').$type<Actor>().notNull(),
  /** The event as decided. */
  body: jsonb('body').$type<Event>().notNull(),
  epoch: integer('epoch').notNull(),
  recordedAt: instant('recorded_at')
    .notNull()
    .default(sql`now()`),
});

type EventColumns = { readonly [Name in 'sequence' | 'follows' | 'type' | 'body']: AnyPgColumn };

/** What holds for the events of each. @param about its column that says whose they are */
export const eventChecks = (name: string, about: AnyPgColumn, table: EventColumns) => [
  primaryKey({ columns: [about, table.sequence] }),
  foreignKey({ name: `${name}_follow`, columns: [about, table.follows], foreignColumns: [about, table.sequence] }),
  check(
    `${name}_body`,
    sql`(${table.body} -> 'sequence')::integer = ${table.sequence} and ${table.body} ->> 'type' = ${table.type}`,
  ),
];

/** Its whole life. Append-only by trigger. */
export const eventsTable = <Event extends Envelope & { readonly type: string }>(
  name: string,
  root: () => AnyPgColumn,
) =>
  pgTable(
    name,
    { aboutId: text('about_id').notNull().references(root), ...eventColumns<Event>(), noteId: text('note_id') },
    (table) => eventChecks(name, table.aboutId, table),
  );

/** What must still be done in the world. */
export const effectColumns = <Effect extends { readonly kind: string }>() => ({
  /** Sequence of the event / number within it. */
  key: text('key').notNull(),
  kind: text('kind').$type<Effect['kind']>().notNull(),
  body: jsonb('body').$type<Effect>().notNull(),
  status: text('status').$type<EffectStatus>().notNull().default('pending'),
  attempts: integer('attempts').notNull().default(0),
  doneAt: instant('done_at'),
});

type EffectColumns = { readonly [Name in 'key' | 'kind' | 'status' | 'doneAt']: AnyPgColumn };

/** What holds for the effects of each. @param about its column that says whose they are */
export const effectChecks = (name: string, about: AnyPgColumn, table: EffectColumns, kinds: readonly string[]) => [
  primaryKey({ columns: [about, table.key] }),
  check(`${name}_kind`, among(table.kind, kinds)),
  check(`${name}_status`, among(table.status, effectStatuses)),
  check(`${name}_done`, sql`(${table.status} = 'pending') = (${table.doneAt} is null)`),
  index(`${name}_pending`)
    .on(about)
    .where(sql`status = 'pending'`),
];

/** What people must still be told of it, written with the events it follows from. */
export const noticesTable = <Effect extends Notice>(name: string, root: () => AnyPgColumn) =>
  pgTable(
    name,
    {
      aboutId: text('about_id').notNull().references(root),
      lane: text('lane').$type<Effect['lane']>().notNull(),
      ...effectColumns<Effect>(),
    },
    (table) => [
      ...effectChecks(name, table.aboutId, table, ['notify']),
      check(`${name}_key`, sql`${table.body} ->> 'key' = ${table.key}`),
    ],
  );

/** What is written once per effect, however often the writing is tried, and leaves by mail. */
export const mailColumns = () => ({
  id: ownId(),
  effectKey: text('effect_key').notNull(),
  subject: text('subject').notNull(),
  text: text('text').notNull(),
  at: instant('at').notNull(),
  /** When the mail server took it; null: only here. */
  sentAt: instant('sent_at'),
  /** When it leaves by mail: it came up in quiet hours. */
  leavesAt: instant('leaves_at'),
  /** When it was refused or came back for good: its address does not work. */
  bouncedAt: instant('bounced_at'),
});

/** The same to a colleague: once per effect and recipient. */
export const messageColumns = <Role extends string>() => ({
  ...mailColumns(),
  recipientId: text('recipient_id')
    .notNull()
    .references(() => staff.id),
  recipientRole: text('recipient_role').$type<Role>().notNull(),
  about: text('about').notNull(),
  rule: text('rule').$type<RuleKey>(),
});

/** The part of the mailbox that is about these things. */
export const notices = pgTable(
  'notices',
  {
    ...messageColumns<string>(),
    /** A contract's month or an agreement: which table its row is in, its id says. */
    aboutId: text('about_id').notNull(),
  },
  (table) => [
    unique('notices_once').on(table.aboutId, table.effectKey, table.recipientId),
    check('notices_role', among(table.recipientRole, [...recipients, 'actionOwner'])),
    index('notices_by_recipient').on(table.recipientId, table.at),
  ],
);
