/** What `w2 setup` reads and writes beside what the programme's own verbs do. */
import { and, eq, ne } from 'drizzle-orm';
import type { Province } from '../../domain/rules/index.ts';
import type { Database } from '../connect.ts';
import { municipalities, municipalityPostcodes, organisations, quotas, ruleSets, staff } from '../schema.ts';

export type OrganisationRow = typeof organisations.$inferSelect;
type StaffRow = typeof staff.$inferSelect;
export type MunicipalityRow = typeof municipalities.$inferSelect;

export async function readOrganisation(tx: Database, id: string): Promise<OrganisationRow | null> {
  return (await tx.select().from(organisations).where(eq(organisations.id, id)))[0] ?? null;
}

/** Adds it, or gives it this name. */
export async function keepOrganisation(tx: Database, row: OrganisationRow): Promise<void> {
  await tx
    .insert(organisations)
    .values(row)
    .onConflictDoUpdate({ target: organisations.id, set: { name: row.name } });
}

/** Whether somebody else has this address. */
export async function emailTaken(tx: Database, email: string, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.email, email), ne(staff.id, id)));
  return rows.length > 0;
}

/** Adds somebody, or gives them this name and address. */
export async function keepColleague(tx: Database, row: Omit<StaffRow, 'leftOn'>): Promise<void> {
  await tx
    .insert(staff)
    .values(row)
    .onConflictDoUpdate({ target: staff.id, set: { name: row.name, email: row.email } });
}

export async function readMunicipality(tx: Database, nis: string): Promise<MunicipalityRow | null> {
  return (await tx.select().from(municipalities).where(eq(municipalities.nis, nis)))[0] ?? null;
}

export async function keepMunicipality(tx: Database, row: MunicipalityRow): Promise<void> {
  await tx.insert(municipalities).values(row).onConflictDoUpdate({ target: municipalities.nis, set: row });
}

/** Adds the postcodes that the municipality does not have yet; how many those are. */
export async function addPostcodes(
  tx: Database,
  { nis, validFrom }: Pick<MunicipalityRow, 'nis' | 'validFrom'>,
  postcodes: readonly string[],
): Promise<number> {
  if (postcodes.length === 0) return 0;
  const rows = postcodes.map((postcode) => ({ postcode, nis, validFrom, validUntil: null }));
  return (await tx.insert(municipalityPostcodes).values(rows).onConflictDoNothing().returning()).length;
}

export async function readQuota(tx: Database, province: Province, year: number): Promise<number | null> {
  const [row] = await tx
    .select({ places: quotas.places })
    .from(quotas)
    .where(and(eq(quotas.province, province), eq(quotas.year, year)));
  return row?.places ?? null;
}

export async function readRuleSetBody(tx: Database, version: string): Promise<unknown> {
  return (
    (await tx.select({ body: ruleSets.body }).from(ruleSets).where(eq(ruleSets.version, version)))[0]?.body ?? null
  );
}
