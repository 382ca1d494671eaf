import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { compareFacts, nothingDiffers, type Compared, type Differs } from '../domain/people/match.ts';
import { parseInsz } from '../domain/people/insz.ts';
import type { PersonField } from '../domain/people/person.ts';
import type { RegistrationRow } from '../domain/people/registration-row.ts';
import { completed, type Trajectory } from '../domain/trajectory/index.ts';
import type { LocalDate } from '../domain/calendar/index.ts';
import { personFacts } from './contact.ts';
import type { Database } from './connect.ts';
import { lockNumbers } from './lock-numbers.ts';
import { changePerson, propose, type Act, type Origin } from './queries/person-changes.ts';
import { holdPerson, personOfInsz, type PersonRow } from './queries/people.ts';
import { insertUnless } from './rows.ts';
import { people, trajectories } from './schema.ts';

/** Somebody who is registered: as they are known, and whether they were before. Their row is held. */
export interface Found {
  readonly person: PersonRow;
  readonly known: boolean;
}

/** How often it is tried again when what stood in the way is gone meanwhile. */
export const mostLooks = 5;

/** The person of this number, of an older one of theirs too; somebody new is added. */
export async function findOrAdd(tx: Database, row: RegistrationRow, looks = 1): Promise<Found> {
  await lockNumbers(tx, row.insz);
  const there = await personOfInsz(tx, row.insz);
  if (there) {
    const held = await holdPerson(tx, there.id);
    if (held) return { person: held, known: true };
  } else {
    const person: PersonRow = { id: randomUUID(), insz: row.insz, ...personFacts(row) };
    if (await insertUnless(tx, people, person, '(insz)')) return { person, known: false };
  }
  // Two rows became one while this waited.
  if (looks === mostLooks) throw new Error('the person was removed meanwhile');
  return findOrAdd(tx, row, looks + 1);
}

/** Where what is said of somebody comes from, and who brought it. */
export type Said = Act & Origin & { readonly on: LocalDate };

/**
 * Puts what a list says of somebody beside what is known: what was not known is taken over, what is otherwise is proposed,
 * and under another name nothing is believed. The person's row is held.
 */
export async function matchPerson(tx: Database, person: PersonRow, row: RegistrationRow, said: Said): Promise<Differs> {
  return takeOver(tx, person, compareFacts(person, row, impliedByNumber(person, row, said.on)), said);
}

async function takeOver(tx: Database, person: PersonRow, compared: Compared, said: Said) {
  await propose(tx, person.id, compared.toDecide, said);
  await changePerson(tx, person, compared.taken, said);
  return compared.differs;
}

/** The same for somebody who is known and is on a list of people to contact. @param trial keeps nothing */
export async function matchKnown(
  db: Database,
  personId: string,
  row: RegistrationRow,
  said: Said,
  trial: boolean,
): Promise<Differs> {
  return db.transaction(async (tx) => {
    const person = await holdPerson(tx, personId);
    if (person === null) return nothingDiffers;
    const compared = compareFacts(person, row, impliedByNumber(person, row, said.on));
    return trial ? compared.differs : takeOver(tx, person, compared, said);
  });
}

/** What the number alone implies of a row says nothing new: the sex is then perhaps nobody's word, and of an older number the birth date is that number's. */
function impliedByNumber(person: PersonRow, row: RegistrationRow, today: LocalDate): PersonField[] {
  const number = [parseInsz(row.insz, 'demo', today), parseInsz(row.insz, 'production', today)].find(({ ok }) => ok);
  const sex = number?.ok ? (number.sex === 'F' ? 'V' : number.sex) : null;
  return [
    ...(row.sex !== null && row.sex === sex && person.sex !== null ? (['sex'] as const) : []),
    ...(person.insz === row.insz ? [] : (['birthDate'] as const)),
  ];
}

/** Everything a person went through, as it stands. */
export async function pastOf(tx: Database, personId: string): Promise<readonly Trajectory[]> {
  const rows = await tx
    .select({ state: trajectories.state })
    .from(trajectories)
    .where(eq(trajectories.personId, personId));
  return rows.map(({ state }) => completed(state));
}
