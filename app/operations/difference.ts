/** One difference between Postgres, Temporal and the dates; `what` is a code, the rest ids and codes. */
export interface Difference {
  readonly trajectoryId: string | null;
  readonly what: string;
  readonly details: Readonly<Record<string, string | number>>;
}
