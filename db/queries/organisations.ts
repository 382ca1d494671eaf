import { asc } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { organisations } from '../schema.ts';

export const listOrganisations = (db: Database): Promise<(typeof organisations.$inferSelect)[]> =>
  prepared(db, 'w2_organisations', () => db.select().from(organisations).orderBy(asc(organisations.id))).execute();
