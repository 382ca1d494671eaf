import { eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { notes, people, trajectories } from '../schema.ts';

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
