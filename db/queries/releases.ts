import { asc, eq } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { releases } from '../schema.ts';

export type ReleaseRow = typeof releases.$inferSelect;

/** In the order in which they were made. */
export const allReleases = async (db: Database): Promise<ReleaseRow[]> =>
  db.select().from(releases).orderBy(asc(releases.madeAt), asc(releases.id));

export async function findRelease(db: Database, id: string): Promise<ReleaseRow | null> {
  const [found] = await db.select().from(releases).where(eq(releases.id, id));
  return found ?? null;
}

export async function writeRelease(db: Database, release: ReleaseRow): Promise<void> {
  await db.insert(releases).values(release);
}
