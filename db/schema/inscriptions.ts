import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { inscriptionStatuses, type InscriptionStatus } from '../codes.ts';
import { among, instant } from './columns.ts';
import { effects } from './effects.ts';
import { people } from './people.ts';

/**
 * Our interest in a person, as registered at MAGDA: the row is there before the call, so whatever becomes of it, its end
 * is owed. The number stands here because a person's may be replaced meanwhile; it goes when the interest has ended.
 */
export const inscriptions = pgTable(
  'inscriptions',
  {
    trajectoryId: text('trajectory_id').notNull(),
    /** Of the effect that asked for it. */
    effectKey: text('effect_key').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    insz: text('insz'),
    status: text('status').$type<InscriptionStatus>().notNull(),
    askedAt: instant('asked_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.trajectoryId, table.effectKey] }),
    foreignKey({
      name: 'inscriptions_effect',
      columns: [table.trajectoryId, table.effectKey],
      foreignColumns: [effects.trajectoryId, effects.key],
    }),
    check('inscriptions_status', among(table.status, inscriptionStatuses)),
    check('inscriptions_insz', sql`${table.insz} ~ '^[0-9]{11}$'`),
    check(
      'inscriptions_ended',
      sql`(${table.endedAt} is not null) = (${table.status} in ('refused', 'closed', 'shared')) and (${table.endedAt} is null) = (${table.insz} is not null)`,
    ),
    index('inscriptions_by_person').on(table.personId),
    index('inscriptions_by_insz')
      .on(table.insz)
      .where(sql`insz is not null`),
    index('inscriptions_owed')
      .on(table.trajectoryId)
      .where(sql`ended_at is null`),
  ],
);
