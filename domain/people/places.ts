import type { LocalDate } from '../calendar/index.ts';
import { provinceOfPostcode, type Province } from './codes.ts';

/** A postcode within a municipality, from one day until another. */
export interface Place {
  readonly postcode: string;
  readonly nis: string;
  readonly name: string;
  readonly province: Province;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  /** The municipality that this one went into. */
  readonly mergedInto: string | null;
}

/** The municipalities of Flanders over time, by postcode and by name. */
export interface Places {
  readonly at: ReadonlyMap<string, readonly Place[]>;
  readonly named: ReadonlyMap<string, readonly Place[]>;
}

export function placesOf(rows: readonly Place[]): Places {
  return { at: Map.groupBy(rows, ({ postcode }) => postcode), named: Map.groupBy(rows, ({ name }) => plain(name)) };
}

/** Nothing known: only the ranges of the postcodes are left. */
export const noPlaces: Places = { at: new Map(), named: new Map() };

/** Parts of a municipality that bear the name of another one, by the postcode at which they lie. */
const namesakes: Readonly<Record<string, readonly string[]>> = {
  aalst: ['3800'],
  beveren: ['8691', '8791', '8800'],
  halle: ['2980'],
  hamme: ['1785'],
  kapellen: ['3381'],
  machelen: ['9870'],
  moerbeke: ['9500'],
  niel: ['3668', '3890'],
  nieuwerkerken: ['9320'],
  putte: ['2950'],
  tielt: ['3390'],
};

/** As people write it, without accents, case and signs. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/^\s*st(?=[\s.-])/i, 'sint')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();
}

export interface PlaceFound {
  /** null: outside the five. */
  readonly province: Province | null;
  /** What the name is to the postcode; `unknown`: the name of no municipality, so perhaps a part of one. */
  readonly name: 'fits' | 'unknown' | { readonly isOf: string; readonly postcodeOf: string };
}

/** Where an address lies on a day: the municipality of the postcode tells, and of several the one that is named. */
export function placeOf(places: Places, postcode: string, name: string, on: LocalDate): PlaceFound {
  const there = places.at.get(postcode) ?? [];
  const wanted = plain(name);
  const now = there.filter(({ from, until }) => from <= on && (until === null || on <= until));
  const [place] = [...now.filter((one) => plain(one.name) === wanted), ...now];
  const province = place?.province ?? provinceOfPostcode(postcode);
  if (there.length === 0 || wanted === '' || namesakes[wanted]?.includes(postcode)) return { province, name: 'fits' };
  const named = places.named.get(wanted) ?? [];
  if (named.length === 0) return { province, name: 'unknown' };
  const codes = new Set(there.map(({ nis }) => nis));
  const fits = named.some(({ nis, mergedInto }) => codes.has(nis) || (mergedInto !== null && codes.has(mergedInto)));
  if (fits) return { province, name: 'fits' };
  return { province, name: { isOf: named[0]!.name, postcodeOf: (place ?? there.at(-1)!).name } };
}
