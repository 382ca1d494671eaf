import { check, index, pgTable, text } from 'drizzle-orm/pg-core';
import type { Province } from '../../domain/rules/index.ts';
import { organisationKinds, provinces, staffRoles, type StaffRole } from '../codes.ts';
import { among, localDay } from './columns.ts';

/** A partner's id is its code in the domain (`groepIntro`, `randstad`). */
export const organisations = pgTable(
  'organisations',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    kind: text('kind').$type<(typeof organisationKinds)[number]>().notNull(),
  },
  (table) => [check('organisations_kind', among(table.kind, organisationKinds))],
);

/** Everyone who works in the programme. The id is what events carry as the actor. */
export const staff = pgTable(
  'staff',
  {
    id: text('id').primaryKey(),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    role: text('role').$type<StaffRole>().notNull(),
    /** null: works in all provinces. */
    province: text('province').$type<Province>(),
    name: text('name').notNull(),
    email: text('email').notNull().unique(),
    /** The last day in service; null: works here. */
    leftOn: localDay('left_on'),
  },
  (table) => [
    check('staff_role', among(table.role, staffRoles)),
    check('staff_province', among(table.province, provinces)),
    index('staff_by_province').on(table.province, table.role),
  ],
);
