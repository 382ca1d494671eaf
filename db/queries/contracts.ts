import { and, arrayOverlaps, asc, desc, eq, gte, inArray, lte, max, ne } from 'drizzle-orm';
import { localDateOf, type Instant } from '../../domain/calendar/index.ts';
import type { TenderContract } from '../../domain/contracts/contract.ts';
import type { Partner } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { prepared } from '../prepared.ts';
import { contracts, contractVersions, organisations } from '../schema.ts';

export interface ContractRow extends TenderContract {
  readonly version: number;
}

/** Of `contract_versions`: what it said from that moment on, and by whom. */
export type ContractVersionRow = typeof contractVersions.$inferSelect;

const ofRow = (row: typeof contracts.$inferSelect): ContractRow => {
  const { durationUnit, durationFrom, durationTo, ...rest } = row;
  return { ...rest, duration: { unit: durationUnit, from: durationFrom, to: durationTo } };
};

const rowOf = (contract: TenderContract, version: number): typeof contracts.$inferInsert => {
  const { duration, provinces, quotas, ...rest } = contract;
  return {
    ...rest,
    version,
    provinces: [...provinces],
    quotas: [...quotas],
    durationUnit: duration.unit,
    durationFrom: duration.from,
    durationTo: duration.to,
  };
};

/** Every contract there ever was, in order of its first day. @param of left out: of all partners */
export async function readContracts(db: Database, of?: Partner): Promise<ContractRow[]> {
  const rows = await prepared(db, 'w2_contracts', () =>
    db.select().from(contracts).orderBy(asc(contracts.validFrom), asc(contracts.id)),
  ).execute();
  return rows.filter(({ partner }) => of === undefined || partner === of).map(ofRow);
}

export async function readContract(db: Database, id: string): Promise<ContractRow | null> {
  const [row] = await db.select().from(contracts).where(eq(contracts.id, id));
  return row ? ofRow(row) : null;
}

/** What months must know of contracts, and who wrote that when. */
export async function changedContracts(db: Database, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const { id, version, validUntil, budgetedMinutes } = contracts;
  const rows = await db
    .select({ id, version, validUntil, budgetedMinutes, by: contractVersions.by, at: contractVersions.at })
    .from(contracts)
    .innerJoin(contractVersions, and(eq(contractVersions.contractId, id), eq(contractVersions.version, version)))
    .where(inArray(id, [...ids]));
  return new Map(
    rows.map(({ id: contractId, by: changedBy, at, ...terms }) => [
      contractId,
      { ...terms, changedBy, changedOn: localDateOf(at) },
    ]),
  );
}

/** Every version of a contract, the last first. */
export async function readContractVersions(db: Database, id: string): Promise<ContractVersionRow[]> {
  return db
    .select()
    .from(contractVersions)
    .where(eq(contractVersions.contractId, id))
    .orderBy(desc(contractVersions.version));
}

export interface KeptBy {
  readonly by: string;
  readonly at: Instant;
}

export type ContractKept =
  | { readonly kept: ContractRow }
  /** There is none of that id, there is one already, or another version than the one that was looked at. */
  | { readonly refused: 'unknownPartner' | 'exists' | 'unknown' | 'changedMeanwhile' }
  | { readonly refused: 'overlaps'; readonly with: string };

/**
 * Writes a contract with its version: a new one, or, with `after`, the version that follows that one. The partner's row is
 * locked, so that of two contracts at once for the same time the second sees the first.
 */
export async function keepContract(
  db: Database,
  contract: TenderContract,
  { by, at }: KeptBy,
  after?: number,
): Promise<ContractKept> {
  return db.transaction(async (tx) => {
    const [partner] = await tx
      .select({ kind: organisations.kind })
      .from(organisations)
      .where(eq(organisations.id, contract.partner))
      .for('update');
    if (partner?.kind !== 'partner') return { refused: 'unknownPartner' };
    const [before] = await tx.select().from(contracts).where(eq(contracts.id, contract.id)).for('update');
    if (after === undefined ? before : !before) return { refused: before ? 'exists' : 'unknown' };
    if (before && before.version !== after) return { refused: 'changedMeanwhile' };
    const other = await overlapping(tx, contract);
    if (other !== null) return { refused: 'overlaps', with: other };
    const version = (before?.version ?? 0) + 1;
    const row = rowOf(contract, version);
    await tx.insert(contracts).values(row).onConflictDoUpdate({ target: contracts.id, set: row });
    await tx.insert(contractVersions).values({ contractId: contract.id, version, body: contract, by, at });
    return { kept: { ...contract, version } };
  });
}

/** The last year in which a partner has a contract; null: it has none. */
export async function lastContractedYear(db: Database, partner: string): Promise<number | null> {
  const [row] = await db
    .select({ until: max(contracts.validUntil) })
    .from(contracts)
    .where(eq(contracts.partner, partner));
  return row?.until ? Number(row.until.slice(0, 4)) : null;
}

/** The id of another contract with this partner in one of the provinces, within its time; null: there is none. */
async function overlapping(
  tx: Database,
  { id, partner, provinces, validFrom, validUntil }: TenderContract,
): Promise<string | null> {
  const [other] = await tx
    .select({ id: contracts.id })
    .from(contracts)
    .where(
      and(
        ne(contracts.id, id),
        eq(contracts.partner, partner),
        arrayOverlaps(contracts.provinces, [...provinces]),
        lte(contracts.validFrom, validUntil),
        gte(contracts.validUntil, validFrom),
      ),
    )
    .orderBy(asc(contracts.validFrom))
    .limit(1);
  return other?.id ?? null;
}
