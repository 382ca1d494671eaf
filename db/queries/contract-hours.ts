import { and, asc, eq } from 'drizzle-orm';
import type { LocalDate } from '../../domain/calendar/index.ts';
import type { MonthPhase } from '../../domain/contract-month/index.ts';
import type { HourEntry } from '../../domain/contracts/index.ts';
import type { Database } from '../connect.ts';
import { contractMonths, hourEntries } from '../schema.ts';

/** A month of a contract, as a statement looks at it. */
export interface HoursMonth {
  readonly monthId: string;
  readonly month: string;
  readonly phase: MonthPhase;
  readonly minutes: number;
  /** null: not approved. */
  readonly approvedOn: LocalDate | null;
  readonly approvedBy: string | null;
}

/** Every month of a contract that was opened, in order. */
export async function monthsOfContract(db: Database, contractId: string): Promise<HoursMonth[]> {
  const rows = await db
    .select()
    .from(contractMonths)
    .where(eq(contractMonths.contractId, contractId))
    .orderBy(asc(contractMonths.month));
  return rows.map(({ id: monthId, month, phase, minutes, state }) => ({
    ...{ monthId, month, phase, minutes },
    approvedOn: state.phase === 'approved' ? state.approvedOn : null,
    approvedBy: state.phase === 'approved' ? state.approvedBy : null,
  }));
}

/** The entries of a contract's approved months, corrections among them, by month and in order of noting. */
export async function approvedEntries(db: Database, contractId: string): Promise<HourEntry[]> {
  const { id, month, staffId, day, activity, minutes, corrects } = hourEntries;
  return db
    .select({ id, contractId: hourEntries.contractId, month, staffId, day, activity, minutes, corrects })
    .from(hourEntries)
    .innerJoin(contractMonths, eq(contractMonths.id, hourEntries.monthId))
    .where(and(eq(hourEntries.contractId, contractId), eq(contractMonths.phase, 'approved')))
    .orderBy(asc(hourEntries.month), asc(hourEntries.sequence));
}
