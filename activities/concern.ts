import type { Instant, LocalDate } from '../domain/calendar/index.ts';
import type { Owner } from '../domain/rules/index.ts';
import type { LadderRung } from '../domain/trajectory/index.ts';
import type { Told } from '../db/queries/absences.ts';
import type { DigestMatter } from '../db/schema.ts';

/** Something open on its ladder, with who hears of it today. */
export interface Concern {
  readonly about: Omit<DigestMatter, 'rung'>;
  readonly task: string;
  /** `INT-1 (versie 2026.1)`; null: no rule has a term for it. */
  readonly rule: string | null;
  readonly owner: Owner;
  readonly rung: LadderRung;
  readonly dueOn: LocalDate;
  /** Whether it is new to someone who was last told in a digest like this. */
  isNewSince(last: { readonly day: LocalDate; readonly at: Instant }): boolean;
  readonly told: readonly Told[];
}
