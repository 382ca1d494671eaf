import { isLocalDate, type Calendar, type LocalDate } from '../calendar/index.ts';
import type { RuleSet } from '../rules/index.ts';
import { flawsOfCalendar } from '../calendar/check.ts';
import { flawsOfRules } from '../rules/check.ts';
import { refuse, type Refusal, type SharedRefusalCode } from './refusal.ts';

/** What a field of a command takes. The one description serves parsing, the OpenAPI document, forms and the command line. */
export type Field =
  | { readonly kind: 'date'; readonly optional?: true }
  | { readonly kind: 'flag'; readonly optional?: true }
  | { readonly kind: 'id'; readonly optional?: true }
  /** `atDoor`: looked up by the door of the application, whoever gives the command; no form asks for it. */
  | { readonly kind: 'code'; readonly oneOf: readonly string[]; readonly optional?: true; readonly atDoor?: true }
  /** A whole number from 1, such as the sequence of an event. */
  | { readonly kind: 'number'; readonly optional?: true }
  /** A whole rule set or calendar: given by our own tools, never typed in a form. */
  | { readonly kind: 'rules'; readonly optional?: true }
  | { readonly kind: 'calendar'; readonly optional?: true }
  /** A short code that another system answers with. */
  | { readonly kind: 'answer'; readonly optional?: true }
  /** An hour of the day, `09:30`. */
  | { readonly kind: 'time'; readonly optional?: true }
  /** One of the codes for each of at most so many trajectories: who was there. */
  | { readonly kind: 'presences'; readonly oneOf: readonly string[]; readonly most: number; readonly optional?: true };

export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F extends Field> = F extends { kind: 'date' }
  ? LocalDate
  : F extends { kind: 'presences'; oneOf: readonly (infer C)[] }
    ? Readonly<Record<string, C>>
    : F extends { kind: 'flag' }
      ? boolean
      : F extends { kind: 'code'; oneOf: readonly (infer C)[] }
        ? C
        : F extends { kind: 'number' }
          ? number
          : F extends { kind: 'rules' }
            ? RuleSet
            : F extends { kind: 'calendar' }
              ? Calendar
              : string;

type Simplify<T> = { [K in keyof T]: T[K] };
export type DataOf<S extends Fields> = Simplify<
  { readonly [K in keyof S as S[K] extends { optional: true } ? never : K]: ValueOf<S[K]> } & {
    readonly [K in keyof S as S[K] extends { optional: true } ? K : never]?: ValueOf<S[K]>;
  }
>;

/** Whether people fill it in. */
export const isAsked = (field: Field): boolean => !(field.kind === 'code' && field.atDoor);

/** Letters, digits and a few marks: an id or a code can carry no sentence and no name with a space. */
export const idPattern = /^[A-Za-z0-9][A-Za-z0-9:#/._-]{0,63}$/;
export const isCommandId = (value: unknown): value is string => typeof value === 'string' && idPattern.test(value);
export const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
export const answerPattern = /^[A-Za-z][A-Za-z0-9.]{0,47}$/;
/** Years that a life can touch. A date near the end of the calendar would make its deadlines overflow, which throws, and a workflow that throws is stuck. */
const firstDate = '1900-01-01';
const lastDate = '2199-12-31';
/** The same as a form, for a document that knows no bounds of days. */
export const datePattern = /^(?:19|20|21)\d\d-\d\d-\d\d$/;
export const memberPattern = /^T-\d{6,9}$/;

function fits(field: Field, value: unknown): boolean {
  switch (field.kind) {
    case 'date':
      return isLocalDate(value) && value >= firstDate && value <= lastDate;
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return Number.isSafeInteger(value) && (value as number) >= 1;
    case 'rules':
      return flawsOfRules(value).length === 0;
    case 'calendar':
      return flawsOfCalendar(value).length === 0;
    case 'id':
      return typeof value === 'string' && idPattern.test(value);
    case 'answer':
      return typeof value === 'string' && answerPattern.test(value);
    case 'time':
      return typeof value === 'string' && timePattern.test(value);
    case 'presences':
      return (
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.keys(value).length <= field.most &&
        Object.entries(value).every(([id, one]) => memberPattern.test(id) && field.oneOf.includes(one as string))
      );
    case 'code':
      return typeof value === 'string' && field.oneOf.includes(value);
  }
}

function expectation(field: Field): string {
  switch (field.kind) {
    case 'code':
      return field.oneOf.join('|');
    case 'date':
      return 'YYYY-MM-DD';
    case 'time':
      return 'HH:MM';
    case 'flag':
      return 'true|false';
    case 'number':
      return '1, 2, 3 …';
    case 'presences':
      return `{trajectory: ${field.oneOf.join('|')}}`;
    default:
      return field.kind;
  }
}

/**
 * Checks the data of a command against its fields. A missing optional field stays away; a field that is not known is
 * refused, so that a typing error is never silently ignored. The refusal names the field, never its value.
 */
export function checkFields(fields: Fields, data: unknown): Refusal<SharedRefusalCode> | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return refuse('command.badField', { field: '(data)', expected: 'object' });
  const given = data as Record<string, unknown>;
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(fields, name))
      return refuse('command.unknownField', {
        field: idPattern.test(name) ? name : '(unreadable)',
        known: Object.keys(fields).join(', '),
      });
  }
  for (const [name, field] of Object.entries(fields)) {
    const value = given[name];
    if (value === undefined || value === null) {
      if (!field.optional) return refuse('command.missingField', { field: name, expected: expectation(field) });
    } else if (!fits(field, value)) {
      return refuse('command.badField', { field: name, expected: expectation(field) });
    }
  }
  return null;
}
