import type { Instant, LocalDate } from '../domain/calendar/index.ts';
import { newestRules, type Owner, type RuleSet } from '../domain/rules/index.ts';
import type { LadderRung } from '../domain/trajectory/index.ts';
import type { Told } from '../db/queries/absences.ts';
import type { Database } from '../db/connect.ts';
import { ruleSetOf } from '../db/queries/rules.ts';
import type { DigestMatter } from '../db/schema.ts';
import { isSpoilt } from '../db/spoilt.ts';

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

/** What each of these concerns. One whose state was spoilt keeps no digest from anybody: the comparison names it. */
export async function concernsOf<Row>(
  rows: readonly Row[],
  look: (row: Row) => Promise<readonly Concern[]>,
): Promise<Concern[]> {
  const found: Concern[] = [];
  for (const row of rows) {
    try {
      found.push(...(await look(row)));
    } catch (error) {
      if (!isSpoilt(error)) throw error;
    }
  }
  return found;
}

/** The very rules that made each date. A version that nobody loaded names its tasks as the newest does. */
export function rulesByVersion(db: Database): (version: string) => Promise<RuleSet> {
  const known = new Map<string, Promise<RuleSet>>();
  return (version) => {
    const found =
      known.get(version) ??
      ruleSetOf(db, version).catch((error: unknown) => {
        if (error instanceof RangeError) return newestRules;
        throw error;
      });
    known.set(version, found);
    return found;
  };
}
