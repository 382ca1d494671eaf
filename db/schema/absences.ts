import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { localDay, ownId } from './columns.ts';
import { staff } from './staff.ts';

/** From and until when someone is away, both days included, and who is told in their place. */
export const staffAbsences = pgTable(
  'staff_absences',
  {
    id: ownId(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id),
    fromOn: localDay('from_on').notNull(),
    untilOn: localDay('until_on').notNull(),
    /** null: as if the post were empty. */
    deputyId: text('deputy_id').references(() => staff.id),
  },
  (table) => [
    check('staff_absences_period', sql`${table.fromOn} <= ${table.untilOn}`),
    check('staff_absences_deputy', sql`${table.deputyId} <> ${table.staffId}`),
    // The same absence said twice is one.
    unique('staff_absences_once').on(table.staffId, table.fromOn, table.untilOn),
    index('staff_absences_by_staff').on(table.staffId, table.untilOn),
  ],
);
