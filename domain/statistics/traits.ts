import { addMonths, type LocalDate } from '../calendar/index.ts';
import type { KnownBirth } from '../people/birth.ts';
import { firstBirthDay, lastBirthDay } from '../people/birth.ts';
import type { Education, Origin, Sex } from '../people/codes.ts';
import type { AgeGroup, EducationGroup, Migration, StatSex } from './codes.ts';

/** What the figures know of somebody: groups, never a name, a number or a day of birth. */
export interface Traits {
  readonly sex: StatSex;
  readonly education: EducationGroup;
  readonly migration: Migration;
  /** The age group on each day that a figure asks it of: registration and referrals. */
  readonly ages: Readonly<Record<LocalDate, AgeGroup>>;
}

/** What was known of somebody from a day on, until the next. In order. */
export interface KnownTraits {
  readonly knownOn: LocalDate;
  readonly traits: Traits;
}

/** What the side store has, as far as it is counted. */
export interface Counted {
  readonly sex: Sex | null;
  readonly birthDate: KnownBirth | null;
  readonly education: Education;
  readonly origin: Origin;
}

export const sexOf = (sex: Sex | null): StatSex => (sex === null ? 'unknown' : sex === 'V' ? 'F' : sex);

export const traitsOf = ({ sex, birthDate, education, origin }: Counted, days: readonly LocalDate[]): Traits => ({
  sex: sexOf(sex),
  education,
  migration: origin,
  ages: Object.fromEntries(days.map((day) => [day, ageGroupOf(birthDate, day)])),
});

/** Whole years on a day, the fewest and the most that the known part of the birth date allows. */
export function agesOn(birth: KnownBirth, day: LocalDate): readonly [least: number, most: number] {
  return [yearsBetween(lastBirthDay(birth), day), yearsBetween(firstBirthDay(birth), day)];
}

/** Under 25, 25 to 58, over 58: whole years on that day. Where the known part of the date leaves two groups open, unknown. */
export function ageGroupOf(birth: KnownBirth | null, day: LocalDate): AgeGroup {
  if (birth === null) return 'unknown';
  const [least, most] = agesOn(birth, day).map(groupOfYears);
  return least === most ? least! : 'unknown';
}

function groupOfYears(years: number): AgeGroup {
  if (years < 25) return 'under25';
  return years <= 58 ? '25to58' : 'over58';
}

/** A birthday on 29 February falls on the last day of February in other years. */
function yearsBetween(birth: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return addMonths(birth, 12 * years) <= day ? years : years - 1;
}

const noTraits: Traits = traitsOf({ sex: null, birthDate: null, education: 'unknown', origin: 'unknown' }, []);

/** As known at the end of a day; before anything was known, the first that is. */
export const traitsAt = (known: readonly KnownTraits[], day: LocalDate): Traits =>
  (known.findLast(({ knownOn }) => knownOn <= day) ?? known[0])?.traits ?? noTraits;
