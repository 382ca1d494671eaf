import { localDateOf } from '../../domain/calendar/index.ts';
import * as queries from '../../db/queries/deadlines.ts';
import type { App } from '../open.ts';

/** Far above what one person or one group has open; a longer list is asked for by rule or by day. */
const most = 1000;

export type DeadlineFilter = queries.DeadlineFilter;

/** What is open of many people at once: reports that are owed, last days, what falls due before a day. */
export async function listDeadlines(app: App, filter: DeadlineFilter = {}) {
  const today = localDateOf(await app.now());
  const rows = await queries.listDeadlines(app.db, filter, most);
  return {
    today,
    rows: rows.map(({ lastName, firstName, ...row }) => ({ ...row, name: `${firstName} ${lastName}` })),
  };
}
