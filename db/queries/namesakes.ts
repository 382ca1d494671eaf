import { asc, eq, sql } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import { nameKey, phoneKey } from '../../domain/people/folded.ts';
import type { Database } from '../connect.ts';
import { people, trajectories } from '../schema.ts';

/** People who share a name, and a birth date or a phone, but no number. For the terminal of whoever may see names, never for a log. */
export interface Namesakes {
  readonly people: readonly {
    readonly personId: string;
    readonly name: string;
    readonly birthDate: LocalDate | null;
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
  // The first with a name and a birth date, or with a name and a phone, stands for all who share either.
  const firstOf = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) {
    const keys = keysOf(row);
    const met = [...new Set(keys.flatMap((key) => firstOf.get(key) ?? []))];
    const together = [...met, row];
    for (const one of together) for (const key of keysOf(one)) firstOf.set(key, together);
  }
  return [...new Set(firstOf.values())]
    .filter((group) => group.length > 1)
    .slice(0, mostGroups)
    .map((group) => ({
      people: group.map(({ personId, lastName, firstName, birthDate, insz, trajectories: theirs }) => {
        const name = `${firstName} ${lastName}`.trim();
        return { personId, name, birthDate, insz, trajectories: theirs };
      }),
    }));
}

function keysOf(row: { lastName: string; firstName: string; birthDate: LocalDate | null; phone: string }): string[] {
  const name = nameKey(row);
  return [row.birthDate ?? '', phoneKey(row.phone)].filter((what) => what !== '').map((what) => `${name} ${what}`);
}
