import type { Database } from '../connect.ts';
import { keptPer } from '../kept.ts';

/** Fewer are counted each time: whoever looks at them would see one more or less. */
const large = 2000;

/** So long a count is still told, in ms. */
const toldFor = 10_000;

/** Most different lists whose counts are kept, for each database. */
const most = 1000;

interface Counted {
  readonly count: number;
  readonly atMs: number;
}

const kept = keptPer<Database, Map<string, Counted>>(() => new Map());

/**
 * How many a list has, where it has thousands and was counted in the last ten seconds; null: it must be counted. Whoever goes
 * through its pages, or from one part to the next, does not wait for thousands to be counted at each step.
 * @param of the list, by what it is filtered
 */
export function countToldOf(db: Database, of: object): number | null {
  const found = kept(db).get(JSON.stringify(of));
  return found && performance.now() - found.atMs < toldFor ? found.count : null;
}

export function keepCount(db: Database, of: object, count: number): void {
  if (count < large) return;
  const counts = kept(db);
  const key = JSON.stringify(of);
  // What was counted longest ago stands first.
  counts.delete(key);
  counts.set(key, { count, atMs: performance.now() });
  if (counts.size > most) counts.delete(counts.keys().next().value!);
}
