import { sql } from 'drizzle-orm';
import type { Database } from './connect.ts';

/**
 * Does in a transaction what that can do without. When it fails, or must wait for a lock, it is as if it had not begun, and
 * the transaction goes on.
 * @returns null when it was not done
 */
export async function ifItCan<T>(tx: Database, work: (inner: Database) => Promise<T>): Promise<T | null> {
  try {
    return await tx.transaction(async (inner) => {
      await inner.execute(sql`set local lock_timeout = '500ms'`);
      return work(inner);
    });
  } catch {
    return null;
  }
}
