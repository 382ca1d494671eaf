import { eq } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../connect.ts';

/** Whose effects are written and not done, open or over, in order of id. */
export async function withPendingEffects(
  db: Database,
  effects: PgTable & Readonly<Record<'status', AnyPgColumn>>,
  id: AnyPgColumn,
): Promise<string[]> {
  const rows = await db.selectDistinct({ id }).from(effects).where(eq(effects.status, 'pending')).orderBy(id);
  return rows.map((row) => String(row.id));
}
