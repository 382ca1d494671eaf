import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Province } from '../../domain/rules/index.ts';
import { provinces } from '../codes.ts';
import { among, localDay } from './columns.ts';

/** The municipalities of Flanders over time: what merged stays, with its last day and what it went into. */
export const municipalities = pgTable(
  'municipalities',
  {
    /** NIS code (REFNIS) of Statbel, 5 digits. */
    nis: text('nis').primaryKey(),
    name: text('name').notNull(),
    province: text('province').$type<Province>().notNull(),
    validFrom: localDay('valid_from').notNull(),
    validUntil: localDay('valid_until'),
    mergedInto: text('merged_into'),
  },
  (table) => [
    check('municipalities_nis', sql`${table.nis} ~ '^[0-9]{5}$'`),
    check('municipalities_province', among(table.province, provinces)),
    check('municipalities_merged', sql`(${table.validUntil} is null) = (${table.mergedInto} is null)`),
  ],
);

/** Which postcodes lie in a municipality, and since when. Some lie in several. */
export const municipalityPostcodes = pgTable(
  'municipality_postcodes',
  {
    postcode: text('postcode').notNull(),
    nis: text('nis')
      .notNull()
      .references(() => municipalities.nis),
    validFrom: localDay('valid_from').notNull(),
    validUntil: localDay('valid_until'),
  },
  (table) => [
    primaryKey({ columns: [table.postcode, table.nis] }),
    check('municipality_postcodes_postcode', sql`${table.postcode} ~ '^[0-9]{4}$'`),
    index('municipality_postcodes_by_nis').on(table.nis),
  ],
);
