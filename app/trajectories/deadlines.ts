import { localDateOf } from '../../domain/calendar/index.ts';
import * as queries from '../../db/queries/deadlines.ts';
import { badCursor } from '../errors.ts';
import type { App } from '../open.ts';

export type DeadlineFilter = queries.DeadlineFilter & {
  /** So many on a page, 100 when it is left out. */
  readonly limit?: number;
};

/**
 * What is open of many people at once: reports that are owed, last days, what falls due before a day; what is due first on top.
 * @returns `next` is null on the last page
 * @throws AppError `list.badCursor`
 */
export async function listDeadlines(app: App, { limit = 100, ...filter }: DeadlineFilter = {}) {
  if (filter.after !== undefined && !queries.isDeadlineCursor(filter.after)) throw badCursor();
  const today = localDateOf(await app.now());
  const { rows, next } = await queries.listDeadlines(app.db, filter, limit);
  return {
    today,
    next,
    rows: rows.map(({ lastName, firstName, ...row }) => ({ ...row, name: `${firstName} ${lastName}` })),
  };
}
