import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from '../json.ts';
import { isLocalDate } from '../localDate.ts';

/** A list of non-active people that waits to be fetched. */
export interface OfferedList {
  readonly id: string;
  readonly madeOn: string;
  readonly rows: number;
}

export interface ListFile {
  /** Semicolons, a line of column names, one row per person. */
  readonly text: string;
  /** Of the file's bytes, in hexadecimals. */
  readonly sha256: string;
}

export interface Receipt {
  readonly rows: number;
  readonly sha256: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const isUuid = (text: string): boolean => uuid.test(text);

const offered = z.object({
  lists: z
    .array(
      z.object({ id: z.string().regex(uuid), madeOn: z.string().refine(isLocalDate), rows: z.number().int().min(0) }),
    )
    .max(1000),
});

export function readLists(body: string): readonly OfferedList[] | null {
  const parsed = offered.safeParse(parseJson(body));
  return parsed.success ? parsed.data.lists : null;
}

/** The file, if it is the one that its digest tells of (RFC 9530). */
export function readFile(text: string, bytes: Uint8Array, digest: string | null): ListFile | null {
  const hash = createHash('sha256').update(bytes).digest();
  if (digest !== `sha-256=:${hash.toString('base64')}:`) return null;
  return { text, sha256: hash.toString('hex') };
}

const received = z.object({ id: z.string(), status: z.enum(['received', 'already']) });

export function readReceipt(body: string, id: string): 'received' | 'already' | null {
  const parsed = received.safeParse(parseJson(body));
  return parsed.success && parsed.data.id === id ? parsed.data.status : null;
}
