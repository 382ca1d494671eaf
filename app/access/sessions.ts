import { notBlocked } from '../../db/queries/accounts.ts';
import * as queries from '../../db/queries/sessions.ts';
import type { Database } from '../../db/connect.ts';
import type { Caller } from '../../domain/rights/index.ts';
import { hashed, isSecret, newSecret } from './secret.ts';

/** How long each kind of session lasts without a question and in all, in seconds [D]. */
const lengths = {
  browser: { idle: 30 * 60, all: 10 * 3600 },
  device: { idle: 10 * 3600, all: 10 * 3600 },
  machine: { idle: 3600, all: 3600 },
  link: { idle: 15 * 60, all: 30 * 60 },
  // A calendar that nobody fetches for a season is forgotten; of one that is fetched the address is renewed after two years.
  calendar: { idle: 90 * 86_400, all: 2 * 365 * 86_400 },
} as const;

export type SessionKind = keyof typeof lengths;

/** A session that was just opened. */
export interface Opened {
  readonly id: string;
  /** 256 random bits, base64url: the caller's secret. Kept nowhere here. */
  readonly token: string;
  readonly lastsSeconds: number;
}

/** Whoever asks, and by which session and account. */
export interface Known {
  readonly caller: Exclude<Caller, { kind: 'direct' }>;
  readonly accountId: string;
  readonly sessionId: string;
  readonly kind: SessionKind;
  /** Of a colleague, as colleagues know them; null: of others no name is kept beside the account. */
  readonly name: string | null;
}

export async function openSession(
  { db }: { readonly db: Database },
  accountId: string,
  kind: SessionKind,
  {
    others = [],
    trajectoryId = null,
  }: { readonly others?: readonly string[]; readonly trajectoryId?: string | null } = {},
): Promise<Opened> {
  const token = newSecret();
  const { idle, all } = lengths[kind];
  const id = await queries.insertSession(db, {
    tokenHash: hashed(token),
    kind,
    accountId,
    idleSeconds: idle,
    lastsSeconds: all,
    others: [...others],
    trajectoryId,
  });
  return { id, token, lastsSeconds: all };
}

/**
 * Who has this secret; null when no session with it runs, or when whose it is may not come in. The address of a calendar is no
 * way in: it is asked for by name, and opens nothing else.
 */
export async function whoHas(
  { db }: { readonly db: Database },
  token: string,
  wanted: 'any' | 'calendar' = 'any',
): Promise<Known | null> {
  if (!isSecret(token)) return null;
  const found = await queries.findSession(db, hashed(token));
  if (!found || (found.session.kind === 'calendar') !== (wanted === 'calendar')) return null;
  const caller = callerOf(found);
  if (!caller) return null;
  const { account, session, colleague } = found;
  return { caller, accountId: account.id, sessionId: session.id, kind: session.kind, name: colleague?.name ?? null };
}

/** What the account is now: of a colleague by the staff table. */
function callerOf({ session, account, colleague, organisation }: queries.SignedIn): Known['caller'] | null {
  const partner = organisation?.kind === 'partner' ? organisation.id : null;
  switch (account.kind) {
    case 'colleague': {
      // Another role is another link: what was proved is that they have this one.
      if (!colleague || colleague.role !== account.role) return null;
      const { id, role, organisationId, province } = colleague;
      return { kind: 'colleague', staffId: id, role, organisationId, partner, province };
    }
    case 'citizen':
      if (account.personId === null) return null;
      return {
        kind: 'citizen',
        personId: account.personId,
        by: session.kind === 'link' ? 'link' : 'signIn',
        trajectoryId: session.trajectoryId,
      };
    case 'ocmw':
      return account.nis === null ? null : { kind: 'ocmw', accountId: account.id, nis: account.nis };
    case 'machine': {
      const { subject: clientId, organisationId, nis, scopes } = account;
      return { kind: 'machine', clientId, organisationId: organisationId ?? `ocmw-${nis}`, partner, nis, scopes };
    }
    case 'expert':
    case 'analyst':
    case 'dpo':
    case 'operator':
      return { kind: account.kind, accountId: account.id };
  }
}

/** The session goes over to another account that the same sign-in proved; the secret is a new one. Null: it is none of those. */
export async function goOver(
  { db }: { readonly db: Database },
  sessionId: string,
  accountId: string,
): Promise<{ readonly token: string } | null> {
  const token = newSecret();
  return (await queries.goOver(db, sessionId, accountId, hashed(token))) === null ? null : { token };
}

/** A session as it may be shown: no secret, of a person only the id. */
export function sessionView({ id, kind, startedAt, seenAt, expiresAt, account }: queries.ListedSession) {
  const { id: accountId, kind: accountKind, role, staffId, organisationCode } = account;
  const whose = { id: accountId, kind: accountKind, role, staffId, organisationCode };
  return { id, kind, startedAt, seenAt, expiresAt, account: whose };
}

export const ownSessions = async ({ db }: { readonly db: Database }, accountId: string) =>
  (await queries.listSessions(db, accountId)).map(sessionView);

/** False when no such session of this account runs. */
export const endOwnSession = ({ db }: { readonly db: Database }, id: string, accountId: string): Promise<boolean> =>
  queries.endSession(db, id, accountId);

/** The account of a session, and those that it can go over to. */
export async function othersOf({ db }: { readonly db: Database }, { sessionId, accountId }: Known) {
  const [[account], others] = await Promise.all([notBlocked(db, [accountId]), queries.othersOf(db, sessionId)]);
  return { account: account!, others };
}
