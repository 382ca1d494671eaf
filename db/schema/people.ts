import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { channels, type Channel } from '../../domain/people/contact.ts';
import { educations, origins, sexes, type Education, type Origin, type Sex } from '../../domain/people/codes.ts';
import { nameWords, phoneDigits } from '../person-search.ts';
import { among, birthForm, instant, knownBirth, trajectoryIdForm, matches, ownId } from './columns.ts';

/** The side store: the only place with names, numbers and addresses; what a list left empty is ''. Erasing a person empties this row, and deletes their notes, proposals, changes and former numbers. */
export const people = pgTable(
  'people',
  {
    id: ownId(),
    /** Eleven digits, or `erased:` and the id. */
    insz: text('insz').notNull().unique(),
    lastName: text('last_name').notNull(),
    firstName: text('first_name').notNull(),
    sex: text('sex').$type<Sex>(),
    /** null once the person is erased. */
    birthDate: knownBirth('birth_date'),
    street: text('street').notNull(),
    houseNumber: text('house_number').notNull(),
    postcode: text('postcode').notNull(),
    municipality: text('municipality').notNull(),
    phone: text('phone').notNull(),
    email: text('email').notNull(),
    /** null: nobody asked. At home somebody else may pick up the phone or read the mail. */
    safeToCall: boolean('safe_to_call'),
    safeToMail: boolean('safe_to_mail'),
    channel: text('channel').$type<Channel>(),
    language: text('language').notNull(),
    education: text('education').$type<Education>().notNull(),
    origin: text('origin').$type<Origin>().notNull(),
  },
  (table) => [
    check('people_insz', sql`${table.insz} ~ '^[0-9]{11}$' or ${table.insz} = 'erased:' || ${table.id}::text`),
    check('people_sex', among(table.sex, sexes)),
    check('people_education', among(table.education, educations)),
    check('people_channel', among(table.channel, channels)),
    check('people_origin', among(table.origin, origins)),
    check('people_erased', sql`(${table.insz} like 'erased:%') = (${table.birthDate} is null)`),
    check('people_birth', matches(table.birthDate, birthForm)),
    index('people_by_name').using('gin', nameWords(table)),
    index('people_by_phone').on(phoneDigits(table.phone)),
    index('people_by_postcode').on(table.postcode),
    index('people_by_address').on(sql`address_hash(${table.email})`),
    check('people_postcode', sql`${table.postcode} ~ '^[0-9]{4}$' or ${table.birthDate} is null`),
  ],
);

/** Numbers that a person had before: a list that still has one finds the same person. Erased with them. */
export const inszHistory = pgTable(
  'insz_history',
  {
    insz: text('insz').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    replacedAt: instant('replaced_at').notNull(),
  },
  (table) => [
    check('insz_history_insz', sql`${table.insz} ~ '^[0-9]{11}$'`),
    index('insz_history_by_person').on(table.personId),
  ],
);

/** Free text, under the id that events carry. Not tied to the trajectory by a key: a note is written before its command is decided. */
export const notes = pgTable(
  'notes',
  {
    id: text('id').primaryKey(),
    trajectoryId: text('trajectory_id').notNull(),
    authorRole: text('author_role').notNull(),
    authorId: text('author_id'),
    text: text('text').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    check('notes_trajectory', matches(table.trajectoryId, trajectoryIdForm)),
    check('notes_text', sql`length(${table.text}) between 1 and 4000`),
    index('notes_by_trajectory').on(table.trajectoryId, table.at),
  ],
);
