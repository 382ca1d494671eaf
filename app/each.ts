import pMap from 'p-map';
import { AppError } from './errors.ts';

/** Runs `work` over all items, at most `atOnce` at a time; results in the order of the items. The first failure ends it. */
export const each = <T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> =>
  pMap(items, (item) => work(item), { concurrency: atOnce });

/** As a code why something failed, for a report with a line each: what went wrong with one must not keep the others from being done. */
export const failureOf = (error: unknown): string => (error instanceof AppError ? error.code : 'internal');

/** How many took what they were told; whoever cannot be told now is told by another round. */
export async function howManyTook<T>(
  items: readonly T[],
  atOnce: number,
  tell: (item: T) => Promise<boolean>,
): Promise<number> {
  const took = await each(items, atOnce, async (item) => {
    try {
      return await tell(item);
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  });
  return took.filter(Boolean).length;
}
