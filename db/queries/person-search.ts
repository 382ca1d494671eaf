import { and, desc, eq, exists, sql, type SQL } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Scope } from '../../domain/rights/index.ts';
import type { Database } from '../connect.ts';
import { fileNumber, nameWords, phoneDigits, wantedBy } from '../person-search.ts';
import { people, trajectories } from '../schema.ts';
import { trajectoriesWithin } from './scope.ts';

/** The id of a person is one of those whom the text means: by name, phone, or one of the numbers of a trajectory. */
export function isMeantBy(text: string): SQL {
  const { name, phone, trajectoryId, fileNumber: number } = wantedBy(text);
  // One after the other, each by its index: with `or` between them everybody would be looked at.
  const ways = [
    sql`select ${trajectories.personId} from ${trajectories} where ${fileNumber(trajectories.dossierNumber)} = ${number}`,
    ...(trajectoryId === null
      ? []
      : [sql`select ${trajectories.personId} from ${trajectories} where ${trajectories.id} = ${trajectoryId}`]),
    ...(name === null
      ? []
      : [
          sql`select ${people.id} from ${people} where ${nameWords(people)} @@ to_tsquery('simple'::regconfig, ${name})`,
        ]),
    ...(phone === null ? [] : [sql`select ${people.id} from ${people} where ${phoneDigits(people.phone)} = ${phone}`]),
  ];
  return sql`= any(array(${sql.join(ways, sql` union all `)}))`;
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
        'text' in wanted ? sql`${people.id} ${isMeantBy(wanted.text)}` : eq(people.id, wanted.personId),
        within ? isWithin(db, within) : undefined,
      ),
    )
    .orderBy(desc(isOpen), people.lastName, people.firstName, people.id)
    .limit(limit);
}
