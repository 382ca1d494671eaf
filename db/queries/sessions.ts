import { and, desc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { accessBlocks, accounts, organisations, sessions, staff } from '../schema.ts';

export type SessionRow = typeof sessions.$inferSelect;
export type AccountRow = typeof accounts.$inferSelect;

/** An account with what the staff table says of it. */
export interface SignedIn {
  readonly session: Pick<SessionRow, 'id' | 'kind'>;
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
const letIn = sql`not exists (
  select 1 from ${accessBlocks} where ${accessBlocks.liftedAt} is null
  and coalesce(${accessBlocks.subject}, ${accounts.subject}) = ${accounts.subject}
  and coalesce(${accessBlocks.organisationCode}, ${accounts.organisationCode}) = ${accounts.organisationCode}
)`;

const { tokenHash: _secret, ...listed } = getTableColumns(sessions);

export async function insertSession(
  db: Database,
  row: Pick<SessionRow, 'tokenHash' | 'kind' | 'accountId' | 'idleSeconds'> & { readonly lastsSeconds: number },
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
  const { id, kind, account, colleague, organisation } = row;
  return { session: { id, kind }, account, colleague, organisation };
}

/** Sessions that run, of one account or of all, newest first. */
export async function listSessions(
  db: Database,
  accountId?: string,
): Promise<(Omit<SessionRow, 'tokenHash'> & { readonly account: AccountRow })[]> {
  const rows = await db
    .select({ session: listed, account: accounts })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(runs, accountId === undefined ? undefined : eq(sessions.accountId, accountId)))
    .orderBy(desc(sessions.startedAt))
    .limit(1000);
  return rows.map(({ session, account }) => ({ ...session, account }));
}

/** False when no such session runs. */
export async function endSession(db: Database, id: string): Promise<boolean> {
  const ended = await db
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}
