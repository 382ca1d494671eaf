import { and, asc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import { provinceOfPostcode } from '../../domain/people/codes.ts';
import { placesOf, type Places } from '../../domain/people/places.ts';
import type { Province } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { municipalities, municipalityPostcodes } from '../schema.ts';

export interface Municipality {
  readonly nis: string;
  readonly name: string;
  readonly province: Province;
  /** false: several share the postcode and the name given is of none of them; this is the first by its code. */
  readonly certain: boolean;
}

/** Letters only, without accents and case: as people write it. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();

/** The municipality of an address on a day, mergers included; null when no municipality of Flanders has the postcode. */
export async function municipalityOf(
  db: Database,
  postcode: string,
  name: string,
  on: LocalDate,
): Promise<Municipality | null> {
  const day = sql.placeholder('on');
  const valid = (
    from: typeof municipalities.validFrom | typeof municipalityPostcodes.validFrom,
    until: typeof municipalities.validUntil | typeof municipalityPostcodes.validUntil,
  ) => and(lte(from, day), or(isNull(until), gte(until, day)));
  const found = await prepared(db, 'w2_municipality_of', () =>
    db
      .select({ nis: municipalities.nis, name: municipalities.name, province: municipalities.province })
      .from(municipalityPostcodes)
      .innerJoin(municipalities, eq(municipalities.nis, municipalityPostcodes.nis))
      .where(
        and(
          eq(municipalityPostcodes.postcode, sql.placeholder('postcode')),
          valid(municipalityPostcodes.validFrom, municipalityPostcodes.validUntil),
          valid(municipalities.validFrom, municipalities.validUntil),
        ),
      )
      .orderBy(asc(municipalities.nis)),
  ).execute({ postcode, on });
  const named = found.find((one) => plain(one.name) === plain(name));
  const first = named ?? found[0];
  return first ? { ...first, certain: named !== undefined || found.length === 1 } : null;
}

/** The province of an address on a day: the one truth of where somebody belongs. Null outside Flanders. */
export const provinceOfAddress = async (
  db: Database,
  { postcode, municipality }: { readonly postcode: string; readonly municipality: string },
  on: LocalDate,
): Promise<Province | null> =>
  (await municipalityOf(db, postcode, municipality, on))?.province ?? provinceOfPostcode(postcode);

/** All of them, over time. */
export async function readPlaces(db: Database): Promise<Places> {
  const rows = await db
    .select({ place: municipalities, code: municipalityPostcodes })
    .from(municipalityPostcodes)
    .innerJoin(municipalities, eq(municipalities.nis, municipalityPostcodes.nis))
    .orderBy(asc(municipalities.nis));
  const days = (...all: (LocalDate | null)[]) => all.filter((day) => day !== null).toSorted();
  return placesOf(
    rows.map(({ place: { nis, name, province, mergedInto, ...place }, code }) => ({
      ...{ postcode: code.postcode, nis, name, province, mergedInto },
      from: days(place.validFrom, code.validFrom).at(-1)!,
      until: days(place.validUntil, code.validUntil)[0] ?? null,
    })),
  );
}

/** By code or by name, as it is on a day. */
export async function findMunicipality(db: Database, what: string, on: LocalDate): Promise<Municipality | null> {
  const rows = await db
    .select({ nis: municipalities.nis, name: municipalities.name, province: municipalities.province })
    .from(municipalities)
    .where(
      and(
        or(eq(municipalities.nis, what), sql`lower(${municipalities.name}) = lower(${what})`),
        lte(municipalities.validFrom, on),
        or(isNull(municipalities.validUntil), gte(municipalities.validUntil, on)),
      ),
    );
  return rows[0] ? { ...rows[0], certain: rows.length === 1 } : null;
}
