import { asc, eq } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { notes } from '../schema.ts';

export type NoteRow = typeof notes.$inferSelect;

/** Keeps a free text under the id that the command will carry; sent again with the same id, the first stays. */
export async function insertNote(db: Database, note: NoteRow): Promise<void> {
  await db.insert(notes).values(note).onConflictDoNothing();
}

export async function readNotes(db: Database, trajectoryId: string): Promise<NoteRow[]> {
  return db.select().from(notes).where(eq(notes.trajectoryId, trajectoryId)).orderBy(asc(notes.at), asc(notes.id));
}
