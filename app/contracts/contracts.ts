import { isDeepStrictEqual } from 'node:util';
import { localDateOf, type Instant, type LocalDate } from '../../domain/calendar/index.ts';
import { flawOfChange, readContract, type ContractFlaw, type TenderContract } from '../../domain/contracts/index.ts';
import type { Partner } from '../../domain/rules/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { livingMonths } from '../../db/queries/contract-months.ts';
import * as queries from '../../db/queries/contracts.ts';
import { listOrganisations } from '../../db/queries/organisations.ts';
import { AppError } from '../errors.ts';
import { monthsFollow } from '../hours/follow.ts';
import type { App } from '../open.ts';

/** A contract as it is now. */
export interface ContractView extends TenderContract {
  readonly version: number;
  readonly partnerName: string;
  /** Today lies within it. */
  readonly inForce: boolean;
}

export interface ContractsView {
  readonly today: LocalDate;
  readonly contracts: readonly ContractView[];
}

export interface ContractFilter {
  readonly partner?: Partner;
  /** Contracts that hold on a day of that year. */
  readonly year?: number;
}

/** The contracts of all times with all partners, in order of their first day. */
export async function listContracts(app: App, { partner, year }: ContractFilter = {}): Promise<ContractsView> {
  const today = localDateOf(await app.now());
  const [rows, names] = await Promise.all([queries.readContracts(app.db, partner), namesOf(app)]);
  const inYear = ({ validFrom, validUntil }: TenderContract): boolean =>
    year === undefined || (validFrom <= `${year}-12-31` && validUntil >= `${year}-01-01`);
  return { today, contracts: rows.filter(inYear).map((row) => viewOf(row, names, today)) };
}

const namesOf = async ({ db }: App): Promise<ReadonlyMap<string, string>> =>
  new Map((await listOrganisations(db)).map(({ id, name }) => [id, name]));

const viewOf = (row: queries.ContractRow, names: ReadonlyMap<string, string>, today: LocalDate): ContractView => ({
  ...row,
  partnerName: names.get(row.partner) ?? row.partner,
  inForce: row.validFrom <= today && today <= row.validUntil,
});

/** What a contract said from a moment on, and who wrote that. */
interface ContractVersion {
  readonly version: number;
  readonly at: Instant;
  readonly by: string;
  /** The fields that differ from the version before; of the first, none. */
  readonly changed: readonly (keyof TenderContract)[];
  readonly contract: TenderContract;
}

export interface ContractHistory {
  readonly contract: ContractView;
  /** The last first. */
  readonly versions: readonly ContractVersion[];
}

/** @throws AppError `contract.unknown` */
export async function showContract(app: App, id: string): Promise<ContractHistory> {
  const row = await queries.readContract(app.db, id);
  if (!row) throw unknownContract();
  const today = localDateOf(await app.now());
  const [versions, names] = await Promise.all([queries.readContractVersions(app.db, id), namesOf(app)]);
  return {
    contract: viewOf(row, names, today),
    versions: versions.map(({ version, at, by, body }, index) => ({
      ...{ version, at, by, contract: body },
      changed: changedIn(versions[index + 1]?.body, body),
    })),
  };
}

const changedIn = (before: TenderContract | undefined, after: TenderContract): (keyof TenderContract)[] =>
  before === undefined
    ? []
    : (Object.keys(after) as (keyof TenderContract)[]).filter(
        (field) => !isDeepStrictEqual(before[field], after[field]),
      );

export const unknownContract = (): AppError =>
  new AppError('contract.unknown', 'there is no such contract', 'w2 contracts list shows them');

/** From its first day on it decides who takes referrals in its provinces. @throws AppError `contract.*` */
export async function addContract(app: App, given: unknown, by: Actor): Promise<ContractView> {
  return keep(app, contractIn(given), by);
}

export interface ContractChange {
  /** The version that was looked at: a change of somebody else meanwhile is not overwritten. */
  readonly version: number;
  /** The whole contract as it is to be. */
  readonly contract: unknown;
}

/** Writes the next version; the ones before stay. Months that are with the partner take it over. @throws AppError `contract.*` */
export async function changeContract(
  app: App,
  id: string,
  { version, contract: given }: ContractChange,
  by: Actor,
): Promise<ContractView> {
  const before = await queries.readContract(app.db, id);
  if (!before) throw unknownContract();
  const contract = contractIn(given);
  if (contract.id !== id) throw flawed({ flaw: 'fixed', field: 'id' });
  const flaw = flawOfChange(before, contract, localDateOf(await app.now()));
  if (flaw) throw flawed(flaw);
  const kept = await keep(app, contract, by, version);
  await monthsFollow(
    app,
    (await livingMonths(app.db)).filter(({ contractId }) => contractId === id),
  );
  return kept;
}

function contractIn(given: unknown): TenderContract {
  const read = readContract(given);
  if ('flaw' in read) throw flawed(read);
  return read.contract;
}

async function keep(app: App, contract: TenderContract, by: Actor, after?: number): Promise<ContractView> {
  const at = await app.now();
  const done = await queries.keepContract(app.db, contract, { by: 'id' in by ? by.id : by.role, at }, after);
  if ('kept' in done) return viewOf(done.kept, await namesOf(app), localDateOf(at));
  switch (done.refused) {
    case 'overlaps':
      throw new AppError(
        'contract.overlaps',
        'there is a contract with this partner in that time and province already',
        'end it first, or choose other days',
        { contractId: done.with },
      );
    case 'unknownPartner': {
      const partners = (await listOrganisations(app.db)).filter(({ kind }) => kind === 'partner');
      const known = partners.map(({ id }) => id).join(', ');
      throw new AppError('contract.unknownPartner', 'there is no such partner', `choose from ${known}`, {
        partners: known,
      });
    }
    case 'exists':
      throw new AppError('contract.exists', 'this id is taken', 'choose another id');
    case 'unknown':
      throw unknownContract();
    case 'changedMeanwhile':
      throw new AppError('contract.changedMeanwhile', 'the contract was changed meanwhile', 'look at it again');
  }
}

function flawed(flaw: ContractFlaw): AppError {
  switch (flaw.flaw) {
    case 'field':
      return new AppError('contract.bad', `the ${flaw.field} of the contract is wrong`, 'mend it', {
        contractField: flaw.field,
      });
    case 'endBeforeBegin':
      return new AppError('contract.endBeforeBegin', 'the contract ends before it begins', 'mend the days', {
        ...{ from: flaw.from, until: flaw.until },
      });
    case 'shares':
      return new AppError('contract.shares', 'the shares do not make 100', 'mend them', { sum: flaw.sum });
    case 'hoursAboveBudget':
      return new AppError(
        'contract.hoursAboveBudget',
        'the hours cost more than the budget',
        'mend hours, rate or budget',
        {
          ...{ costCents: flaw.costCents, budgetCents: flaw.budgetCents },
        },
      );
    case 'fixed':
      return new AppError('contract.fixed', `the ${flaw.field} of this contract stays`, 'make another contract', {
        contractField: flaw.field,
      });
  }
}
