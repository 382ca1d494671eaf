import { createHash } from 'node:crypto';
import type { Actor } from '../domain/trajectory/index.ts';
import { limits } from './limits.ts';
import { problem } from './problem.ts';

/** The caller's key, or null when none is given. @throws ProblemFound when it is not plain text */
export function keyOf(headers: Readonly<Record<string, unknown>>): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || key.length > limits.keyLength || !/^[\x21-\x7e]+$/.test(key))
    throw problem('idempotency.badKey');
  return key;
}

/** One caller's keys are its own: what it is answered is told to nobody else who happens to use the same key. */
export const scopeOf = (what: string, by: Actor): string => `${what} ${by.role}:${'id' in by ? by.id : ''}`;

export const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** The same content gives the same text, whatever order its fields were written in. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, it: unknown) =>
    typeof it === 'object' && it !== null && !Array.isArray(it)
      ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1)))
      : it,
  );
}
