/** What nothing but null fits, in 3.0. */
const nothing = { type: 'string', nullable: true, enum: [null] };

/**
 * In OpenAPI 3.0 `nullable` counts only beside a `type`. Where a schema is a choice or a reference, null is one choice more.
 * 3.1 has no `nullable`, and goes through as it is.
 */
export function withNullChoices<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withNullChoices) as T;
  if (typeof value !== 'object' || value === null) return value;
  const mended = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNullChoices(inner)]));
  if (mended['nullable'] !== true || 'type' in mended) return mended as T;
  const { nullable: _, description, anyOf, ...rest } = mended;
  const choices =
    Array.isArray(anyOf) && Object.keys(rest).length === 0 ? anyOf : [{ ...rest, ...(anyOf ? { anyOf } : {}) }];
  return { ...(description === undefined ? {} : { description }), anyOf: [...choices, nothing] } as T;
}
