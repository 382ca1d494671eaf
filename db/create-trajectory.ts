import { and, eq, isNull, sql } from 'drizzle-orm';
import type { RegistrationRow } from '../domain/people/registration-row.ts';
import { notRegistered, type Effect, type TrajectoryEvent } from '../domain/trajectory/index.ts';
import type { Database } from './connect.ts';
import { contactColumns } from './contact.ts';
import { lockNumbers } from './lock-numbers.ts';
import { insertNote, type NoteRow } from './queries/notes.ts';
import { columnsOf, unfold } from './read-model.ts';
import { trajectory } from './record.ts';
import { append } from './recorder.ts';
import { inszHistory, people, trajectories } from './schema.ts';

/** A registration that was decided: `events` begin with `Registered`. */
export interface NewTrajectory {
  readonly trajectoryId: string;
  readonly person: RegistrationRow;
  readonly events: readonly TrajectoryEvent[];
  readonly effects: readonly Effect[];
  readonly epoch: number;
  /** What the list remarked; stands or falls with the registration. */
  readonly note?: NoteRow;
}

/** The next number of a trajectory, never given twice; one whose registration fails stays unused. */
export async function nextTrajectoryNumber(tx: Database): Promise<number> {
  const { rows } = await tx.execute<{ number: string }>(sql`select nextval('trajectory_numbers') as number`);
  return Number(rows[0]?.number);
}

/** The columns of a person, from a registration. */
export function personColumns(row: RegistrationRow) {
  const { insz, sex, education, origin } = row;
  return { insz, ...contactColumns(row), sex, education, origin };
}

/** The columns of a trajectory that its first event and its registration give. */
export function firstColumns({
  person,
  events,
}: Pick<NewTrajectory, 'events'> & { readonly person: Pick<RegistrationRow, 'dossierNumber'> }) {
  const [registered] = events;
  if (registered?.type !== 'Registered') throw new RangeError('a trajectory begins with Registered');
  return {
    dossierNumber: person.dossierNumber || null,
    province: registered.province,
    source: registered.source,
    enteredOn: registered.on,
    listedOn: registered.listedOn,
    reopens: registered.reopens ?? null,
  };
}

/**
 * Writes a new trajectory with its person, events, read models and effects in one transaction. Someone who is known by
 * INSZ is reused, and the contact data refreshed.
 * @returns the id, or that of the person's open trajectory: then nothing was changed. Safe when the same person is
 * registered twice at the same moment.
 */
export async function createTrajectory(
  db: Database,
  given: NewTrajectory,
): Promise<{ trajectoryId: string } | { duplicateOf: string }> {
  return db.transaction(async (tx) => {
    const person = await findOrAdd(tx, given.person);
    const created = await insertTrajectory(tx, given, { personId: person.id, ...firstColumns(given) });
    if ('trajectoryId' in created && person.known) {
      // A list that still has an older number must not bring that back.
      const { insz: _listed, ...columns } = personColumns(given.person);
      await tx.update(people).set(columns).where(eq(people.id, person.id));
    }
    if ('trajectoryId' in created && given.note) await insertNote(tx, given.note);
    return created;
  });
}

type Begun = Pick<NewTrajectory, 'trajectoryId' | 'events' | 'effects' | 'epoch'>;

/** How often it is tried again when what stood in the way is gone meanwhile. */
const mostLooks = 5;

/** Writes a new trajectory of a person who is there, unless another of theirs is open: then that one's id, and nothing changed. */
export async function insertTrajectory(
  tx: Database,
  { trajectoryId, events, effects, epoch }: Begun,
  columns: ReturnType<typeof firstColumns> & { readonly personId: string },
): Promise<{ trajectoryId: string } | { duplicateOf: string }> {
  const unfolded = unfold(trajectoryId, notRegistered, events);
  for (let look = 1; look <= mostLooks; look += 1) {
    const added = await tx
      .insert(trajectories)
      .values({ id: trajectoryId, ...columns, ...columnsOf(unfolded.state), partner: unfolded.partner, epoch })
      // Waits for a registration of the same person that is under way, and gives way to it.
      .onConflictDoNothing({ target: trajectories.personId, where: sql`closed_on is null` })
      .returning({ id: trajectories.id });
    if (added.length > 0) {
      await append(tx, trajectory, { id: trajectoryId, epoch, events, effects }, unfolded);
      return { trajectoryId };
    }
    // None any more: it closed between the two questions, and the place is free.
    const duplicateOf = await openTrajectoryOf(tx, columns.personId);
    if (duplicateOf !== null) return { duplicateOf };
  }
  throw new Error('the open trajectories of a person change all the time');
}

async function findOrAdd(tx: Database, row: RegistrationRow, looks = 1): Promise<{ id: string; known: boolean }> {
  await lockNumbers(tx, row.insz);
  const before = await personOfOldInsz(tx, row.insz);
  if (before === null) {
    const [added] = await tx
      .insert(people)
      .values(personColumns(row))
      .onConflictDoNothing({ target: people.insz })
      .returning({ id: people.id });
    if (added) return { id: added.id, known: false };
  }
  const known = before === null ? eq(people.insz, row.insz) : eq(people.id, before);
  const [found] = await tx.select({ id: people.id }).from(people).where(known).for('update');
  if (found) return { id: found.id, known: true };
  // Two rows became one while this waited.
  if (looks === mostLooks) throw new Error('the person was removed meanwhile');
  return findOrAdd(tx, row, looks + 1);
}

/** Who had this number before. */
async function personOfOldInsz(tx: Database, insz: string): Promise<string | null> {
  const [before] = await tx.select({ id: inszHistory.personId }).from(inszHistory).where(eq(inszHistory.insz, insz));
  return before?.id ?? null;
}

/** The open trajectory of a person. */
async function openTrajectoryOf(tx: Database, personId: string): Promise<string | null> {
  const [open] = await tx
    .select({ id: trajectories.id })
    .from(trajectories)
    .where(and(eq(trajectories.personId, personId), isNull(trajectories.closedOn)));
  return open?.id ?? null;
}
