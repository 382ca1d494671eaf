import { and, asc, desc, eq, gte, inArray, lte, ne, sql, type SQL } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { HoursContract, Month, MonthPhase } from '../../domain/contract-month/index.ts';
import type { Scope } from '../../domain/rights/index.ts';
import type { Database } from '../connect.ts';
import {
  contractMonthEffects,
  contractMonthEvents,
  contractMonths,
  contracts,
  hourEntries,
  hourNotes as hourNotesTable,
} from '../schema.ts';
import { thingQueries } from './things.ts';

export type ContractMonthRow = typeof contractMonths.$inferSelect;

const monthTables = { root: contractMonths, events: contractMonthEvents, effects: contractMonthEffects };
export const monthQueries = thingQueries(monthTables);

export async function readContractMonth(db: Database, id: string): Promise<ContractMonthRow | null> {
  const [row] = await db.select().from(contractMonths).where(eq(contractMonths.id, id));
  return row ?? null;
}

/** Many at once; those that are not there are left out. */
export const readContractMonths = (db: Database, ids: readonly string[]): Promise<ContractMonthRow[]> =>
  db
    .select()
    .from(contractMonths)
    .where(inArray(contractMonths.id, [...ids]));

/** Those that must have a run, in order. */
export async function livingMonths(db: Database): Promise<ContractMonthRow[]> {
  return db.select().from(contractMonths).where(ne(contractMonths.phase, 'approved')).orderBy(asc(contractMonths.id));
}

const hoursOf = {
  id: contracts.id,
  partner: contracts.partner,
  provinces: contracts.provinces,
  validFrom: contracts.validFrom,
  validUntil: contracts.validUntil,
  budgetedMinutes: contracts.budgetedMinutes,
};

/** Contracts that are in force on some day of a period, both ends included. */
export async function contractsBetween(db: Database, from: LocalDate, until: LocalDate): Promise<HoursContract[]> {
  return db
    .select(hoursOf)
    .from(contracts)
    .where(and(lte(contracts.validFrom, until), gte(contracts.validUntil, from)))
    .orderBy(asc(contracts.id));
}

export async function contractOfHours(db: Database, id: string): Promise<HoursContract | null> {
  const [row] = await db.select(hoursOf).from(contracts).where(eq(contracts.id, id));
  return row ?? null;
}

/** Of these months, those that are there. */
export async function knownMonths(db: Database, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: contractMonths.id })
    .from(contractMonths)
    .where(inArray(contractMonths.id, [...ids]));
  return new Set(rows.map(({ id }) => id));
}

/** Whole minutes of all months of a contract; `approved`: of those that are approved. */
export async function minutesOfContract(
  db: Database,
  contractId: string,
): Promise<{ booked: number; approved: number }> {
  const [row] = await db
    .select({
      booked: sql<string>`coalesce(sum(${contractMonths.minutes}), 0)`,
      approved: sql<string>`coalesce(sum(${contractMonths.minutes}) filter (where ${contractMonths.phase} = 'approved'), 0)`,
    })
    .from(contractMonths)
    .where(eq(contractMonths.contractId, contractId));
  return { booked: Number(row?.booked ?? 0), approved: Number(row?.approved ?? 0) };
}

/** What somebody worked on a day for other contracts than this month's: a day has twenty-four hours in all. */
export async function minutesElsewhere(
  db: Database,
  { staffId, day, monthId }: { readonly staffId: string; readonly day: LocalDate; readonly monthId: string },
): Promise<number> {
  const [row] = await db
    .select({ minutes: sql<string>`coalesce(sum(${hourEntries.minutes}), 0)` })
    .from(hourEntries)
    .where(and(eq(hourEntries.staffId, staffId), eq(hourEntries.day, day), ne(hourEntries.monthId, monthId)));
  return Number(row?.minutes ?? 0);
}

export interface MonthFilter {
  readonly contractId?: string;
  readonly month?: Month;
  readonly phase?: MonthPhase;
  /** For whom the list is; left out, for the application itself. */
  readonly within?: Scope | undefined;
  /** Whose hours are counted; left out, everybody's. */
  readonly ownOf?: string | null;
}

/** The months of a partner, or of the contracts of a province. */
function monthsWithin(scope: Scope): SQL | undefined {
  switch (scope.of) {
    case 'all':
      return undefined;
    case 'province':
      return sql`${scope.province} = any(${contractMonths.provinces})`;
    case 'partner':
      return and(
        eq(contractMonths.partner, scope.partner),
        scope.province === null ? undefined : sql`${scope.province} = any(${contractMonths.provinces})`,
      );
    default:
      return sql`false`;
  }
}

/** The newest first. */
export async function listContractMonths(
  db: Database,
  { contractId, month, phase, within }: MonthFilter,
  limit: number,
): Promise<ContractMonthRow[]> {
  return db
    .select()
    .from(contractMonths)
    .where(
      and(
        contractId ? eq(contractMonths.contractId, contractId) : undefined,
        month ? eq(contractMonths.month, month) : undefined,
        phase ? eq(contractMonths.phase, phase) : undefined,
        within ? monthsWithin(within) : undefined,
      ),
    )
    .orderBy(desc(contractMonths.month), asc(contractMonths.contractId))
    .limit(limit);
}

/** Keeps a free text under the id that the command carries; sent again with the same id, the first stays. */
export async function insertHourNote(db: Database, note: typeof hourNotesTable.$inferInsert): Promise<void> {
  await db.insert(hourNotesTable).values(note).onConflictDoNothing();
}

/** Of a command that was refused; one that an event points at stays. */
export async function dropHourNote(db: Database, monthId: string, id: string): Promise<void> {
  await db.execute(sql`
    delete from hour_notes n
    where n.id = ${id} and n.month_id = ${monthId}
      and not exists (select 1 from contract_month_events e where e.about_id = n.month_id and e.note_id = n.id)`);
}

export async function hourNotes(db: Database, monthId: string) {
  return db
    .select({
      id: hourNotesTable.id,
      authorId: hourNotesTable.authorId,
      text: hourNotesTable.text,
      at: hourNotesTable.at,
    })
    .from(hourNotesTable)
    .where(eq(hourNotesTable.monthId, monthId))
    .orderBy(asc(hourNotesTable.at), asc(hourNotesTable.id));
}
