import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { accounts, deviceCodes, directAccess, personLinks, sessions, signIns, trajectories } from '../schema.ts';

type SignIn = typeof signIns.$inferSelect;
const seconds = (number: number) => sql`make_interval(secs => ${number})`;

/** Keeps what a sign-in that begins is bound to, and forgets those that came to nothing. */
export async function beginSignIn(db: Database, row: Omit<SignIn, 'madeAt'>, lastsSeconds: number): Promise<void> {
  await db.delete(signIns).where(lt(signIns.madeAt, sql`now() - ${seconds(lastsSeconds)}`));
  await db.insert(signIns).values(row);
}

/** Takes it, so that no second answer fits; null when this browser began none with this state, or too long ago. */
export async function takeSignIn(
  db: Database,
  { stateHash, browserHash }: Pick<SignIn, 'stateHash' | 'browserHash'>,
  lastsSeconds: number,
): Promise<SignIn | null> {
  const [row] = await db
    .delete(signIns)
    .where(
      and(
        eq(signIns.stateHash, stateHash),
        eq(signIns.browserHash, browserHash),
        gt(signIns.madeAt, sql`now() - ${seconds(lastsSeconds)}`),
      ),
    )
    .returning();
  return row ?? null;
}

export type DeviceRow = typeof deviceCodes.$inferSelect;

export async function beginDevice(
  db: Database,
  {
    lastsSeconds,
    ...row
  }: Pick<DeviceRow, 'codeHash' | 'userCode' | 'pauseSeconds'> & { readonly lastsSeconds: number },
): Promise<void> {
  await db.delete(deviceCodes).where(lt(deviceCodes.expiresAt, sql`now()`));
  await db.insert(deviceCodes).values({ ...row, expiresAt: sql`now() + ${seconds(lastsSeconds)}` });
}

const waits = and(gt(deviceCodes.expiresAt, sql`now()`), isNull(deviceCodes.accountId), isNull(deviceCodes.deniedAt));

/** Somebody decides about a terminal; false when none waits with this code. */
export async function decideDevice(db: Database, userCode: string, accountId: string | null): Promise<boolean> {
  const decided = await db
    .update(deviceCodes)
    .set(accountId === null ? { deniedAt: sql`now()` } : { accountId })
    .where(and(eq(deviceCodes.userCode, userCode), waits))
    .returning({ code: deviceCodes.userCode });
  return decided.length > 0;
}

/**
 * What a terminal that asks is told. Who was let in is told once: the row goes, so that the code opens no second session.
 * `tooSoon` makes the pause longer.
 */
export async function askDevice(
  db: Database,
  codeHash: string,
): Promise<'unknown' | 'expired' | 'denied' | 'waits' | 'tooSoon' | { readonly accountId: string }> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .select({
        device: deviceCodes,
        over: sql<boolean>`${deviceCodes.expiresAt} <= now()`,
        soon: sql<boolean>`coalesce(${deviceCodes.askedAt} + ${deviceCodes.pauseSeconds} * interval '1 second' > now() + interval '500 milliseconds', false)`,
      })
      .from(deviceCodes)
      .where(eq(deviceCodes.codeHash, codeHash))
      .for('update');
    if (!row) return 'unknown';
    const mine = eq(deviceCodes.codeHash, codeHash);
    const { accountId, deniedAt } = row.device;
    if (row.over || deniedAt !== null || accountId !== null) {
      await tx.delete(deviceCodes).where(mine);
      if (row.over) return 'expired';
      return accountId === null ? 'denied' : { accountId };
    }
    await tx
      .update(deviceCodes)
      .set({ askedAt: sql`now()`, ...(row.soon ? { pauseSeconds: sql`${deviceCodes.pauseSeconds} + 5` } : {}) })
      .where(mine);
    return row.soon ? 'tooSoon' : 'waits';
  });
}

export async function insertPersonLink(
  db: Database,
  row: { tokenHash: string; trajectoryId: string; madeBy: string; lastsDays: number },
): Promise<{ personId: string; expiresAt: string } | null> {
  const { lastsDays, ...link } = row;
  const [of] = await db
    .select({ personId: trajectories.personId })
    .from(trajectories)
    .where(eq(trajectories.id, link.trajectoryId));
  if (!of) return null;
  const [made] = await db
    .insert(personLinks)
    .values({ ...link, personId: of.personId, expiresAt: sql`now() + make_interval(days => ${lastsDays})` })
    .returning({ personId: personLinks.personId, expiresAt: personLinks.expiresAt });
  return made!;
}

/** How it is with a link; null: there is none. Looking does not use it. */
export async function lookAtLink(db: Database, tokenHash: string): Promise<'good' | 'used' | 'over' | null> {
  const [row] = await db
    .select({ usedAt: personLinks.usedAt, over: sql<boolean>`${personLinks.expiresAt} <= now()` })
    .from(personLinks)
    .where(eq(personLinks.tokenHash, tokenHash));
  if (!row) return null;
  return row.usedAt !== null ? 'used' : row.over ? 'over' : 'good';
}

/** Uses the link; null when it is not good any more, or another press was first. */
export async function useLink(
  db: Database,
  tokenHash: string,
): Promise<{ readonly trajectoryId: string; readonly personId: string } | null> {
  const [row] = await db
    .update(personLinks)
    .set({ usedAt: sql`now()` })
    .where(and(eq(personLinks.tokenHash, tokenHash), isNull(personLinks.usedAt), gt(personLinks.expiresAt, sql`now()`)))
    .returning({ trajectoryId: personLinks.trajectoryId, personId: personLinks.personId });
  return row ?? null;
}

export async function noteDirectAccess(db: Database, row: { osUser: string; command: string }): Promise<void> {
  await db.insert(directAccess).values(row);
}

/**
 * Forgets sessions and links that have been over for three months [D]: how many. Until then lists show them, and a link
 * that was used says so; who saw what stands in the view log, which forgets nothing.
 */
export async function purgeOver(db: Database): Promise<{ sessions: number; links: number }> {
  const longAgo = sql`now() - interval '90 days'`;
  const [ended, links] = [
    await db
      .delete(sessions)
      .where(or(lt(sessions.expiresAt, longAgo), lt(sessions.endedAt, longAgo)))
      .returning({ id: sessions.id }),
    await db.delete(personLinks).where(lt(personLinks.expiresAt, longAgo)).returning({ of: personLinks.trajectoryId }),
  ];
  return { sessions: ended.length, links: links.length };
}

/** Of a person who is erased: their links open nothing, and whoever is in is out. */
export async function forgetAccess(tx: Database, personId: string): Promise<void> {
  await tx.delete(personLinks).where(eq(personLinks.personId, personId));
  await tx
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        isNull(sessions.endedAt),
        inArray(
          sessions.accountId,
          tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.personId, personId)),
        ),
      ),
    );
}
