import { asc } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { organisations } from '../schema.ts';

export async function listOrganisations(db: Database): Promise<(typeof organisations.$inferSelect)[]> {
  return db.select().from(organisations).orderBy(asc(organisations.id));
}
