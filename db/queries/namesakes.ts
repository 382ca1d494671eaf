import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { KnownBirth } from '../../domain/people/birth.ts';
import type { Database } from '../connect.ts';
import { people, trajectories } from '../schema.ts';

/** People who share a name and a birth date but no number. For the terminal of whoever may see names, never for a log. */
export interface Namesakes {
  readonly name: string;
  readonly birthDate: KnownBirth;
  readonly people: readonly { readonly personId: string; readonly insz: string; readonly trajectories: string[] }[];
}

/** As many as someone looks through in one sitting. */
const mostGroups = 200;

/** Perhaps one person: the same name, whatever its capitals, and birth date, each with trajectories. */
export async function findNamesakes(db: Database): Promise<Namesakes[]> {
  const key = sql`lower(${people.lastName}), lower(${people.firstName}), ${people.birthDate}`;
  const groups = await db
    .select({ ids: sql<string[]>`array_agg(distinct ${people.id}::text)` })
    .from(people)
    .where(
      sql`${people.birthDate} is not null and exists (select 1 from ${trajectories} where ${trajectories.personId} = ${people.id})`,
    )
    .groupBy(key)
    .having(sql`count(distinct ${people.id}) > 1`)
    .orderBy(key)
    .limit(mostGroups);
  if (groups.length === 0) return [];
  const rows = await db
    .select({ person: people, trajectoryId: trajectories.id })
    .from(people)
    .innerJoin(trajectories, eq(trajectories.personId, people.id))
    .where(
      inArray(
        people.id,
        groups.flatMap(({ ids }) => ids),
      ),
    )
    .orderBy(asc(trajectories.id));
  return groups.map(({ ids }) => {
    const theirs = rows.filter(({ person }) => ids.includes(person.id));
    const [first] = theirs;
    return {
      name: `${first?.person.firstName ?? ''} ${first?.person.lastName ?? ''}`.trim(),
      birthDate: first?.person.birthDate as KnownBirth,
      people: ids.map((personId) => {
        const own = theirs.filter(({ person }) => person.id === personId);
        return {
          personId,
          insz: own[0]?.person.insz ?? '',
          trajectories: own.map(({ trajectoryId }) => trajectoryId),
        };
      }),
    };
  });
}
