import { and, desc, eq, exists, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Scope } from '../../domain/rights/index.ts';
import type { Database } from '../connect.ts';
import { fileNumber, nameWords, phoneDigits, wantedBy } from '../person-search.ts';
import { people, trajectories } from '../schema.ts';
import { trajectoriesWithin } from './scope.ts';

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

/** For whom is searched: only people of whom they may see a trajectory are there. */
export interface SearchWithin {
  readonly scope: Scope;
  readonly on: LocalDate;
}

/** A person of whom somebody may see a trajectory. */
const isWithin = (db: Database, { scope, on }: SearchWithin): SQL =>
  exists(
    db
      .select({ id: trajectories.id })
      .from(trajectories)
      .where(and(eq(trajectories.personId, people.id), trajectoriesWithin(scope, on))),
  );

/** Whom a text or an id means, by name; erased people are nobody. Whoever has an open trajectory comes first. */
export async function findPeople(
  db: Database,
  wanted: { readonly text: string } | { readonly personId: string },
  limit: number,
  within?: SearchWithin,
): Promise<FoundPerson[]> {
  const isOpen = sql`exists (select 1 from ${trajectories} where ${trajectories.personId} = ${people.id} and ${trajectories.closedOn} is null)`;
  return db
    .select({
      ...{ personId: people.id, lastName: people.lastName, firstName: people.firstName },
      ...{ birthDate: people.birthDate, municipality: people.municipality },
    })
    .from(people)
    .where(
      and(
        sql`${people.birthDate} is not null`,
        'text' in wanted ? isMeantBy(db, wanted.text) : eq(people.id, wanted.personId),
        within ? isWithin(db, within) : undefined,
      ),
    )
    .orderBy(desc(isOpen), people.lastName, people.firstName, people.id)
    .limit(limit);
}
