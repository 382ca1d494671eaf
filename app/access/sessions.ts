import { createHash, randomBytes } from 'node:crypto';
import { partners } from '../../db/codes.ts';
import * as queries from '../../db/queries/sessions.ts';
import type { Database } from '../../db/connect.ts';
import type { Caller } from '../../domain/rights/index.ts';

/** How long each kind of session lasts without a question and in all, in seconds [D]. */
const lengths = {
  browser: { idle: 30 * 60, all: 10 * 3600 },
  device: { idle: 10 * 3600, all: 10 * 3600 },
  machine: { idle: 3600, all: 3600 },
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
}

const hashed = (token: string): string => createHash('sha256').update(token).digest('hex');

export async function openSession(
  { db }: { readonly db: Database },
  accountId: string,
  kind: SessionKind,
): Promise<Opened> {
  const token = randomBytes(32).toString('base64url');
  const { idle, all } = lengths[kind];
  const id = await queries.insertSession(db, {
    tokenHash: hashed(token),
    kind,
    accountId,
    idleSeconds: idle,
    lastsSeconds: all,
  });
  return { id, token, lastsSeconds: all };
}

/** Who has this secret; null when no session with it runs, or when whose it is may not come in. */
export async function whoHas({ db }: { readonly db: Database }, token: string): Promise<Known | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const found = await queries.findSession(db, hashed(token));
  const caller = found && callerOf(found);
  return caller && { caller, accountId: found.account.id, sessionId: found.session.id, kind: found.session.kind };
}

/** What the account is now: of a colleague by the staff table. */
function callerOf({ account, colleague, organisation }: queries.SignedIn): Known['caller'] | null {
  const partner = partners.find((it) => it === organisation?.id) ?? null;
  switch (account.kind) {
    case 'colleague': {
      if (!colleague) return null;
      const { id, role, organisationId, province } = colleague;
      return { kind: 'colleague', staffId: id, role, organisationId, partner, province };
    }
    case 'citizen':
      return account.personId === null
        ? null
        : { kind: 'citizen', personId: account.personId, by: 'signIn', trajectoryId: null };
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
