import { sql } from 'drizzle-orm';
import { check, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { accountKinds, accounts } from './accounts.ts';
import { among, instant, matches, ownId } from './columns.ts';
import { municipalities } from './municipalities.ts';
import { people } from './people.ts';
import { organisations } from './staff.ts';
import { trajectories } from './trajectories.ts';

const sha256 = '^[0-9a-f]{64}$';
const now = sql`now()`;

/**
 * What the claims of a provider mean here: whoever has them is of this kind. The kind of a program is no sign-in's. A colleague
 * needs an account beside, made by hand: a claim alone makes nobody a colleague.
 */
export const claimMappings = pgTable(
  'claim_mappings',
  {
    id: ownId(),
    issuer: text('issuer').notNull(),
    /** The claim that tells people apart (`vo_id`); of a citizen the one with the national number (`rrn`). */
    subjectClaim: text('subject_claim').notNull(),
    /** The claim with the code of the organisation in this work relation (`vo_orgcode`); null: there is none. */
    organisationClaim: text('organisation_claim'),
    /** A claim and the value that it must have (`vo_doelgroepcode`, `GID`); null: any. */
    groupClaim: text('group_claim'),
    groupValue: text('group_value'),
    /** The claim with the roles, and the role that it must hold, alone or as `Role:organisation code`; null: any. */
    roleClaim: text('role_claim'),
    roleValue: text('role_value'),
    kind: text('kind').$type<(typeof accountKinds)[number]>().notNull(),
    /** Of a colleague: the role that the staff table must give them; else ''. */
    role: text('role').notNull().default(''),
  },
  (table) => [
    check('claim_mappings_kind', sql`${among(table.kind, accountKinds)} and ${table.kind} <> 'machine'`),
    check('claim_mappings_role', sql`(${table.kind} = 'colleague') = (${table.role} <> '')`),
    check('claim_mappings_group', sql`(${table.groupClaim} is null) = (${table.groupValue} is null)`),
    check('claim_mappings_roles', sql`(${table.roleClaim} is null) = (${table.roleValue} is null)`),
    // Else everybody whom the provider knows would be one.
    check('claim_mappings_some', sql`${table.kind} = 'citizen' or ${table.roleClaim} is not null`),
    check('claim_mappings_organisation', sql`${table.kind} = 'citizen' or ${table.organisationClaim} is not null`),
    unique('claim_mappings_once')
      .on(table.issuer, table.groupValue, table.roleValue, table.kind, table.role)
      .nullsNotDistinct(),
  ],
);

/** Whose code it is that a provider gives: an OVO code or a KBO number, of one of our organisations or of a municipality's OCMW. */
export const organisationCodes = pgTable(
  'organisation_codes',
  {
    code: text('code').primaryKey(),
    organisationId: text('organisation_id').references(() => organisations.id),
    nis: text('nis').references(() => municipalities.nis),
  },
  (table) => [
    check('organisation_codes_whose', sql`num_nonnulls(${table.organisationId}, ${table.nis}) = 1`),
    check('organisation_codes_code', matches(table.code, '^[A-Za-z0-9.]{3,40}$')),
  ],
);

/** A sign-in under way: of one browser, good for one answer of the provider, within ten minutes. */
export const signIns = pgTable('sign_ins', {
  /** SHA-256 of the `state`. */
  stateHash: text('state_hash').primaryKey(),
  /** SHA-256 of the secret in the cookie of the browser that began. */
  browserHash: text('browser_hash').notNull(),
  nonce: text('nonce').notNull(),
  verifier: text('verifier').notNull(),
  /** A path of ours. */
  returnTo: text('return_to').notNull(),
  madeAt: instant('made_at').notNull().default(now),
});

/** A terminal that asks to be let in from a browser (RFC 8628). */
export const deviceCodes = pgTable(
  'device_codes',
  {
    /** SHA-256 of the code that only the terminal has. */
    codeHash: text('code_hash').primaryKey(),
    /** What the person types: eight consonants. */
    userCode: text('user_code').notNull().unique(),
    madeAt: instant('made_at').notNull().default(now),
    expiresAt: instant('expires_at').notNull(),
    askedAt: instant('asked_at'),
    /** Grows each time the terminal asks too soon. */
    pauseSeconds: integer('pause_seconds').notNull(),
    /** Who let it in; null: nobody yet. */
    accountId: uuid('account_id').references(() => accounts.id),
    deniedAt: instant('denied_at'),
  },
  (table) => [check('device_codes_hash', matches(table.codeHash, sha256))],
);

/** A link that lets a person see the next step of their trajectory, once. */
export const personLinks = pgTable(
  'person_links',
  {
    /** SHA-256 of what stands in the link: whoever reads this table opens nothing. */
    tokenHash: text('token_hash').primaryKey(),
    trajectoryId: text('trajectory_id')
      .notNull()
      .references(() => trajectories.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    madeAt: instant('made_at').notNull().default(now),
    /** `role:id` of who asked for it. */
    madeBy: text('made_by').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [check('person_links_hash', matches(table.tokenHash, sha256))],
);

/** Each time somebody worked with `w2` on the server itself instead of signing in. */
export const directAccess = pgTable('direct_access', {
  id: ownId(),
  /** The user of the operating system. */
  osUser: text('os_user').notNull(),
  /** The words of the command (`person show`), none of its arguments. */
  command: text('command').notNull(),
  at: instant('at').notNull().default(now),
});
