import { asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Province } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { welfareActors } from '../schema.ts';

export type WelfareActorRow = typeof welfareActors.$inferSelect;

/** More than any regional network has. */
const mostActors = 2_000;

/** The network, by kind and name; of a province with those that work everywhere. */
export async function listNetwork(db: Database, province?: Province): Promise<WelfareActorRow[]> {
  return db
    .select()
    .from(welfareActors)
    .where(province ? or(eq(welfareActors.province, province), isNull(welfareActors.province)) : undefined)
    .orderBy(asc(welfareActors.province), asc(welfareActors.kind), asc(welfareActors.name))
    .limit(mostActors);
}

/** Those of these ids that are in the network. */
export async function namedActors(db: Database, ids: readonly string[]): Promise<WelfareActorRow[]> {
  return ids.length === 0
    ? []
    : db
        .select()
        .from(welfareActors)
        .where(inArray(welfareActors.id, [...ids]));
}

/** false: the id is somebody's already. */
export async function addActor(db: Database, row: WelfareActorRow): Promise<boolean> {
  return (await db.insert(welfareActors).values(row).onConflictDoNothing().returning()).length > 0;
}
