import { and, asc, desc, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { accessBlocks, accounts, claimMappings, organisationCodes, organisations, staff } from '../schema.ts';
import { letIn, type AccountRow } from './sessions.ts';

export type MappingRow = typeof claimMappings.$inferSelect;
export type BlockRow = typeof accessBlocks.$inferSelect;

export async function listMappings(db: Database, issuer?: string): Promise<MappingRow[]> {
  return db
    .select()
    .from(claimMappings)
    .where(issuer === undefined ? undefined : eq(claimMappings.issuer, issuer))
    .orderBy(asc(claimMappings.issuer), asc(claimMappings.kind), asc(claimMappings.role), asc(claimMappings.id));
}

/** False when the same line is there already. */
export async function insertMapping(db: Database, row: typeof claimMappings.$inferInsert): Promise<string | null> {
  const [made] = await db.insert(claimMappings).values(row).onConflictDoNothing().returning({ id: claimMappings.id });
  return made?.id ?? null;
}

export async function deleteMapping(db: Database, id: string): Promise<boolean> {
  return (
    (await db.delete(claimMappings).where(eq(claimMappings.id, id)).returning({ id: claimMappings.id })).length > 0
  );
}

/** Whose code this is; of an organisation with its kind. */
export async function readCode(db: Database, code: string) {
  const [row] = await db
    .select({ ...getTableColumns(organisationCodes), kind: organisations.kind })
    .from(organisationCodes)
    .leftJoin(organisations, eq(organisations.id, organisationCodes.organisationId))
    .where(eq(organisationCodes.code, code));
  return row ?? null;
}

/** The code is of this organisation or OCMW from now on. */
export async function setCode(db: Database, row: typeof organisationCodes.$inferInsert): Promise<void> {
  await db
    .insert(organisationCodes)
    .values(row)
    .onConflictDoUpdate({
      target: organisationCodes.code,
      set: { organisationId: row.organisationId ?? null, nis: row.nis ?? null },
    });
}

export async function listCodes(db: Database): Promise<(typeof organisationCodes.$inferSelect)[]> {
  return db.select().from(organisationCodes).orderBy(asc(organisationCodes.code));
}

/** The account of a colleague whom the staff table still gives this role in this organisation; null: none was made. */
export async function colleaguesAccount(
  db: Database,
  who: Pick<AccountRow, 'issuer' | 'subject' | 'organisationCode' | 'role'>,
  organisationId: string,
): Promise<string | null> {
  const [row] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(staff, eq(staff.id, accounts.staffId))
    .where(
      and(
        eq(accounts.kind, 'colleague'),
        eq(accounts.issuer, who.issuer),
        eq(accounts.subject, who.subject),
        eq(accounts.organisationCode, who.organisationCode),
        eq(accounts.role, who.role),
        sql`${staff.role} = ${who.role}`,
        eq(staff.organisationId, organisationId),
        sql`(${staff.leftOn} is null or ${staff.leftOn} >= (now() at time zone 'Europe/Brussels')::date)`,
      ),
    );
  return row?.id ?? null;
}

/** The account, made when it is not there yet; an OCMW's is of the municipality that its code has now. */
export async function accountFor(db: Database, row: typeof accounts.$inferInsert): Promise<string> {
  const { issuer, subject, organisationCode, kind, role } = accounts;
  const [made] = await db
    .insert(accounts)
    .values(row)
    .onConflictDoUpdate({
      target: [issuer, subject, organisationCode, kind, role],
      set: { nis: sql`excluded.nis` },
    })
    .returning({ id: accounts.id });
  return made!.id;
}

/** Of these accounts those that nobody blocked, as they are. */
export async function notBlocked(db: Database, ids: readonly string[]): Promise<AccountRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(accounts)
    .where(and(inArray(accounts.id, [...ids]), letIn))
    .orderBy(asc(accounts.kind), asc(accounts.role));
}

const { scopes: _scopes, ...listedAccount } = getTableColumns(accounts);

export async function listAccounts(db: Database): Promise<Omit<AccountRow, 'scopes'>[]> {
  return db
    .select(listedAccount)
    .from(accounts)
    .orderBy(asc(accounts.kind), asc(accounts.staffId), asc(accounts.createdAt))
    .limit(1000);
}

export async function insertBlock(
  db: Database,
  row: Pick<BlockRow, 'subject' | 'organisationCode' | 'reason' | 'blockedBy'>,
): Promise<string> {
  const [made] = await db.insert(accessBlocks).values(row).returning({ id: accessBlocks.id });
  return made!.id;
}

/** False when no such block runs. */
export async function liftBlock(db: Database, id: string): Promise<boolean> {
  const lifted = await db
    .update(accessBlocks)
    .set({ liftedAt: sql`now()` })
    .where(and(eq(accessBlocks.id, id), isNull(accessBlocks.liftedAt)))
    .returning({ id: accessBlocks.id });
  return lifted.length > 0;
}

const { liftedAt: _lifted, ...listedBlock } = getTableColumns(accessBlocks);

/** Those that run, newest first. */
export async function listBlocks(db: Database): Promise<Omit<BlockRow, 'liftedAt'>[]> {
  return db
    .select(listedBlock)
    .from(accessBlocks)
    .where(isNull(accessBlocks.liftedAt))
    .orderBy(desc(accessBlocks.blockedAt))
    .limit(1000);
}
