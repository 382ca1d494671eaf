import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { App } from '../app/open.ts';
import type { Verbs } from '../app/verbs.ts';
import type { OwnLang } from '../words/index.ts';

/**
 * A page that a form brought, whether it is refused or to be confirmed, gets an address of its own, so that going back and
 * loading again show it as it was and send nothing. What was typed stays out of that address: it has a secret by which
 * the page is found and unsealed, in the session that sent the form and in no other. What we keep says nothing without it.
 */
export interface Answered {
  readonly status: number;
  readonly lang: OwnLang;
  readonly text: string;
}

interface Door {
  readonly acting: App;
  readonly verbs: Verbs;
  /** null: nobody has to be signed in. */
  readonly sessionId: string | null;
}

const inAddress = 'blad';
const keptForMs = 60 * 60_000;
/** Above it a page carries a whole list: that one is asked for again. */
const mostBytes = 1_000_000;
const pack = promisify(gzip);
const unpack = promisify<Buffer, Buffer>(gunzip);

export const newSecret = (): string => randomBytes(32).toString('base64url');

const split = (url: string): URL => new URL(url, 'http://here');
export const secretIn = (url: string): string | null => split(url).searchParams.get(inAddress);

/** The address with this secret; null: with none. */
export function addressWith(url: string, secret: string | null): string {
  const at = split(url);
  if (secret === null && !at.searchParams.has(inAddress)) return url;
  at.searchParams.delete(inAddress);
  if (secret !== null) at.searchParams.set(inAddress, secret);
  return at.pathname + at.search;
}

const digest = (what: string, secret: string): Buffer => createHash('sha256').update(`${what}\n${secret}`).digest();
const scopeOf = ({ sessionId }: Door): string => `shown ${sessionId ?? 'here'}`;
const cipher = 'aes-256-gcm';
const [ivBytes, tagBytes] = [12, 16];

/** @returns false: it is too large to be kept */
export async function keep(door: Door, secret: string, page: Answered): Promise<boolean> {
  const plain = await pack(JSON.stringify({ ...page, until: Date.now() + keptForMs }));
  if (plain.length > mostBytes) return false;
  const iv = randomBytes(ivBytes);
  const seal = createCipheriv(cipher, digest('seal', secret), iv);
  const sealed = Buffer.concat([iv, seal.update(plain), seal.final(), seal.getAuthTag()]).toString('base64');
  const key = digest('key', secret).toString('hex');
  const reply = { status: page.status, body: sealed };
  await door.verbs.withIdempotency(door.acting, scopeOf(door), key, key, async () => reply);
  return true;
}

/** null: it is gone by now, or was never theirs. */
export async function shownAgain(door: Door, secret: string): Promise<Answered | null> {
  const key = digest('key', secret).toString('hex');
  const kept = await door.verbs.outcomeOf(door.acting, scopeOf(door), key);
  if (kept.is !== 'answered') return null;
  const sealed = Buffer.from(String(kept.response), 'base64');
  const opened = createDecipheriv(cipher, digest('seal', secret), sealed.subarray(0, ivBytes));
  opened.setAuthTag(sealed.subarray(-tagBytes));
  const plain = Buffer.concat([opened.update(sealed.subarray(ivBytes, -tagBytes)), opened.final()]);
  const page = JSON.parse(String(await unpack(plain))) as Answered & { readonly until: number };
  return page.until > Date.now() ? page : null;
}
