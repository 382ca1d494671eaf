import { desc, eq, or, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { brokenGlass, trajectories, views } from '../schema.ts';

export type NewView = Omit<typeof views.$inferInsert, 'id' | 'personId' | 'trajectoryId'>;
export type ViewRow = typeof views.$inferSelect;

/** A view of each of these trajectories, and of its person, in one statement. */
export async function writeViews(db: Database, view: NewView, trajectoryIds: readonly string[]): Promise<void> {
  if (trajectoryIds.length === 0) return;
  const { at, viewerId, relation, organisationId, operation, reason } = view;
  await db.execute(sql`
    insert into ${views} (at, viewer_id, relation, organisation_id, person_id, trajectory_id, operation, reason)
    select ${at}::timestamptz, ${viewerId}::text, ${relation}::text, ${organisationId}::text, t.person_id, t.id, ${operation}::text, ${reason ?? null}::text
    from ${trajectories} t where t.id = any(${sql.param([...trajectoryIds])}::text[])`);
}

export async function writeViewOfPerson(db: Database, view: NewView, personId: string): Promise<void> {
  await db.insert(views).values({ ...view, personId, trajectoryId: null });
}

/** Everyone who looked at a person or one of their trajectories, the newest first. */
export async function readViews(db: Database, personId: string, limit: number): Promise<ViewRow[]> {
  const theirs = db.select({ id: trajectories.id }).from(trajectories).where(eq(trajectories.personId, personId));
  return (
    db
      .select()
      .from(views)
      // Of two rows that became one person, the views of the other are found by its trajectories.
      .where(or(eq(views.personId, personId), sql`${views.trajectoryId} = any(array(${theirs}))`))
      .orderBy(desc(views.at), desc(views.id))
      .limit(limit)
  );
}

export async function breakGlass(db: Database, row: typeof brokenGlass.$inferInsert): Promise<void> {
  await db.insert(brokenGlass).values(row);
}
