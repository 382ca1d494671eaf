import { sql } from 'drizzle-orm';
import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { agreementChannels, type AgreementChannel } from '../codes.ts';
import { among, localDay, ownId } from './columns.ts';
import { municipalities } from './municipalities.ts';

/** Cooperation agreements with the OCMWs [S], each with its yearly action plan. Without one nothing is exchanged. */
export const agreements = pgTable(
  'agreements',
  {
    id: ownId(),
    nis: text('nis')
      .notNull()
      .references(() => municipalities.nis),
    validFrom: localDay('valid_from').notNull(),
    validUntil: localDay('valid_until'),
    /** Reference of the yearly action plan. */
    actionPlan: text('action_plan').notNull(),
    channel: text('channel').$type<AgreementChannel>().notNull(),
    /** The URL of its system up to and without `/v1`, or a mail address of the service; never of one person. */
    address: text('address').notNull(),
  },
  (table) => [
    check('agreements_channel', among(table.channel, agreementChannels)),
    check('agreements_period', sql`${table.validUntil} is null or ${table.validUntil} >= ${table.validFrom}`),
    check(
      'agreements_address',
      sql`case ${table.channel} when 'api' then ${table.address} ~ '^https?://' else ${table.address} ~ '^[^@ ]+@[^@ ]+$' end`,
    ),
    index('agreements_by_nis').on(table.nis),
  ],
);
