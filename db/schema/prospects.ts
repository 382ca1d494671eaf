import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import {
  attemptResults,
  attemptWays,
  prospectSources,
  prospectStatuses,
  type AttemptResult,
  type AttemptWay,
  type ProspectSource,
  type ProspectStatus,
} from '../../domain/prospects/index.ts';
import { among, birthForm, instant, knownBirth, localDay, matches, ownId } from './columns.ts';
import { trajectories } from './trajectories.ts';

/** A list of non-active people that RIZIV or a local government handed over. */
export const prospectLists = pgTable(
  'prospect_lists',
  {
    id: ownId(),
    source: text('source').$type<ProspectSource>().notNull(),
    fileName: text('file_name').notNull(),
    /** Of the file: the same one twice is one list. */
    sha256: text('sha256').notNull(),
    importedAt: instant('imported_at').notNull(),
    accepted: integer('accepted').notNull(),
    duplicate: integer('duplicate').notNull(),
    refused: integer('refused').notNull(),
  },
  (table) => [
    unique('prospect_lists_once').on(table.sha256),
    check('prospect_lists_source', among(table.source, prospectSources)),
    check('prospect_lists_sha', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** A person on such a list, until they are registered or erased. Names and numbers, so side store. */
export const prospects = pgTable(
  'prospects',
  {
    id: ownId(),
    listId: uuid('list_id')
      .notNull()
      .references(() => prospectLists.id),
    /** Of the file. */
    line: integer('line').notNull(),
    /** Eleven digits, or `erased:` and the id. */
    insz: text('insz').notNull().unique(),
    lastName: text('last_name').notNull(),
    firstName: text('first_name').notNull(),
    /** null once erased. */
    birthDate: knownBirth('birth_date'),
    street: text('street').notNull(),
    houseNumber: text('house_number').notNull(),
    postcode: text('postcode').notNull(),
    municipality: text('municipality').notNull(),
    phone: text('phone').notNull(),
    email: text('email').notNull(),
    language: text('language').notNull(),
    /** What the list remarked; goes to the notes with a registration. */
    remark: text('remark').notNull().default(''),
    status: text('status').$type<ProspectStatus>().notNull().default('identified'),
    /** The day of the list, or of the last attempt. */
    lastOn: localDay('last_on').notNull(),
    trajectoryId: text('trajectory_id').references(() => trajectories.id),
  },
  (table) => [
    check('prospects_insz', sql`${table.insz} ~ '^[0-9]{11}$' or ${table.insz} = 'erased:' || ${table.id}::text`),
    check('prospects_birth', matches(table.birthDate, birthForm)),
    check('prospects_erased', sql`(${table.insz} like 'erased:%') = (${table.birthDate} is null)`),
    check('prospects_status', among(table.status, prospectStatuses)),
    index('prospects_by_status').on(table.status, table.lastOn),
    index('prospects_by_list').on(table.listId),
    index('prospects_by_postcode')
      .on(table.postcode)
      .where(sql`trajectory_id is null and insz not like 'erased:%'`),
    index('prospects_to_contact')
      .on(table.lastOn, table.line)
      .where(sql`trajectory_id is null and insz not like 'erased:%'`),
  ],
);

export const contactAttempts = pgTable(
  'contact_attempts',
  {
    id: ownId(),
    prospectId: uuid('prospect_id')
      .notNull()
      .references(() => prospects.id),
    on: localDay('on').notNull(),
    way: text('way').$type<AttemptWay>().notNull(),
    result: text('result').$type<AttemptResult>().notNull(),
    by: text('by').notNull(),
    /** Free text; goes when the person is erased. */
    note: text('note').notNull().default(''),
    at: instant('at').notNull(),
  },
  (table) => [
    check('contact_attempts_way', among(table.way, attemptWays)),
    check('contact_attempts_result', among(table.result, attemptResults)),
    index('contact_attempts_by_prospect').on(table.prospectId, table.on),
  ],
);
