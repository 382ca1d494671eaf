import type { Database } from '../connect.ts';
import { keptPer } from '../kept.ts';

/** Fewer are counted each time: whoever looks at them would see one more or less. */
const large = 2000;

/** So long a count is still told, in ms. */
const toldFor = 10_000;

/** Most different counts that are kept, for each database. */
const most = 1000;

interface Counted {
  readonly count: unknown;
  readonly atMs: number;
}

const kept = keptPer<Database, Map<string, Counted>>(() => new Map());

/**
 * What was counted in the last ten seconds, where that were thousands; null: it must be counted. Whoever goes
 * through the pages of a list, from one part to the next, or tries what would be, does not wait for thousands to be counted at each step.
 * @param of what is counted, by what it is filtered
 */
export function countToldOf<Count = number>(db: Database, of: object): Count | null {
  const found = kept(db).get(JSON.stringify(of));
  return found && performance.now() - found.atMs < toldFor ? (found.count as Count) : null;
}

/** @param size how many were counted, where the count is more than their number */
export function keepCount<Count = number>(db: Database, of: object, count: Count, size = Number(count)): void {
  if (!(size >= large)) return;
  const counts = kept(db);
  const key = JSON.stringify(of);
  // What was counted longest ago stands first.
  counts.delete(key);
  counts.set(key, { count, atMs: performance.now() });
  if (counts.size > most) counts.delete(counts.keys().next().value!);
}
