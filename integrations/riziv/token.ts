import { randomUUID } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import { post } from '../exchange.ts';
import { parseJson } from '../json.ts';
import { MAX_JSON_BYTES } from '../limits.ts';
import { failed, type Failed } from '../outcome.ts';
import type { Fetch } from '../transport.ts';
import { unanswered } from './failures.ts';

export interface RizivCredentials {
  readonly clientId: string;
  /** Private key, PKCS #8 in PEM, of the curve P-256. */
  readonly privateKeyPem: string;
  /** Left out: `/oauth2/token` of the service itself. */
  readonly tokenUrl?: string;
}

export interface TokenSource {
  /** A token, or why there is none. @param timeoutMs until it must be there, in milliseconds */
  token(reference: string, timeoutMs: number): Promise<string | Failed>;
  /** The service did not take it: the next one is asked for anew. */
  forget(): void;
}

const wire = z.object({ access_token: z.string().min(1).max(8192), expires_in: z.number().int().min(1) });
/** Renewed so long before its end that a call that begins with it also ends with it. */
const earlyMs = 45_000;
const scope = 'incapacity.read lists.read';

/** Tokens by client credentials with a signed assertion (RFC 7523); one is used until shortly before its end. */
export function createTokenSource(
  { clientId, privateKeyPem, tokenUrl = '' }: RizivCredentials,
  fetch: Fetch,
): TokenSource {
  let kept: { token: string; until: number } | null = null;
  return {
    forget: () => (kept = null),
    async token(reference, timeoutMs) {
      if (kept && Date.now() < kept.until) return kept.token;
      const key = await importPKCS8(privateKeyPem, 'ES256');
      const assertion = await new SignJWT({})
        .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
        .setIssuer(clientId)
        .setSubject(clientId)
        .setAudience(tokenUrl)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime('1m')
        .sign(key);
      const exchange = await post({
        url: tokenUrl,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertion,
          scope,
        }).toString(),
        timeoutMs,
        maxBytes: MAX_JSON_BYTES,
        fetch,
      });
      // Nothing about a person has left yet, whatever went wrong here.
      if (exchange.kind !== 'ok') return noToken(unanswered(exchange, reference));
      const parsed = wire.safeParse(parseJson(exchange.body));
      if (!parsed.success) return failed('transient', 'riziv.noToken', reference);
      const { access_token: token, expires_in: seconds } = parsed.data;
      kept = { token, until: Date.now() + seconds * 1000 - earlyMs };
      return token;
    },
  };
}

/** Refused as a client is a matter of configuration; all else passes. */
function noToken({ failure, ref, retryAfterMs }: Failed): Failed {
  return failed(failure === 'outcomeUnknown' ? 'transient' : failure, 'riziv.noToken', ref, retryAfterMs);
}
