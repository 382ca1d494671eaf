import { and, eq, isNull, sql } from 'drizzle-orm';
import type { RegistrationRow } from '../domain/people/registration-row.ts';
import { notRegistered, type Effect, type Trajectory, type TrajectoryEvent } from '../domain/trajectory/index.ts';
import type { Database } from './connect.ts';
import { nothingDiffers, type Differs } from '../domain/people/match.ts';
import { findOrAdd, matchPerson, mostLooks, pastOf, type Said } from './known-person.ts';
import { insertNote, type NoteRow } from './queries/notes.ts';
import type { PersonRow } from './queries/people.ts';
import { prepared } from './prepared.ts';
import { columnsOf, unfold } from './read-model.ts';
import { trajectory } from './record.ts';
import { append, type Along } from './recorder.ts';
import { insertUnless, named } from './rows.ts';
import { trajectories } from './schema.ts';

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
  const [row] = await named<{ number: string }>(tx, `select nextval('trajectory_numbers') as number`, []);
  return Number(row?.number);
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

/** What a registration begins, decided from what is known of the person; or why nothing begins. */
export type Beginning<Refused> =
  | (Pick<NewTrajectory, 'trajectoryId' | 'events' | 'effects'> & {
      readonly note?: NoteRow;
      /** What is done in the same transaction, once it is written. */
      readonly along?: Along;
    })
  | { readonly refused: Refused };

/** How somebody stands whose registration is to be decided. */
export interface Standing {
  readonly person: PersonRow;
  readonly past: readonly Trajectory[];
}

export type Created<Refused> = { readonly differs: Differs } & (
  | { readonly trajectoryId: string }
  /** The person's open trajectory: nothing began. */
  | { readonly duplicateOf: string }
  | { readonly refused: Refused | 'otherName' }
);

/** Ends a transaction with its result, and with nothing written. */
class OnlyTried<Result> extends Error {
  readonly result: Result;
  constructor(result: Result) {
    super('only tried');
    this.result = result;
  }
}

/** What `createTrajectory` would answer; nothing stays but the numbers that it took. */
export async function tryTrajectory<Refused>(
  db: Database,
  ...given: TailOf<Parameters<typeof createTrajectory<Refused>>>
): Promise<Created<Refused>> {
  try {
    return await db.transaction(async (tx): Promise<Created<Refused>> => {
      throw new OnlyTried(await createTrajectory<Refused>(tx, ...given));
    });
  } catch (error) {
    if (error instanceof OnlyTried) return error.result as Created<Refused>;
    throw error;
  }
}
type TailOf<All extends readonly unknown[]> = All extends readonly [unknown, ...infer Tail] ? Tail : never;

/**
 * Writes a new trajectory with its person, events, read models and effects in one transaction. Somebody who is known by
 * INSZ, an older one too, is matched and never overwritten. Safe when the same person is registered twice at once.
 * @param decide is asked with the person's row held, so that nothing about them changes before it is written
 */
export async function createTrajectory<Refused>(
  db: Database,
  given: Pick<NewTrajectory, 'person' | 'epoch'>,
  said: Said,
  decide: (standing: Standing, tx: Database) => Promise<Beginning<Refused>>,
): Promise<Created<Refused>> {
  return db.transaction(async (tx) => {
    const { person, known } = await findOrAdd(tx, given.person);
    const past = known ? await pastOf(tx, person.id) : [];
    const open = known ? await openTrajectoryOf(tx, person.id) : null;
    const begins = open === null ? await decide({ person, past }, tx) : null;
    if (begins && 'refused' in begins) return { refused: begins.refused, differs: nothingDiffers };
    const differs = known ? await matchPerson(tx, person, given.person, said) : nothingDiffers;
    if (open !== null) return { duplicateOf: open, differs };
    if (differs.otherName || begins === null) return { refused: 'otherName', differs };
    const written = await insertTrajectory(
      tx,
      { ...given, ...begins },
      { personId: person.id, ...firstColumns({ ...given, ...begins }) },
    );
    return { ...written, differs };
  });
}

type Begun = Exclude<Beginning<never>, { readonly refused: never }> & Pick<NewTrajectory, 'epoch'>;

/** Writes a new trajectory of a person who is there, unless another of theirs is open: then that one's id, and nothing changed. */
export async function insertTrajectory(
  tx: Database,
  { trajectoryId, events, effects, epoch, note, along }: Begun,
  columns: ReturnType<typeof firstColumns> & { readonly personId: string },
): Promise<{ trajectoryId: string } | { duplicateOf: string }> {
  const unfolded = unfold(trajectoryId, notRegistered, events);
  const { partner, partnerProvince } = unfolded;
  for (let look = 1; look <= mostLooks; look += 1) {
    const row = { id: trajectoryId, ...columns, ...columnsOf(unfolded.state), partner, partnerProvince, epoch };
    // Waits for a registration of the same person that is under way, and gives way to it.
    if (await insertUnless(tx, trajectories, row, '(person_id) where closed_on is null')) {
      await append(tx, trajectory, { id: trajectoryId, epoch, events, effects }, unfolded);
      if (note) await insertNote(tx, note);
      await along?.(tx);
      return { trajectoryId };
    }
    // None any more: it closed between the two questions, and the place is free.
    const duplicateOf = await openTrajectoryOf(tx, columns.personId);
    if (duplicateOf !== null) return { duplicateOf };
  }
  throw new Error('the open trajectories of a person change all the time');
}

/** The open trajectory of a person. */
async function openTrajectoryOf(tx: Database, personId: string): Promise<string | null> {
  const [open] = await prepared(tx, 'w2_open_trajectory_of', () =>
    tx
      .select({ id: trajectories.id })
      .from(trajectories)
      .where(and(eq(trajectories.personId, sql.placeholder('personId')), isNull(trajectories.closedOn))),
  ).execute({ personId });
  return open?.id ?? null;
}
