import { and, desc, eq, isNotNull, or, sql, type Column, type SQL } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Scope } from '../../domain/rights/index.ts';
import type { Database } from '../connect.ts';
import { fileNumber, nameWords, phoneDigits, wantedBy } from '../person-search.ts';
import { people, trajectories } from '../schema.ts';
import { trajectoriesWithin } from './scope.ts';

/** By what a text may mean somebody: of their row, and of a trajectory of theirs. Each has its index. */
function waysOf(text: string): { readonly ofPerson: readonly SQL[]; readonly ofTrajectory: readonly SQL[] } {
  const { name, phone, trajectoryId, fileNumber: number } = wantedBy(text);
  return {
    ofPerson: [
      ...(name === null ? [] : [sql`${nameWords(people)} @@ to_tsquery('simple'::regconfig, ${name})`]),
      ...(phone === null ? [] : [sql`${phoneDigits(people.phone)} = ${phone}`]),
    ],
    ofTrajectory: [
      sql`${fileNumber(trajectories.dossierNumber)} = ${number}`,
      ...(trajectoryId === null ? [] : [sql`${trajectories.id} = ${trajectoryId}`]),
    ],
  };
}

const idsOf = (table: typeof people | typeof trajectories, id: Column, ways: readonly SQL[]): SQL[] =>
  ways.map((way) => sql`select ${id} from ${table} where ${way}`);

/** `= any` of the people whom the text means: by name, phone, or one of the numbers of a trajectory. */
export function isMeantBy(text: string): SQL {
  const { ofPerson, ofTrajectory } = waysOf(text);
  // One after the other, each by its index: with `or` between them everybody would be looked at.
  const ways = [...idsOf(trajectories, trajectories.personId, ofTrajectory), ...idsOf(people, people.id, ofPerson)];
  return sql`= any(array(${sql.join(ways, sql` union all `)}))`;
}

/** The same of a person's row that is looked at all the same: many who are called so are then read once. */
function isPersonMeantBy(text: string): SQL | undefined {
  const { ofPerson, ofTrajectory } = waysOf(text);
  const byTrajectory = sql.join(idsOf(trajectories, trajectories.personId, ofTrajectory), sql` union all `);
  return or(...ofPerson, sql`${people.id} = any(array(${byTrajectory}))`);
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

/** Whom a text or an id means, by name; erased people are nobody. Whoever has an open trajectory, among those that may be seen, comes first. */
export async function findPeople(
  db: Database,
  wanted: { readonly text: string } | { readonly personId: string },
  limit: number,
  within?: SearchWithin,
): Promise<FoundPerson[]> {
  // Of each person looked at once, whether there is one and whether it is open.
  const seen = db
    .select({ open: sql<boolean | null>`bool_or(${trajectories.closedOn} is null)`.as('open') })
    .from(trajectories)
    .where(and(eq(trajectories.personId, people.id), within && trajectoriesWithin(within.scope, within.on)))
    .as('seen');
  return db
    .select({
      ...{ personId: people.id, lastName: people.lastName, firstName: people.firstName },
      ...{ birthDate: people.birthDate, municipality: people.municipality },
    })
    .from(people)
    .innerJoinLateral(seen, isNotNull(seen.open))
    .where(
      and(
        isNotNull(people.birthDate),
        'text' in wanted ? isPersonMeantBy(wanted.text) : eq(people.id, wanted.personId),
      ),
    )
    .orderBy(desc(seen.open), people.lastName, people.firstName, people.id)
    .limit(limit);
}
