import { mayBeSameBirth } from './birth.ts';
import { folded, nameKey, phoneKey } from './folded.ts';
import {
  isKnown,
  personFieldNames,
  personFields,
  valueOf,
  type PersonColumn,
  type PersonFacts,
  type PersonField,
} from './person.ts';

/** What somebody else says of a thing that we know otherwise: for a human to accept or decline. */
export interface Difference {
  readonly field: PersonField;
  readonly proposed: Partial<PersonFacts>;
}

export interface Match {
  /** What was not known before: taken over at once. */
  readonly filled: Partial<PersonFacts>;
  readonly differing: readonly Difference[];
}

/** A number under another name may be a slip or another person: then nothing else that stands beside it can be trusted. */
export const otherName = (known: PersonFacts, listed: Partial<PersonFacts>): boolean =>
  nameKey(known) !== nameKey({ lastName: listed.lastName ?? '', firstName: listed.firstName ?? '' });

/**
 * What a list, or another row of the same person, brings beside what is known of them. Nothing known is ever changed by it
 * and what it leaves open says nothing.
 * @param ignore fields of which it says nothing by itself
 */
export function match(known: PersonFacts, listed: Partial<PersonFacts>, ignore: readonly PersonField[] = []): Match {
  const filled: Partial<PersonFacts>[] = [];
  const differing: Difference[] = [];
  for (const field of personFieldNames.filter((one) => !ignore.includes(one))) {
    const said = (personFields[field] as readonly PersonColumn[]).filter((column) => isKnown(column, listed[column]));
    const other = said.filter((column) => isKnown(column, known[column]) && !same(column, known, listed));
    if (field === 'name' ? otherName(known, listed) : other.length > 0)
      differing.push({ field, proposed: field === 'address' ? addressOf(known, listed) : valueOf(field, listed) });
    else if (field !== 'name')
      filled.push(
        ...said.filter((column) => isMore(column, known, listed)).map((column) => ({ [column]: listed[column] })),
      );
  }
  return { filled: Object.assign({}, ...filled) as Partial<PersonFacts>, differing };
}

function same(column: PersonColumn, known: PersonFacts, listed: Partial<PersonFacts>): boolean {
  const [a, b] = [known[column], listed[column]];
  if (typeof a !== 'string' || typeof b !== 'string') return a === b;
  if (column === 'birthDate') return mayBeSameBirth(a, b);
  if (column === 'phone') return phoneKey(a) === phoneKey(b) && (phoneKey(a) !== '' || a === b);
  if (column === 'email') return a.toLowerCase() === b.toLowerCase();
  return a === b || (folded(a) === folded(b) && folded(a) !== '');
}

/** Of a birth date of which the day or the month was not known, the rest is new as well. */
const isMore = (column: PersonColumn, known: PersonFacts, listed: Partial<PersonFacts>): boolean =>
  !isKnown(column, known[column]) ||
  (column === 'birthDate' && (listed.birthDate ?? '').length > (known.birthDate ?? '').length);

/** A street without a number is another street without a number; a list with a municipality alone says nothing of the street there. */
function addressOf(known: PersonFacts, listed: Partial<PersonFacts>): Partial<PersonFacts> {
  const moved = isKnown('postcode', listed.postcode) && known.postcode !== listed.postcode;
  const streetSaid = isKnown('street', listed.street);
  const from = valueOf('address', known);
  const to = valueOf('address', listed);
  return {
    street: moved || streetSaid ? to.street! : from.street!,
    houseNumber: moved || streetSaid || to.houseNumber ? to.houseNumber! : from.houseNumber!,
    postcode: to.postcode || from.postcode!,
    municipality: to.municipality || (moved ? '' : from.municipality!),
  };
}

/** What a list says otherwise than we know it: names of fields only, for reports. */
export interface Differs {
  /** Waits for somebody to accept or decline. */
  readonly fields: readonly PersonField[];
  /** Was not known, and is now. */
  readonly filled: readonly PersonField[];
  /** The number is known under another name: an alarm, and nothing at all was taken over. */
  readonly otherName: boolean;
}
export const nothingDiffers: Differs = { fields: [], filled: [], otherName: false };

export interface Compared {
  /** For a human to accept or decline. */
  readonly toDecide: readonly Difference[];
  readonly taken: Partial<PersonFacts>;
  readonly differs: Differs;
}

/** As `match`, and under another name nothing is believed but that. */
export function compareFacts(
  known: PersonFacts,
  listed: Partial<PersonFacts>,
  ignore: readonly PersonField[] = [],
): Compared {
  const alarm = otherName(known, listed);
  const { filled, differing } = match(known, listed, ignore);
  const toDecide = alarm ? differing.filter(({ field }) => field === 'name') : differing;
  const taken = alarm ? {} : filled;
  const columns = (field: PersonField): readonly PersonColumn[] => personFields[field];
  return {
    toDecide,
    taken,
    differs: {
      fields: toDecide.map(({ field }) => field),
      filled: personFieldNames.filter((field) => columns(field).some((column) => column in taken)),
      otherName: alarm,
    },
  };
}
