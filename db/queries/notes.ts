import { and, asc, eq, notExists } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { notes, trajectoryEvents } from '../schema.ts';

export type NoteRow = typeof notes.$inferSelect;

/** Keeps a free text under the id that the command will carry; sent again with the same id, the first stays. */
export async function insertNote(db: Database, note: NoteRow): Promise<void> {
  await db.insert(notes).values(note).onConflictDoNothing();
}

/** What was written with a command that was refused goes with it; not what an event carries. */
export async function dropNote(db: Database, id: string): Promise<void> {
  const carried = db
    .select({ id: trajectoryEvents.noteId })
    .from(trajectoryEvents)
    .where(eq(trajectoryEvents.noteId, id));
  await db.delete(notes).where(and(eq(notes.id, id), notExists(carried)));
}

export async function readNotes(db: Database, trajectoryId: string): Promise<NoteRow[]> {
  return db.select().from(notes).where(eq(notes.trajectoryId, trajectoryId)).orderBy(asc(notes.at), asc(notes.id));
}
