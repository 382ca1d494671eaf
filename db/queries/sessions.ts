import { and, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { accessBlocks, accounts, organisations, sessions, staff } from '../schema.ts';

export type SessionRow = typeof sessions.$inferSelect;
export type AccountRow = typeof accounts.$inferSelect;

/** An account with what the staff table says of it. */
export interface SignedIn {
  readonly session: Pick<SessionRow, 'id' | 'kind' | 'trajectoryId'>;
  readonly account: AccountRow;
  readonly colleague: typeof staff.$inferSelect | null;
  readonly organisation: typeof organisations.$inferSelect | null;
}

const runs = and(
  isNull(sessions.endedAt),
  sql`${sessions.expiresAt} > now()`,
  sql`${sessions.seenAt} + make_interval(secs => ${sessions.idleSeconds}) > now()`,
);

/** No block runs for the subject, the work relation or the organisation. */
export const letIn = sql`not exists (
  select 1 from ${accessBlocks} where ${accessBlocks.liftedAt} is null
  and coalesce(${accessBlocks.subject}, ${accounts.subject}) = ${accounts.subject}
  and coalesce(${accessBlocks.organisationCode}, ${accounts.organisationCode}) = ${accounts.organisationCode}
)`;

const { tokenHash: _secret, ...listed } = getTableColumns(sessions);

export async function insertSession(
  db: Database,
  row: Pick<SessionRow, 'tokenHash' | 'kind' | 'accountId' | 'idleSeconds' | 'others' | 'trajectoryId'> & {
    readonly lastsSeconds: number;
  },
): Promise<string> {
  const { lastsSeconds, ...values } = row;
  const [made] = await db
    .insert(sessions)
    .values({ ...values, expiresAt: sql`now() + make_interval(secs => ${lastsSeconds})` })
    .returning({ id: sessions.id });
  return made!.id;
}

/** Whose session this is, if it runs and nobody blocked them, and a colleague still works here. One round trip, nothing cached. */
export async function findSession(db: Database, tokenHash: string): Promise<SignedIn | null> {
  const [row] = await db
    .select({
      id: sessions.id,
      kind: sessions.kind,
      trajectoryId: sessions.trajectoryId,
      stale: sql<boolean>`${sessions.seenAt} < now() - interval '1 minute'`,
      account: accounts,
      colleague: staff,
      organisation: organisations,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .leftJoin(organisations, eq(organisations.id, sql`coalesce(${staff.organisationId}, ${accounts.organisationId})`))
    .where(
      and(
        eq(sessions.tokenHash, tokenHash),
        runs,
        letIn,
        sql`(${staff.leftOn} is null or ${staff.leftOn} >= (now() at time zone 'Europe/Brussels')::date)`,
      ),
    );
  if (!row) return null;
  if (row.stale)
    await db
      .update(sessions)
      .set({ seenAt: sql`now()` })
      .where(eq(sessions.id, row.id));
  const { id, kind, trajectoryId, account, colleague, organisation } = row;
  return { session: { id, kind, trajectoryId }, account, colleague, organisation };
}

export type ListedSession = Omit<SessionRow, 'tokenHash'> & { readonly account: AccountRow };

/** Sessions that run, of one account or of all, newest first. */
export async function listSessions(db: Database, accountId?: string): Promise<ListedSession[]> {
  const rows = await db
    .select({ session: listed, account: accounts })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(runs, accountId === undefined ? undefined : eq(sessions.accountId, accountId)))
    .orderBy(desc(sessions.startedAt))
    .limit(1000);
  return rows.map(({ session, account }) => ({ ...session, account }));
}

/** Ends it, if it is of this account. False when no such session runs. */
export async function endSession(db: Database, id: string, accountId?: string): Promise<boolean> {
  const ended = await db
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        sql`${sessions.id}::text = ${id}`,
        isNull(sessions.endedAt),
        accountId === undefined ? undefined : eq(sessions.accountId, accountId),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/** Ends all of a kind that this account has: how many. */
export async function endSessionsOfKind(db: Database, accountId: string, kind: SessionRow['kind']): Promise<number> {
  const ended = await db
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.accountId, accountId), eq(sessions.kind, kind), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return ended.length;
}

/** The other accounts that the session can go over to. */
export async function othersOf(db: Database, id: string): Promise<AccountRow[]> {
  return db
    .select(getTableColumns(accounts))
    .from(accounts)
    .innerJoin(sessions, sql`${accounts.id} = any(${sessions.others})`)
    .where(and(eq(sessions.id, id), runs, letIn))
    .orderBy(accounts.kind, accounts.role);
}

/** Ends a session and begins one in its place, for another of its accounts and no longer than it would have run. Null: not one of them. */
export async function goOver(db: Database, id: string, accountId: string, tokenHash: string): Promise<string | null> {
  return db.transaction(async (tx) => {
    const [before] = await tx
      .select()
      .from(sessions)
      .where(and(eq(sessions.id, id), runs))
      .for('update');
    if (!before?.others.includes(accountId)) return null;
    await tx
      .update(sessions)
      .set({ endedAt: sql`now()` })
      .where(eq(sessions.id, id));
    const { kind, idleSeconds, expiresAt, others } = before;
    const rest = [before.accountId, ...others.filter((it) => it !== accountId)];
    const [made] = await tx
      .insert(sessions)
      .values({ tokenHash, kind, accountId, idleSeconds, expiresAt, others: rest })
      .returning({ id: sessions.id });
    return made!.id;
  });
}
