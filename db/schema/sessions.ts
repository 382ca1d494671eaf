import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { among, instant } from './columns.ts';
import { trajectories } from './trajectories.ts';

/**
 * `browser` a cookie, `device` a terminal that was let in from a browser, `machine` the access token of a program, `link` a
 * cookie for the next step of one trajectory, `calendar` the address of somebody's calendar, which opens nothing else.
 */
export const sessionKinds = ['browser', 'device', 'machine', 'link', 'calendar'] as const;

/** Who is signed in. By the machine's clock, which the demo's time machine does not move. */
export const sessions = pgTable(
  'sessions',
  {
    /** SHA-256 of the secret that the caller sends: whoever reads this table can sign in as nobody. */
    tokenHash: text('token_hash').primaryKey(),
    /** What lists and ends name it by. */
    id: uuid('id')
      .notNull()
      .unique()
      .default(sql`gen_random_uuid()`),
    kind: text('kind').$type<(typeof sessionKinds)[number]>().notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** The other accounts that the same sign-in proved: the session can go over to one of them. */
    others: uuid('others')
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Of a link. */
    trajectoryId: text('trajectory_id').references(() => trajectories.id),
    startedAt: instant('started_at')
      .notNull()
      .default(sql`now()`),
    /** Written once a minute at most. */
    seenAt: instant('seen_at')
      .notNull()
      .default(sql`now()`),
    /** Over when nothing was asked for so long. */
    idleSeconds: integer('idle_seconds').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    check('sessions_kind', among(table.kind, sessionKinds)),
    check('sessions_link', sql`(${table.kind} = 'link') = (${table.trajectoryId} is not null)`),
    check('sessions_token', sql`${table.tokenHash} ~ '^[0-9a-f]{64}$'`),
    index('sessions_by_account').on(table.accountId),
    index('sessions_by_end').on(table.expiresAt),
  ],
);
