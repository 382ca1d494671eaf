import pMap from 'p-map';

/** Runs `work` over all items, at most `atOnce` at a time; results in the order of the items. The first failure ends it. */
export const each = <T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> =>
  pMap(items, (item) => work(item), { concurrency: atOnce });
