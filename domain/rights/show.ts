import type { Classes, FieldClass } from './fields.ts';

/** The fields that everybody has who may ask at all. */
type Always = 'id' | 'status';

/** What is left of a value for those who see these classes: of a list fewer rows, of a date nothing. */
type Sieve<T> = (value: T, classes: Classes) => T;

/**
 * To which class each field of an answer belongs. Every field must be named, or it does not compile; what a row has that is
 * not named is left out.
 */
export type Fields<T> = FieldClass | Sieve<T> | Inner<T>;

/** A day or a moment is a string with a mark: no object with fields. */
type Plain = string | number | boolean | bigint | null | undefined;
type Inner<T> = T extends Plain
  ? never
  : T extends readonly (infer Row)[]
    ? Fields<Row>
    : { readonly [K in keyof T]-?: Fields<T[K]> };

/** An answer as it is shown: a field that somebody may not see is not there. */
export type Shown<T, F> = F extends FieldClass | ((...args: never[]) => unknown)
  ? T
  : T extends Plain
    ? T
    : T extends readonly (infer Row)[]
      ? readonly Shown<Row, F>[]
      : {
          [K in keyof T & keyof F as F[K] extends Exclude<FieldClass, Always> ? never : K]: Shown<T[K], F[K]>;
        } & {
          [K in keyof T & keyof F as F[K] extends Exclude<FieldClass, Always> ? K : never]?: T[K] | undefined;
        };

/** Leaves out what these classes do not cover. */
export function show<T, const F extends object>(value: T, fields: F, classes: Classes): Shown<T, F> {
  return shown(value, fields as Spec, classes) as Shown<T, F>;
}

type Spec = FieldClass | ((value: unknown, classes: Classes) => unknown) | { readonly [key: string]: Spec };

function shown(value: unknown, fields: Spec, classes: Classes): unknown {
  if (typeof fields === 'string') return classes.has(fields) ? value : undefined;
  if (typeof fields === 'function') return fields(value, classes);
  if (Array.isArray(value)) return value.map((row) => shown(row, fields, classes));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(fields).flatMap(([key, inner]) => {
    const kept = Object.hasOwn(value, key) ? shown((value as Record<string, unknown>)[key], inner, classes) : undefined;
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(entries);
}
