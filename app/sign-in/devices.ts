import { randomInt } from 'node:crypto';
import { askDevice, beginDevice, decideDevice } from '../../db/queries/sign-in.ts';
import { notBlocked } from '../../db/queries/accounts.ts';
import type { App } from '../open.ts';
import { hashed, isSecret, newSecret } from '../access/secret.ts';
import { openSession } from '../access/sessions.ts';

/** Consonants only: no word comes of them, and none looks like another (RFC 8628, 6.1). */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';
const lastsSeconds = 600;
const pauseSeconds = 5;

/** A terminal asks to be let in: the code it keeps, and the one that its person types in a browser. */
export async function startDevice({ db }: App) {
  const deviceCode = newSecret();
  const userCode = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');
  await beginDevice(db, { codeHash: hashed(deviceCode), userCode, pauseSeconds, lastsSeconds });
  return { deviceCode, userCode: `${userCode.slice(0, 4)}-${userCode.slice(4)}`, lastsSeconds, pauseSeconds };
}

/** Somebody who is signed in lets a terminal in as themselves, or sends it away. False: none waits with this code. */
export async function decideOnDevice(
  { db }: App,
  typed: string,
  decision: { readonly accountId: string } | 'denied',
): Promise<boolean> {
  const code = typed.toUpperCase().replace(/[^A-Z]/g, '');
  return decideDevice(db, code, decision === 'denied' ? null : decision.accountId);
}

/** What the terminal that has this code is told; the words are those of RFC 8628. */
export async function deviceToken(
  app: App,
  deviceCode: string,
): Promise<
  | { readonly token: string; readonly lastsSeconds: number }
  | 'invalid_grant'
  | 'expired_token'
  | 'access_denied'
  | 'authorization_pending'
  | 'slow_down'
> {
  const answer = isSecret(deviceCode) ? await askDevice(app.db, hashed(deviceCode)) : 'unknown';
  switch (answer) {
    case 'unknown':
      return 'invalid_grant';
    case 'expired':
      return 'expired_token';
    case 'denied':
      return 'access_denied';
    case 'waits':
      return 'authorization_pending';
    case 'tooSoon':
      return 'slow_down';
    default: {
      const [account] = await notBlocked(app.db, [answer.accountId]);
      if (!account) return 'access_denied';
      const { token, lastsSeconds: lasts } = await openSession(app, account.id, 'device');
      return { token, lastsSeconds: lasts };
    }
  }
}
