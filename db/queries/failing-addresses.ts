import { createHash } from 'node:crypto';
import { eq, sql, type SQL } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/index.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { failingAddresses } from '../schema.ts';

export const addressHash = (address: string): string =>
  createHash('sha256').update(address.trim().toLowerCase()).digest('hex');

/** The same of a column. */
export const hashed = (column: SQL): SQL => sql`address_hash(${column})`;

/** Whether the address in a column is one that does not work. */
export const fails = (column: SQL): SQL<boolean> =>
  sql<boolean>`exists (select 1 from ${failingAddresses} where ${failingAddresses.addressHash} = ${hashed(column)})`;

export async function isFailing(db: Database, address: string): Promise<boolean> {
  const found = await prepared(db, 'w2_failing_address', () =>
    db
      .select({ at: failingAddresses.at })
      .from(failingAddresses)
      .where(eq(failingAddresses.addressHash, sql.placeholder('hash'))),
  ).execute({ hash: addressHash(address) });
  return found.length > 0;
}

/**
 * What says that mail never comes there (RFC 3463): no such address, closed or full, no way to its server, or no reason. A
 * policy says nothing of the address, a size only of the mail, and 5.1.7 and 5.1.8 are about the sender: us.
 */
const ofAddress = (code: string): boolean => /^5(50|51|53|\.[04]\.\d+|\.1\.(?![78]$)\d+|\.2\.[012])$/.test(code);

/** It stays as it is when it was noted before. */
export async function noteFailing(
  db: Database,
  { address, code, at }: { readonly address: string; readonly code: string; readonly at: Instant },
): Promise<void> {
  if (!ofAddress(code)) return;
  await db
    .insert(failingAddresses)
    .values({ addressHash: addressHash(address), code, at })
    .onConflictDoNothing();
}
