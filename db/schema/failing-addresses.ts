import { check, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, matches } from './columns.ts';

/**
 * Mail addresses that a mail server refused for good, or from which a mail came back. By hash: another address of the same
 * person is another row, so that whoever gets a new one is mailed again, and nobody has to say so.
 */
export const failingAddresses = pgTable(
  'failing_addresses',
  {
    /** SHA-256 of the address in small letters. */
    addressHash: text('address_hash').primaryKey(),
    /** Why, as RFC 3463 says it (`5.1.1`), or the bare reply (`550`). */
    code: text('code').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    check('failing_addresses_hash', matches(table.addressHash, '^[0-9a-f]{64}$')),
    check('failing_addresses_code', matches(table.code, '^5(\\.\\d{1,3}\\.\\d{1,3}|\\d\\d)$')),
  ],
);
