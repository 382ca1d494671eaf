import type { ProtectedTable } from './protect.ts';

/** A release as the gate looks at it. */
export interface Released {
  readonly year: number;
  readonly tables: readonly ProtectedTable[];
}
