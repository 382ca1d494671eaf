import { randomUUID } from 'node:crypto';
import { openSession, type SessionKind } from '../../app/access/sessions.ts';
import { accountFor } from '../../db/queries/accounts.ts';
import { readStaff } from '../../db/queries/staff.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import type { Database } from '../../db/connect.ts';

/** Who signs in: somebody of the staff by their id, or another kind of caller. */
export type SignsIn =
  | { readonly staffId: string }
  | { readonly personId: string }
  | { readonly nis: string }
  | { readonly kind: 'expert' | 'analyst' | 'dpo' | 'operator' };

export interface SignedIn {
  readonly accountId: string;
  readonly sessionId: string;
  readonly token: string;
  /** What a program sends. */
  readonly headers: { readonly authorization: string };
}

/** An account with a session that runs, as signing in makes them. */
export async function signIn(db: Database, who: SignsIn, kind: SessionKind = 'device'): Promise<SignedIn> {
  const accountId = await accountFor(db, await accountRow(db, who));
  const { id, token } = await openSession({ db }, accountId, kind);
  return { accountId, sessionId: id, token, headers: { authorization: `Bearer ${token}` } };
}

async function accountRow(db: Database, who: SignsIn): Promise<Parameters<typeof accountFor>[1]> {
  const own = { issuer: 'test', subject: randomUUID(), organisationCode: 'TEST' };
  if ('staffId' in who) {
    const { staffId } = who;
    const colleague = await readStaff(db, staffId);
    if (!colleague) throw new Error(`${staffId} is not there`);
    return { ...own, kind: 'colleague', staffId, role: colleague.role };
  }
  if ('personId' in who) return { ...own, organisationCode: '', kind: 'citizen', personId: who.personId };
  return 'nis' in who ? { ...own, kind: 'ocmw', nis: who.nis } : { ...own, kind: who.kind };
}

/** The headers of the mediator whose trajectory it is; one account and session each. */
export function mediators(db: Database): (trajectoryId: string) => Promise<SignedIn['headers']> {
  const sessions = new Map<string, Promise<SignedIn>>();
  return async (trajectoryId) => {
    const found = await readTrajectory(db, trajectoryId);
    const staffId = found?.trajectory.mediatorId ?? 'mediator-1.antwerp';
    const session = sessions.get(staffId) ?? signIn(db, { staffId });
    sessions.set(staffId, session);
    return (await session).headers;
  };
}
