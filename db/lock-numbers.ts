import type { Database } from './connect.ts';
import { lockUntilItEnds } from './rows.ts';

/**
 * Whoever looks a person up by number to add to them, and whoever gives a number to someone else, does so one after the
 * other until their transaction ends: a number that is just being replaced is neither found nor not found. Locked before
 * any row, and in order, so that nobody waits in a circle.
 */
export async function lockNumbers(tx: Database, ...numbers: readonly string[]): Promise<void> {
  for (const insz of numbers.toSorted()) await lockUntilItEnds(tx, insz);
}
