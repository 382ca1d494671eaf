import { localDateOf } from '../../domain/calendar/index.ts';
import { readLetters } from '../../db/queries/letters.ts';
import { readNotes } from '../../db/queries/notes.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { deliveryOf } from '../delivery.ts';
import { notFound } from '../errors.ts';
import type { App } from '../open.ts';

/** What was written to the person and to welfare actors, the oldest first; `number` is its place in that order. */
export async function lettersOf(app: App, trajectoryId: string) {
  if (!(await readTrajectory(app.db, trajectoryId))) throw notFound(trajectoryId);
  const rows = await readLetters(app.db, trajectoryId);
  return {
    trajectoryId,
    letters: rows.map(({ to, actorId, about, subject, text, at, ...mail }, index) => ({
      number: index + 1,
      on: localDateOf(at),
      to,
      actorId,
      about,
      subject,
      text,
      mailedAt: mail.sentAt,
      ...deliveryOf(mail),
    })),
  };
}

/** What people noted with their commands. For the terminal of whoever may read it; the API has no notes yet. */
export async function notesOf(app: App, trajectoryId: string) {
  if (!(await readTrajectory(app.db, trajectoryId))) throw notFound(trajectoryId);
  const rows = await readNotes(app.db, trajectoryId);
  return {
    trajectoryId,
    notes: rows.map(({ id, authorRole, authorId, text, at }) => ({
      noteId: id,
      on: localDateOf(at),
      at,
      by: authorId === null ? { role: authorRole } : { role: authorRole, id: authorId },
      text,
    })),
  };
}
