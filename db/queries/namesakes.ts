import { asc, eq, sql } from 'drizzle-orm';
import { mayBeSameBirth, type KnownBirth } from '../../domain/people/birth.ts';
import { nameKey, phoneKey } from '../../domain/people/folded.ts';
import type { Database } from '../connect.ts';
import { people, trajectories } from '../schema.ts';

/** People who share a name, and a birth date or a phone, but no number. For the terminal of whoever may see names, never for a log. */
export interface Namesakes {
  readonly people: readonly {
    readonly personId: string;
    readonly name: string;
    readonly birthDate: KnownBirth | null;
    readonly insz: string;
    readonly trajectories: readonly string[];
  }[];
}

/** As many as someone looks through in one sitting. */
const mostGroups = 200;

/** Perhaps one person: the same name however it is written, and the same birth date or phone, each with trajectories. */
export async function findNamesakes(db: Database): Promise<Namesakes[]> {
  const rows = await db
    .select({
      personId: people.id,
      lastName: people.lastName,
      firstName: people.firstName,
      birthDate: people.birthDate,
      phone: people.phone,
      insz: people.insz,
      trajectories: sql<string[]>`array_agg(${trajectories.id} order by ${trajectories.id})`,
    })
    .from(people)
    .innerJoin(trajectories, eq(trajectories.personId, people.id))
    .where(sql`${people.insz} not like 'erased:%'`)
    .groupBy(people.id)
    .orderBy(asc(people.lastName), asc(people.firstName), asc(people.id));
  return [...Map.groupBy(rows, nameKey).values()]
    .flatMap(together)
    .filter((group) => group.length > 1)
    .slice(0, mostGroups)
    .map((group) => ({
      people: group.map(({ personId, lastName, firstName, birthDate, insz, trajectories: theirs }) => {
        const name = `${firstName} ${lastName}`.trim();
        return { personId, name, birthDate, insz, trajectories: theirs };
      }),
    }));
}

interface Told {
  readonly birthDate: KnownBirth | null;
  readonly phone: string;
}

/** Of one name, whoever shares a birth date, as far as it is known, or a phone with another of the group. */
function together<Row extends Told>(named: readonly Row[]): Row[][] {
  let groups: Row[][] = [];
  for (const row of named) {
    const met = groups.filter((group) => group.some((one) => alike(one, row)));
    groups = [...groups.filter((group) => !met.includes(group)), [...met.flat(), row]];
  }
  return groups;
}

const alike = (a: Told, b: Told): boolean =>
  (a.birthDate !== null && b.birthDate !== null && mayBeSameBirth(a.birthDate, b.birthDate)) ||
  (phoneKey(a.phone) !== '' && phoneKey(a.phone) === phoneKey(b.phone));
