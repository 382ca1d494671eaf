import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { personFieldNames, type PersonFacts, type PersonField } from '../../domain/people/person.ts';
import { among, instant, localDay, ownId } from './columns.ts';
import { people } from './people.ts';

export const proposalDecisions = ['accepted', 'declined'] as const;

/** What a later list says otherwise than we know it, until somebody accepts or declines it. Side store: goes when the person is erased. */
export const personProposals = pgTable(
  'person_proposals',
  {
    id: ownId(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    field: text('field').$type<PersonField>().notNull(),
    proposed: jsonb('proposed').$type<Partial<PersonFacts>>().notNull(),
    /** The file; '' when it had no name or the person came alone. */
    source: text('source').notNull(),
    /** Of the file; null: it came alone. */
    line: integer('line'),
    /** Of a workbook; null: the file has no sheets, or it came alone. */
    sheet: text('sheet'),
    on: localDay('on').notNull(),
    decision: text('decision').$type<(typeof proposalDecisions)[number]>(),
    decidedByRole: text('decided_by_role'),
    decidedById: text('decided_by_id'),
    decidedAt: instant('decided_at'),
  },
  (table) => [
    check('person_proposals_field', among(table.field, personFieldNames)),
    check('person_proposals_decision', among(table.decision, proposalDecisions)),
    check(
      'person_proposals_decided',
      sql`(${table.decision} is null) = (${table.decidedAt} is null) and (${table.decision} is null) = (${table.decidedByRole} is null)`,
    ),
    // The same list again asks nothing anew, and what was declined stays declined.
    uniqueIndex('person_proposals_once')
      .on(table.personId, table.field, table.proposed)
      .where(sql`decision is distinct from 'accepted'`),
    index('person_proposals_open')
      .on(table.on)
      .where(sql`decision is null`),
  ],
);

type Value = Readonly<Record<string, string | boolean | null>>;

/** Every change of what is known about a person: who, what, from what to what. Only added to; goes when the person is erased. */
export const personChanges = pgTable(
  'person_changes',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    field: text('field').$type<PersonField | 'insz'>().notNull(),
    before: jsonb('before').$type<Value>().notNull(),
    after: jsonb('after').$type<Value>().notNull(),
    byRole: text('by_role').notNull(),
    byId: text('by_id'),
    at: instant('at').notNull(),
  },
  (table) => [
    check('person_changes_field', among(table.field, [...personFieldNames, 'insz'])),
    index('person_changes_by_person').on(table.personId, table.id),
  ],
);
