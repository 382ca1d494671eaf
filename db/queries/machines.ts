import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { accounts, machineSecrets, sessions } from '../schema.ts';

export type MachineRow = typeof accounts.$inferSelect;

const isMachine = eq(accounts.kind, 'machine');
const holds = or(isNull(machineSecrets.endsAt), sql`${machineSecrets.endsAt} > now()`);

/** Says false when the client id is taken. */
export async function insertMachine(
  db: Database,
  row: Pick<MachineRow, 'subject' | 'organisationCode' | 'organisationId' | 'nis' | 'scopes'>,
  secretHash: string,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(accounts)
      .values({ kind: 'machine', issuer: 'w2', ...row })
      .onConflictDoNothing()
      .returning({ id: accounts.id });
    if (made) await tx.insert(machineSecrets).values({ secretHash, accountId: made.id });
    return made !== undefined;
  });
}

/** Programs with how many secrets of each hold now; 0: it can get in no more. */
export async function listMachines(db: Database): Promise<(MachineRow & { readonly secrets: number })[]> {
  const rows = await db
    .select({
      account: accounts,
      secrets: sql<number>`(select count(*)::int from ${machineSecrets} where ${machineSecrets.accountId} = ${accounts.id} and ${holds})`,
    })
    .from(accounts)
    .where(isMachine)
    .orderBy(asc(accounts.subject));
  return rows.map(({ account, secrets }) => ({ ...account, secrets }));
}

export async function readMachine(db: Database, clientId: string): Promise<MachineRow | null> {
  const [row] = await db
    .select()
    .from(accounts)
    .where(and(isMachine, eq(accounts.subject, clientId)));
  return row ?? null;
}

/** The program whose secret this is, as long as it holds. */
export async function machineWithSecret(
  db: Database,
  clientId: string,
  secretHash: string,
): Promise<MachineRow | null> {
  const [row] = await db
    .select({ account: accounts })
    .from(machineSecrets)
    .innerJoin(accounts, eq(accounts.id, machineSecrets.accountId))
    .where(and(isMachine, eq(accounts.subject, clientId), eq(machineSecrets.secretHash, secretHash), holds));
  return row?.account ?? null;
}

/** Another secret beside those that hold; these end after so many seconds. */
export async function replaceSecret(
  db: Database,
  accountId: string,
  secretHash: string,
  othersEndAfterSeconds: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(machineSecrets)
      .set({ endsAt: sql`least(${machineSecrets.endsAt}, now() + make_interval(secs => ${othersEndAfterSeconds}))` })
      .where(eq(machineSecrets.accountId, accountId));
    await tx.insert(machineSecrets).values({ secretHash, accountId });
  });
}

/** No secret of it holds any more, and no token it has. */
export async function endMachine(db: Database, accountId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx
      .update(machineSecrets)
      .set({ endsAt: sql`now()` })
      .where(and(eq(machineSecrets.accountId, accountId), holds));
    await tx
      .update(sessions)
      .set({ endedAt: sql`now()` })
      .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt)));
  });
}
