import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { instant, localDay, ownId } from './columns.ts';
import { staff } from './staff.ts';

/** A matter of a digest: the deadline (of a group perhaps the session), the rung it was on, and the mailbox messages that told of it. */
export interface DigestMatter {
  readonly trajectoryId?: string;
  /** Instead, where it is a group's. */
  readonly cohortId?: string;
  /** Or that of a contract's month. */
  readonly thingId?: string;
  readonly deadlineId: string;
  readonly rung: string;
  readonly messageIds: readonly string[];
}

/** What someone was told in one go on a day; once per person and day, however often the sweep runs. */
export const digests = pgTable(
  'digests',
  {
    id: ownId(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    day: localDay('day').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    matters: jsonb('matters').$type<readonly DigestMatter[]>().notNull(),
    at: instant('at').notNull(),
    /** When the mail server took it; null: only here. */
    sentAt: instant('sent_at'),
    bouncedAt: instant('bounced_at'),
  },
  (table) => [
    unique('digests_once').on(table.staffId, table.day),
    index('digests_by_day').on(table.day),
    index('digests_in_order').on(table.at, table.id),
    index('digests_by_staff').on(table.staffId, table.at, table.id),
  ],
);

/** Something that the reconciliation found: a code, with ids, and what became of it. */
export interface SweepFinding {
  readonly id: string | null;
  readonly what: string;
  readonly became: 'repaired' | 'reported';
}

/** A row per day on which the sweep ran. `finishedAt` null: it was begun and not ended; running it again goes on. */
export const sweeps = pgTable(
  'sweeps',
  {
    day: localDay('day').primaryKey(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    /** Working days since the last finished sweep on which none ran: this one covers them. */
    missed: integer('missed').notNull().default(0),
    counts: jsonb('counts').$type<Readonly<Record<string, number>>>().notNull().default({}),
    findings: jsonb('findings').$type<readonly SweepFinding[]>().notNull().default([]),
  },
  (table) => [check('sweeps_missed', sql`${table.missed} >= 0`)],
);
