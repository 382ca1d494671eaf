import { isDeepStrictEqual } from 'node:util';
import { flawOfChange, readContract, type ContractFlaw, type TenderContract } from '../../domain/contracts/index.ts';
import * as queries from '../../db/queries/contracts.ts';
import { listOrganisations } from '../../db/queries/organisations.ts';
import type { Mistake, MistakeCode } from './file.ts';
import { done, wrong, type Keeping } from './keeping.ts';

/** A contract of the file: added, or the next version of one that is there and differs. */
export async function tender(keeping: Keeping, given: object, path: string): Promise<void> {
  const { tx, now, today } = keeping;
  const read = readContract(given);
  if ('flaw' in read) return wrong(keeping, ...mistakeOf(read, path));
  const { contract } = read;
  const before = await queries.readContract(tx, contract.id);
  if (before && isSame(before, contract)) return done(keeping, 'tender', contract.id, 'same');
  const flaw = before && flawOfChange(before, contract, today);
  if (flaw) return wrong(keeping, ...mistakeOf(flaw, path));
  const kept = await queries.keepContract(tx, contract, { by: 'setup', at: now }, before?.version);
  if ('kept' in kept) return done(keeping, 'tender', contract.id, before ? 'changed' : 'made');
  if (kept.refused === 'overlaps') return wrong(keeping, path, 'contractOverlaps', { id: kept.with });
  const partners = (await listOrganisations(tx)).filter(({ kind }) => kind === 'partner');
  wrong(keeping, `${path}.partner`, 'unknownOrganisation', { known: partners.map(({ id }) => id).join(', ') });
}

const isSame = ({ version: _version, ...before }: queries.ContractRow, after: TenderContract): boolean =>
  isDeepStrictEqual(before, { ...after });

function mistakeOf(flaw: ContractFlaw, path: string): [string, MistakeCode, Mistake['details']] {
  switch (flaw.flaw) {
    case 'field':
      return [flaw.field === 'contract' ? path : `${path}.${flaw.field}`, 'contractField', {}];
    case 'endBeforeBegin':
      return [`${path}.validUntil`, 'contractPeriod', {}];
    case 'shares':
      return [`${path}.vdabPercent`, 'contractShares', { sum: flaw.sum }];
    case 'hoursAboveBudget':
      return [`${path}.budgetCents`, 'contractBudget', {}];
    case 'fixed':
      return [`${path}.${flaw.field}`, 'contractFixed', {}];
  }
}
