import { and, eq, isNull, sql } from 'drizzle-orm';
import type { RegistrationRow } from '../domain/people/registration-row.ts';
import { notRegistered, type Effect, type TrajectoryEvent } from '../domain/trajectory/index.ts';
import type { Database } from './connect.ts';
import { columnsOf, unfold } from './read-model.ts';
import { people, trajectories } from './schema.ts';
import { writeBatch } from './write.ts';

/** A registration that was decided: `events` begin with `Registered`. */
export interface NewTrajectory {
  readonly trajectoryId: string;
  readonly person: RegistrationRow;
  readonly events: readonly TrajectoryEvent[];
  readonly effects: readonly Effect[];
  readonly epoch: number;
}

/** The next number of a trajectory, never given twice; one whose registration fails stays unused. */
export async function nextTrajectoryNumber(tx: Database): Promise<number> {
  const { rows } = await tx.execute<{ number: string }>(sql`select nextval('trajectory_numbers') as number`);
  return Number(rows[0]?.number);
}

/** The columns of a person, from a registration. */
export function personColumns(row: RegistrationRow) {
  const {
    insz,
    lastName,
    firstName,
    sex,
    birthDate,
    street,
    houseNumber,
    postcode,
    municipality,
    phone,
    email,
    language,
    education,
    origin,
  } = row;
  return {
    insz,
    lastName,
    firstName,
    sex,
    birthDate,
    street,
    houseNumber,
    postcode,
    municipality,
    phone,
    email,
    language,
    education,
    origin,
  };
}

/** The columns of a trajectory that its first event and its registration give. */
export function firstColumns({ person, events }: Pick<NewTrajectory, 'person' | 'events'>) {
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
    const { trajectoryId, events, epoch } = given;
    const person = await findOrAdd(tx, given.person);
    const unfolded = unfold(trajectoryId, notRegistered, events);
    const added = await tx
      .insert(trajectories)
      .values({
        id: trajectoryId,
        personId: person.id,
        ...firstColumns(given),
        ...columnsOf(unfolded.state),
        partner: unfolded.partner,
        epoch,
      })
      // Waits for a registration of the same person that is under way, and gives way to it.
      .onConflictDoNothing({ target: trajectories.personId, where: sql`closed_on is null` })
      .returning({ id: trajectories.id });
    if (added.length === 0) return { duplicateOf: await openTrajectoryOf(tx, person.id) };
    if (person.known) await tx.update(people).set(personColumns(given.person)).where(eq(people.id, person.id));
    await writeBatch(tx, { trajectoryId, epoch, events, effects: given.effects }, unfolded, { isNew: true });
    return { trajectoryId };
  });
}

async function findOrAdd(tx: Database, row: RegistrationRow): Promise<{ id: string; known: boolean }> {
  const [added] = await tx
    .insert(people)
    .values(personColumns(row))
    .onConflictDoNothing({ target: people.insz })
    .returning({ id: people.id });
  if (added) return { id: added.id, known: false };
  const [found] = await tx.select({ id: people.id }).from(people).where(eq(people.insz, row.insz)).for('update');
  if (!found) throw new Error('the person was removed meanwhile');
  return { id: found.id, known: true };
}

/** The open trajectory of a person. */
async function openTrajectoryOf(tx: Database, personId: string): Promise<string> {
  const [open] = await tx
    .select({ id: trajectories.id })
    .from(trajectories)
    .where(and(eq(trajectories.personId, personId), isNull(trajectories.closedOn)));
  if (!open) throw new Error('the open trajectory was closed meanwhile');
  return open.id;
}
