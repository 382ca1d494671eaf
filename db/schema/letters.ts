import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { LetterAbout, LetterTo } from '../../domain/trajectory/effect.ts';
import type { Province } from '../../domain/rules/index.ts';
import { letterRecipients, letterSubjects, provinces, welfareKinds } from '../codes.ts';
import { among } from './columns.ts';
import { effects } from './effects.ts';
import { mailColumns } from './things.ts';

/** The regional network: whom a mediator can ask for help. */
export const welfareActors = pgTable(
  'welfare_actors',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind').$type<(typeof welfareKinds)[number]>().notNull(),
    /** null: works in all provinces. */
    province: text('province').$type<Province>(),
    email: text('email').notNull(),
  },
  (table) => [
    check('welfare_actors_id', sql`${table.id} ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'`),
    check('welfare_actors_kind', among(table.kind, welfareKinds)),
    check('welfare_actors_province', among(table.province, provinces)),
  ],
);

/** What was written to the person or to a welfare actor. */
export const letters = pgTable(
  'letters',
  {
    ...mailColumns(),
    trajectoryId: text('trajectory_id').notNull(),
    to: text('to').$type<LetterTo>().notNull(),
    /** Not a foreign key: a letter to someone who left the network must not hold up the others. */
    actorId: text('actor_id'),
    about: text('about').$type<LetterAbout>().notNull(),
  },
  (table) => [
    foreignKey({
      name: 'letters_effect',
      columns: [table.trajectoryId, table.effectKey],
      foreignColumns: [effects.trajectoryId, effects.key],
    }),
    unique('letters_once').on(table.trajectoryId, table.effectKey),
    check('letters_to', among(table.to, letterRecipients)),
    check('letters_about', among(table.about, letterSubjects)),
    check('letters_actor', sql`${table.actorId} is null or ${table.to} = 'welfareActor'`),
    index('letters_in_order').on(table.at, table.id),
    index('letters_by_addressee').on(table.to, table.at, table.id),
    index('letters_by_actor')
      .on(table.actorId, table.at, table.id)
      .where(sql`actor_id is not null`),
    index('letters_by_trajectory').on(table.trajectoryId, table.at),
  ],
);
