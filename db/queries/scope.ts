import { and, eq, inArray, sql, type Placeholder, type SQL } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Scope } from '../../domain/rights/index.ts';
import { people, trajectories } from '../schema.ts';
import { isUuid } from '../uuid.ts';

const none = sql`false`;

/** Rows are found by a condition, each by an index, or each row that was found is held against it. */
export type Way = 'find' | 'test';

/** The condition on a trajectory's row, its person beside it; undefined: all of them. Says the same as `relationsToTrajectory`. */
export function trajectoriesWithin(scope: Scope, on: LocalDate, way: Way = 'find'): SQL | undefined {
  switch (scope.of) {
    case 'all':
      return undefined;
    case 'nobody':
      return none;
    case 'mediators':
      return inArray(trajectories.mediatorId, [...scope.ids]);
    case 'province':
      return eq(trajectories.province, scope.province);
    case 'partner':
      // With the partner now: asked, accepted, in the group, or a report is owed.
      return sql`${trajectories.atPartners} @> array[${`${scope.partner}/${scope.province ?? ''}`}]::text[]`;
    case 'coach':
      return eq(trajectories.coachId, scope.id);
    case 'expert':
      return sql`${trajectories.expertIds} @> array[${scope.id}]::text[]`;
    case 'ocmw':
      return and(
        trajectories.ocmwMayKnow,
        sql`exists (select from agreements a where a.nis = ${scope.nis} and a.valid_from <= ${on} and (a.valid_until is null or a.valid_until >= ${on}))`,
        livesIn(scope.nis, on, way),
      );
    case 'person':
      return and(
        isUuid(scope.id) ? eq(trajectories.personId, scope.id) : none,
        scope.trajectoryId === null ? undefined : eq(trajectories.id, scope.trajectoryId),
      );
  }
}

/** Of many all who live there are looked up; of a few, where each of them lives. */
function livesIn(nis: string, on: LocalDate, way: Way): SQL {
  const lies = liesIn(sql`${people.postcode}`, sql`${people.municipality}`, on, { nis });
  return way === 'find'
    ? sql`${trajectories.personId} = any(array(select ${people.id} from ${people} where ${lies}))`
    : sql`exists (select from ${people} where ${people.id} = ${trajectories.personId} and ${lies})`;
}

/** As `municipalityOf` reads names: letters only, without accents and case. */
const plain = (name: SQL): SQL => sql`lower(regexp_replace(normalize(${name}, NFD), '[^a-zA-Z]', '', 'g'))`;

/** Where an address lies on a day: the municipality of the postcode, and of several the one that is named. */
const municipalityOn = (postcode: SQL, name: SQL, on: LocalDate | Placeholder, column: 'nis' | 'province'): SQL => sql`(
  select m.${sql.raw(column)} from municipality_postcodes p join municipalities m on m.nis = p.nis
  where p.postcode = ${postcode}
    and p.valid_from <= ${on} and (p.valid_until is null or p.valid_until >= ${on})
    and m.valid_from <= ${on} and (m.valid_until is null or m.valid_until >= ${on})
  order by (${plain(sql`m.name`)} = ${plain(name)}) desc, m.nis limit 1)`;

/** The province of a prospect's address on a day; null outside Flanders. */
export const provinceOn = (postcode: SQL, name: SQL, on: LocalDate): SQL<Province | null> =>
  municipalityOn(postcode, name, on, 'province') as SQL<Province | null>;

/**
 * Whether an address lies in a municipality or a province on a day, as `municipalityOn` says: found by the postcode, of which
 * most are of one place alone; only of the others each name is looked at.
 */
export function liesIn(
  postcode: SQL,
  name: SQL,
  on: LocalDate,
  place: { readonly nis: string } | { readonly province: Province },
): SQL {
  const [column, value] = 'nis' in place ? (['nis', place.nis] as const) : (['province', place.province] as const);
  const postcodes = (kind: 'alone' | 'shared') => sql`array(
    select p.postcode from municipality_postcodes p join municipalities m on m.nis = p.nis
    where p.valid_from <= ${on} and (p.valid_until is null or p.valid_until >= ${on})
      and m.valid_from <= ${on} and (m.valid_until is null or m.valid_until >= ${on})
    group by p.postcode
    having bool_or(m.${sql.raw(column)} = ${value}) and ${sql.raw(kind === 'alone' ? '' : 'not')} bool_and(m.${sql.raw(column)} = ${value}))`;
  return sql`(${postcode} = any(${postcodes('alone')})
    or (${postcode} = any(${postcodes('shared')}) and ${municipalityOn(postcode, name, on, column)} = ${value}))`;
}

/**
 * The OCMW that may know of it: of the municipality of the address, with an agreement in force, once it is told of people
 * at all and as long as the person agrees (`mayTellOcmw`); null: none.
 */
export const ocmwNis = (on: LocalDate | Placeholder): SQL<string | null> => sql<string | null>`(
  select a.nis from agreements a
  where ${trajectories.ocmwMayKnow}
    and a.valid_from <= ${on} and (a.valid_until is null or a.valid_until >= ${on})
    and a.nis = ${municipalityOn(sql`${people.postcode}`, sql`${people.municipality}`, on, 'nis')}
  limit 1)`;
