/** One difference between Postgres, Temporal and the dates; `what` is a code, the rest ids and codes. */
export interface Difference {
  /** Of a trajectory or a cohort; null: of none in particular. */
  readonly id: string | null;
  readonly what: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export const difference = (id: string | null, what: string, details: Difference['details'] = {}): Difference => ({
  id,
  what,
  details,
});
