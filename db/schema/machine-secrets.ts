import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { instant } from './columns.ts';

/** What programs prove themselves with. Two may hold at once, so that one is replaced without a gap. */
export const machineSecrets = pgTable(
  'machine_secrets',
  {
    /** SHA-256 of 256 random bits. */
    secretHash: text('secret_hash').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    madeAt: instant('made_at')
      .notNull()
      .default(sql`now()`),
    /** The first moment at which it holds no more; null: no end. */
    endsAt: instant('ends_at'),
  },
  (table) => [
    check('machine_secrets_hash', sql`${table.secretHash} ~ '^[0-9a-f]{64}$'`),
    index('machine_secrets_by_account').on(table.accountId),
  ],
);
