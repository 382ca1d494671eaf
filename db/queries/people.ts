import { and, asc, desc, eq, getTableColumns, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { personFacts } from '../contact.ts';
import { inszHistory, notes, people, trajectories } from '../schema.ts';
import { prepared } from '../prepared.ts';
import { keepFiguresOf } from './figure-facts.ts';
import { forgetChanges } from './person-changes.ts';
import { forgetAccess } from './sign-in.ts';

/** Takes a person out of the side store: names, number, contact and every note. Events, histories and figures stay, with ids only. */
export async function erasePerson(db: Database, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    await keepFiguresOf(tx, id);
    await tx
      .delete(notes)
      .where(
        inArray(
          notes.trajectoryId,
          tx.select({ id: trajectories.id }).from(trajectories).where(eq(trajectories.personId, id)),
        ),
      );
    await tx.delete(inszHistory).where(eq(inszHistory.personId, id));
    await forgetChanges(tx, id);
    await forgetAccess(tx, id);
    await tx
      .update(people)
      .set({ ...personFacts({}), insz: sql`'erased:' || ${people.id}::text` })
      .where(eq(people.id, id));
    await tx.update(trajectories).set({ dossierNumber: null }).where(eq(trajectories.personId, id));
  });
}

/** Who is erased, and only when nothing of theirs runs; else the open trajectory. Held meanwhile, so that none begins. */
export async function eraseClosed(db: Database, id: string): Promise<'erased' | { readonly open: string }> {
  return db.transaction(async (tx) => {
    await tx.select({ id: people.id }).from(people).where(eq(people.id, id)).for('update');
    const [open] = await openOf(tx, [id]);
    if (open) return { open: open.id };
    await erasePerson(tx, id);
    return 'erased';
  });
}

export type PersonRow = typeof people.$inferSelect;

/** The person of an id of theirs, or of a trajectory; null when there is none. */
export async function findPerson(db: Database, id: string): Promise<PersonRow | null> {
  const [row] = await db
    .select(getTableColumns(people))
    .from(people)
    .where(
      id.startsWith('T-')
        ? inArray(people.id, db.select({ id: trajectories.personId }).from(trajectories).where(eq(trajectories.id, id)))
        : sql`${people.id}::text = ${id}`,
    );
  return row ?? null;
}

/** The person's row, held until the caller's transaction ends. */
export async function holdPerson(tx: Database, id: string): Promise<PersonRow | null> {
  const [row] = await prepared(tx, 'w2_hold_person', () =>
    tx
      .select()
      .from(people)
      .where(eq(people.id, sql.placeholder('id')))
      .for('update'),
  ).execute({ id });
  return row ?? null;
}

/** Who has this number, or had it before. */
export async function personOfInsz(db: Database, insz: string): Promise<PersonRow | null> {
  const number = sql.placeholder('insz');
  const [row] = await prepared(db, 'w2_person_of_insz', () =>
    db
      .select()
      .from(people)
      .where(
        or(
          eq(people.insz, number),
          // One at most, found first: both are then looked up by an index.
          sql`${people.id} = (${db.select({ id: inszHistory.personId }).from(inszHistory).where(eq(inszHistory.insz, number))})`,
        ),
      )
      // Whose number it is now.
      .orderBy(desc(sql`${people.insz} = ${number}`))
      .limit(1),
  ).execute({ insz });
  return row ?? null;
}

export async function formerInsz(db: Database, personId: string): Promise<string[]> {
  const rows = await db
    .select({ insz: inszHistory.insz })
    .from(inszHistory)
    .where(eq(inszHistory.personId, personId))
    .orderBy(asc(inszHistory.replacedAt), asc(inszHistory.insz));
  return rows.map(({ insz }) => insz);
}

const columns = {
  id: trajectories.id,
  phase: trajectories.phase,
  enteredOn: trajectories.enteredOn,
  closedOn: trajectories.closedOn,
  closeReason: trajectories.closeReason,
  reopens: trajectories.reopens,
};

/** Everything a person went through, the oldest first. */
export async function trajectoriesOf(db: Database, personId: string) {
  return db.select(columns).from(trajectories).where(eq(trajectories.personId, personId)).orderBy(asc(trajectories.id));
}

/** The same of several people. */
export async function trajectoriesOfAll(db: Database, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return db
    .select({ ...columns, personId: trajectories.personId })
    .from(trajectories)
    .where(inArray(trajectories.personId, [...personIds]))
    .orderBy(asc(trajectories.id));
}

/** The open trajectories of these people: one each at most. */
export async function openOf(db: Database, personIds: readonly string[]) {
  return db
    .select({ ...columns, personId: trajectories.personId })
    .from(trajectories)
    .where(and(inArray(trajectories.personId, [...personIds]), isNull(trajectories.closedOn)))
    .orderBy(asc(trajectories.id));
}
