import { and, desc, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { fileNumber, nameWords, phoneDigits, wantedBy } from '../person-search.ts';
import { people, trajectories } from '../schema.ts';

/** The person of a row is meant by the text: by name, phone, or one of the numbers of a trajectory. */
export function isMeantBy(db: Database, text: string): SQL {
  const { name, phone, trajectoryId, fileNumber: number } = wantedBy(text);
  const numbered = db
    .select({ personId: trajectories.personId })
    .from(trajectories)
    .where(
      or(
        eq(fileNumber(trajectories.dossierNumber), number),
        trajectoryId === null ? undefined : eq(trajectories.id, trajectoryId),
      ),
    );
  return or(
    name === null ? undefined : sql`${nameWords(people)} @@ to_tsquery('simple'::regconfig, ${name})`,
    phone === null ? undefined : eq(phoneDigits(people.phone), phone),
    inArray(people.id, numbered),
  )!;
}

export interface FoundPerson {
  readonly personId: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string | null;
  readonly municipality: string;
}

/** Whom a text means, by name; erased people are nobody. Whoever has an open trajectory comes first. */
export async function findPeople(db: Database, text: string, limit: number): Promise<FoundPerson[]> {
  const isOpen = sql`exists (select 1 from ${trajectories} where ${trajectories.personId} = ${people.id} and ${trajectories.closedOn} is null)`;
  return db
    .select({
      ...{ personId: people.id, lastName: people.lastName, firstName: people.firstName },
      ...{ birthDate: people.birthDate, municipality: people.municipality },
    })
    .from(people)
    .where(and(sql`${people.birthDate} is not null`, isMeantBy(db, text)))
    .orderBy(desc(isOpen), people.lastName, people.firstName, people.id)
    .limit(limit);
}
