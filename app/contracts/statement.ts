import { localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import { isMonth, monthOf } from '../../domain/contract-month/index.ts';
import {
  statementOf,
  usageOf,
  type ApprovedHours,
  type ContractUsage,
  type Statement,
} from '../../domain/contracts/index.ts';
import { approvedEntries, monthsOfContract, type HoursMonth } from '../../db/queries/contract-hours.ts';
import { readContract } from '../../db/queries/contracts.ts';
import { listOrganisations } from '../../db/queries/organisations.ts';
import { namesOf } from '../../db/queries/staff.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { unknownContract } from './contracts.ts';

export interface StatementPeriod {
  /** `2027-01`; left out, from the first month of the contract. */
  readonly from?: string | undefined;
  /** Left out, to the last. */
  readonly until?: string | undefined;
}

/** What is declared for a contract in a period, with everything to trace an amount by. */
export interface StatementView {
  readonly today: LocalDate;
  readonly partnerName: string;
  readonly statement: Statement;
  /** Every month of the period that was opened: only what is approved is declared. */
  readonly months: readonly HoursMonth[];
  /** Who worked, by id; without the right to names it is empty, and ids stand in their place. */
  readonly names: Readonly<Record<string, string>>;
  /** Of the whole contract, whatever the period. */
  readonly usage: ContractUsage;
}

/** @throws AppError `contract.unknown`, `contract.badPeriod` */
export async function contractStatement(app: App, id: string, period: StatementPeriod = {}): Promise<StatementView> {
  const row = await readContract(app.db, id);
  if (!row) throw unknownContract();
  const { version: _version, ...contract } = row;
  const { from = monthOf(row.validFrom), until = monthOf(row.validUntil) } = period;
  if (!isMonth(from) || !isMonth(until) || until < from)
    throw new AppError('contract.badPeriod', 'no period of months', 'write 2027-01, the first before the last');
  const approved = await approvedOf(app, id);
  const statement = statementOf(contract, approved, { from, until });
  const months = await monthsOfContract(app.db, id);
  const people = statement.byStaff.map(({ staffId }) => staffId);
  const organisations = await listOrganisations(app.db);
  return {
    today: localDateOf(await app.now()),
    partnerName: organisations.find((one) => one.id === row.partner)?.name ?? row.partner,
    statement,
    months: months.filter(({ month }) => from <= month && month <= until),
    names: Object.fromEntries(await namesOf(app.db, people)),
    usage: usageOf(contract, approved),
  };
}

/** Every approved month of a contract with its entries; one without hours too. */
async function approvedOf({ db }: App, contractId: string): Promise<ApprovedHours[]> {
  const [months, entries] = await Promise.all([monthsOfContract(db, contractId), approvedEntries(db, contractId)]);
  const byMonth = Map.groupBy(entries, ({ month }) => month);
  return months
    .filter(({ phase }) => phase === 'approved')
    .map(({ month }) => ({ month, entries: byMonth.get(month) ?? [] }));
}
