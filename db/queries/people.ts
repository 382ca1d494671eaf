import { eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { notes, people, trajectories } from '../schema.ts';
import type { PersonRow } from './trajectories.ts';

export async function readPerson(db: Database, id: string): Promise<PersonRow | null> {
  const [row] = await db.select().from(people).where(eq(people.id, id));
  return row ?? null;
}

export async function findPersonByInsz(db: Database, insz: string): Promise<PersonRow | null> {
  const [row] = await db.select().from(people).where(eq(people.insz, insz));
  return row ?? null;
}

/** Takes a person out of the side store: names, number, contact and every note. Events, histories and figures stay, with ids only. */
export async function erasePerson(db: Database, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .delete(notes)
      .where(
        inArray(
          notes.trajectoryId,
          tx.select({ id: trajectories.id }).from(trajectories).where(eq(trajectories.personId, id)),
        ),
      );
    const empty = {
      lastName: '',
      firstName: '',
      street: '',
      houseNumber: '',
      postcode: '',
      municipality: '',
      phone: '',
      email: '',
      language: '',
    };
    await tx
      .update(people)
      .set({
        ...empty,
        insz: sql`'erased:' || ${people.id}::text`,
        birthDate: null,
        sex: null,
        education: 'unknown',
        origin: 'unknown',
      })
      .where(eq(people.id, id));
    await tx.update(trajectories).set({ dossierNumber: null }).where(eq(trajectories.personId, id));
  });
}
