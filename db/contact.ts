import { getTableColumns } from 'drizzle-orm';
import { nothingKnown, personColumns, type PersonFacts } from '../domain/people/person.ts';
import { people, prospects } from './schema.ts';

type Facts<Table extends typeof people | typeof prospects> = Pick<
  PersonFacts,
  Extract<keyof PersonFacts, keyof Table['$inferSelect']>
>;

/** Of what is known about someone, the columns that a table has; the rest is nothing known. */
const factsFor =
  <Table extends typeof people | typeof prospects>(table: Table) =>
  (given: Partial<PersonFacts>): Facts<Table> =>
    Object.fromEntries(
      personColumns
        .filter((column) => column in getTableColumns(table))
        .map((column) => [column, given[column] ?? nothingKnown[column]]),
    ) as Facts<Table>;

/** Of a person, and of somebody on a list who is to be contacted. */
export const personFacts = factsFor(people);
export const prospectFacts = factsFor(prospects);
