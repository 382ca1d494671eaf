import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/** The order in which effects were written, by their keys: sequence of the event, then place in its list (`12/3`). */
export const inOrderOfWriting = (key: SQLWrapper): readonly [SQL, SQL] => [
  sql`split_part(${key}, '/', 1)::integer`,
  sql`split_part(${key}, '/', 2)::integer`,
];
