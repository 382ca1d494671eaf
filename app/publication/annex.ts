import type { AnnexRow, ReleasePeriod } from '../../domain/statistics/publication/index.ts';
import type { Database } from '../../db/connect.ts';
import { readContracts } from '../../db/queries/contracts.ts';
import { listOrganisations } from '../../db/queries/organisations.ts';

/** The contracts that held on a day of the period, as they stand today. */
export async function annexOf(db: Database, { from, until }: ReleasePeriod): Promise<readonly AnnexRow[]> {
  const [rows, organisations] = await Promise.all([readContracts(db), listOrganisations(db)]);
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return rows
    .filter(({ validFrom, validUntil }) => validFrom <= until && validUntil >= from)
    .map(({ version: _version, ...contract }) => ({
      ...contract,
      partnerName: names.get(contract.partner) ?? contract.partner,
    }));
}
