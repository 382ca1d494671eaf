import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text } from 'drizzle-orm/pg-core';
import { ocmwAnswers, ocmwNotices, ocmwQuestions } from '../../domain/trajectory/codes.ts';
import { among, instant, localDay } from './columns.ts';
import { effects } from './effects.ts';

/**
 * What the people of an OCMW open from a mail, or answer from their own system: one link per notice or question. Whoever
 * has the token may read and answer this one matter, and nothing else.
 */
export const ocmwLinks = pgTable(
  'ocmw_links',
  {
    /** 256 random bits, base64url. */
    token: text('token').primaryKey(),
    trajectoryId: text('trajectory_id').notNull(),
    effectKey: text('effect_key').notNull(),
    /** NIS code of the municipality. */
    nis: text('nis').notNull(),
    /** A notice, or null. */
    about: text('about').$type<(typeof ocmwNotices)[number]>(),
    /** A question, or null. */
    question: text('question').$type<(typeof ocmwQuestions)[number]>(),
    questionId: text('question_id'),
    /** Of a notice the day it tells of, of a question the day by which it is to be answered. */
    on: localDay('on').notNull(),
    madeAt: instant('made_at').notNull(),
    openedAt: instant('opened_at'),
    answeredAt: instant('answered_at'),
    answer: text('answer').$type<(typeof ocmwAnswers)[number]>(),
  },
  (table) => [
    foreignKey({
      name: 'ocmw_links_effect',
      columns: [table.trajectoryId, table.effectKey],
      foreignColumns: [effects.trajectoryId, effects.key],
    }),
    check('ocmw_links_token', sql`${table.token} ~ '^[A-Za-z0-9_-]{43}$'`),
    check('ocmw_links_about', among(table.about, ocmwNotices)),
    check('ocmw_links_question', among(table.question, ocmwQuestions)),
    check('ocmw_links_answer', among(table.answer, ocmwAnswers)),
    check(
      'ocmw_links_matter',
      sql`(${table.about} is null) = (${table.question} is not null) and (${table.question} is null) = (${table.questionId} is null)`,
    ),
    check('ocmw_links_answered', sql`(${table.answeredAt} is null) = (${table.answer} is null)`),
    index('ocmw_links_in_order').on(table.madeAt),
    index('ocmw_links_by_nis').on(table.nis, table.madeAt),
    index('ocmw_links_to_answer')
      .on(table.nis, table.on)
      .where(sql`question is not null and answered_at is null`),
    index('ocmw_links_by_effect').on(table.trajectoryId, table.effectKey),
  ],
);
