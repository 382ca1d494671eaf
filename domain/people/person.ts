import type { KnownBirth } from './birth.ts';
import type { Education, Origin, Sex } from './codes.ts';
import type { Channel } from './contact.ts';

/** What is kept about someone beside their number, in the side store. */
export interface PersonFacts {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: KnownBirth | null;
  readonly sex: Sex | null;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly municipality: string;
  readonly phone: string;
  readonly email: string;
  readonly safeToCall: boolean | null;
  readonly safeToMail: boolean | null;
  readonly channel: Channel | null;
  readonly language: string;
  readonly education: Education;
  readonly origin: Origin;
}
export type PersonColumn = keyof PersonFacts;

/** What stands there of someone of whom it is not known, or who was taken out: the one list of the columns of a person. */
export const nothingKnown: PersonFacts = {
  lastName: '',
  firstName: '',
  birthDate: null,
  sex: null,
  street: '',
  houseNumber: '',
  postcode: '',
  municipality: '',
  phone: '',
  email: '',
  safeToCall: null,
  safeToMail: null,
  channel: null,
  language: '',
  education: 'unknown',
  origin: 'unknown',
};
export const personColumns = Object.keys(nothingKnown) as readonly PersonColumn[];

/** What people say, know and change as one thing: a street without its municipality is no address. */
export const personFields = {
  name: ['lastName', 'firstName'],
  birthDate: ['birthDate'],
  sex: ['sex'],
  address: ['street', 'houseNumber', 'postcode', 'municipality'],
  phone: ['phone'],
  email: ['email'],
  safeToCall: ['safeToCall'],
  safeToMail: ['safeToMail'],
  channel: ['channel'],
  language: ['language'],
  education: ['education'],
  origin: ['origin'],
} as const satisfies Readonly<Record<string, readonly PersonColumn[]>>;
export type PersonField = keyof typeof personFields;
export const personFieldNames = Object.keys(personFields) as readonly PersonField[];

/** `und` is what a list without a language gives (ISO 639-2, undetermined). */
export const isKnown = <C extends PersonColumn>(column: C, value: PersonFacts[C] | undefined): boolean =>
  value !== undefined && value !== nothingKnown[column] && !(column === 'language' && value === 'und');

/** The columns of a field, out of what is known of someone. */
export function valueOf(field: PersonField, facts: Partial<PersonFacts>): Partial<PersonFacts> {
  const columns: readonly PersonColumn[] = personFields[field];
  return Object.fromEntries(columns.map((column) => [column, facts[column] ?? nothingKnown[column]]));
}
