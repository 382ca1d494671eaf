import { desc, eq, or, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { brokenGlass, trajectories, views } from '../schema.ts';

export type NewView = Omit<typeof views.$inferInsert, 'id' | 'personId' | 'trajectoryId' | 'trajectoryIds'>;

/** A view of one trajectory and of its person, or of each on a list, in one statement. */
export async function writeViews(db: Database, view: NewView, trajectoryIds: readonly string[]): Promise<void> {
  const [trajectoryId, ...others] = trajectoryIds;
  if (trajectoryId === undefined) return;
  const given = sql.placeholder;
  const of = {
    ...{ at: given('at'), viewerId: given('viewerId'), relation: given('relation') },
    ...{ organisationId: given('organisationId'), operation: given('operation'), reason: given('reason') },
  };
  const value = { reason: null, ...view };
  if (others.length > 0)
    await prepared(db, 'w2_view_list', () =>
      db.insert(views).values({ ...of, trajectoryIds: given('trajectoryIds') }),
    ).execute({ ...value, trajectoryIds: [...trajectoryIds] });
  else
    await prepared(db, 'w2_view_one', () =>
      db.insert(views).values({
        ...of,
        trajectoryId: given('trajectoryId'),
        personId: sql`(select ${trajectories.personId} from ${trajectories} where ${trajectories.id} = ${given('trajectoryId')})`,
      }),
    ).execute({ ...value, trajectoryId });
}

export async function writeViewOfPerson(db: Database, view: NewView, personId: string): Promise<void> {
  await db.insert(views).values({ ...view, personId });
}

/** Everyone who looked at a person or one of their trajectories, the newest first. */
export async function readViews(db: Database, personId: string, limit: number) {
  const { id, at, viewerId, relation, organisationId, trajectoryId, operation, reason } = views;
  const columns = { id, at, viewerId, relation, organisationId, trajectoryId, operation, reason };
  const isTheirs = eq(trajectories.personId, personId);
  const theirs = db.select({ id: trajectories.id }).from(trajectories).where(isTheirs);
  // Of two rows that became one person, the views of the other are found by its trajectories.
  const alone = db
    .select(columns)
    .from(views)
    .where(or(eq(views.personId, personId), sql`${trajectoryId} = any(array(${theirs}))`));
  const onLists = db
    .select({ ...columns, trajectoryId: sql<string | null>`${trajectories.id}` })
    .from(trajectories)
    .innerJoin(views, sql`${views.trajectoryIds} @> array[${trajectories.id}]`)
    .where(isTheirs);
  return unionAll(alone, onLists).orderBy(desc(at), desc(id), trajectoryId).limit(limit);
}

export async function breakGlass(db: Database, row: typeof brokenGlass.$inferInsert): Promise<void> {
  await db.insert(brokenGlass).values(row);
}
