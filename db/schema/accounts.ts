import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { among, instant, ownId } from './columns.ts';
import { municipalities } from './municipalities.ts';
import { people } from './people.ts';
import { organisations, staff } from './staff.ts';

export const accountKinds = [
  'colleague',
  'ocmw',
  'citizen',
  'expert',
  'analyst',
  'dpo',
  'operator',
  'machine',
] as const;

/**
 * Whoever may sign in: one subject of one provider, in one work relation, in one role. What they are here stands here and in
 * the staff table; a token only says which account it is.
 */
export const accounts = pgTable(
  'accounts',
  {
    id: ownId(),
    kind: text('kind').$type<(typeof accountKinds)[number]>().notNull(),
    /** The provider that vouches for the subject; `w2` for programs, whose secret is kept here. */
    issuer: text('issuer').notNull(),
    /** Of ACM/IDM the `vo_id`; of a citizen the id of the person here, never a national number; of a program its client id. */
    subject: text('subject').notNull(),
    /** OVO code or KBO number of the work relation; '' for citizens and programs. */
    organisationCode: text('organisation_code').notNull().default(''),
    /** What the account is told apart by within one work relation: the role as we know it; '' where the kind says all. */
    role: text('role').notNull().default(''),
    /** Of a colleague. */
    staffId: text('staff_id').references(() => staff.id),
    /** Of a citizen. */
    personId: uuid('person_id').references(() => people.id),
    /** Of whoever works for an OCMW, and of its programs: the NIS code of the municipality. */
    nis: text('nis').references(() => municipalities.nis),
    /** Of a program: whose it is. */
    organisationId: text('organisation_id').references(() => organisations.id),
    /** Of a program: what it may ask. */
    scopes: text('scopes')
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdAt: instant('created_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    check('accounts_kind', among(table.kind, accountKinds)),
    check('accounts_colleague', sql`(${table.kind} = 'colleague') = (${table.staffId} is not null)`),
    check('accounts_citizen', sql`(${table.kind} = 'citizen') = (${table.personId} is not null)`),
    check('accounts_ocmw', sql`${table.kind} <> 'ocmw' or ${table.nis} is not null`),
    check(
      'accounts_machine',
      sql`${table.kind} <> 'machine' or (${table.nis} is null) <> (${table.organisationId} is null)`,
    ),
    unique('accounts_once').on(table.issuer, table.subject, table.organisationCode, table.kind, table.role),
    index('accounts_by_staff').on(table.staffId),
    index('accounts_by_person').on(table.personId),
  ],
);

/** Who may not come in, whatever their session says: a subject, one work relation of theirs, or a whole organisation. */
export const accessBlocks = pgTable(
  'access_blocks',
  {
    id: ownId(),
    /** null: everybody of the organisation. */
    subject: text('subject'),
    /** null: in each of their work relations. */
    organisationCode: text('organisation_code'),
    /** A code. */
    reason: text('reason').notNull(),
    blockedAt: instant('blocked_at')
      .notNull()
      .default(sql`now()`),
    /** Who did it, as `role:id`. */
    blockedBy: text('blocked_by').notNull(),
    liftedAt: instant('lifted_at'),
  },
  (table) => [
    check('access_blocks_whom', sql`num_nonnulls(${table.subject}, ${table.organisationCode}) > 0`),
    index('access_blocks_running')
      .on(table.subject, table.organisationCode)
      .where(sql`lifted_at is null`),
  ],
);
