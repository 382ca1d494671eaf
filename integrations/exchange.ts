import { MAX_RETRY_AFTER_MS } from './limits.ts';
import { NeverSent } from './transport.ts';
import type { Fetch } from './transport.ts';

/** How one HTTP exchange ended, before anyone looks at what it says. */
export type Exchange =
  | {
      readonly kind: 'ok';
      readonly contentType: string;
      readonly body: string;
      /** The same as it came, with the mark that may stand at its beginning (BOM). */
      readonly bytes: Uint8Array;
      /** 200, or another that the caller takes for an answer. */
      readonly status: number;
      readonly headers: Headers;
    }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterMs?: number }
  | { readonly kind: 'broken'; readonly how: Broken };

/**
 * - `unreachable`: no connection ever stood, so nothing was asked.
 * - `timedOut`, `cut`: the question may have arrived.
 * - `tooLarge`, `malformed` (no UTF-8): an answer came and is of no use.
 */
export type Broken = 'unreachable' | 'timedOut' | 'cut' | 'tooLarge' | 'malformed';

export interface Post {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  /** POST, unless there is nothing to send. */
  readonly method?: 'POST' | 'GET';
  /** Statuses that are an answer, beside 200. */
  readonly also?: readonly number[];
  /** For the whole exchange, in milliseconds. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly fetch: Fetch;
}

/** Posts once and reads at most `maxBytes`. The body of anything but a 200 is not read: its status says enough. */
export async function post({
  url,
  headers,
  body,
  method = 'POST',
  also = [],
  timeoutMs,
  maxBytes,
  fetch,
}: Post): Promise<Exchange> {
  const signal = AbortSignal.timeout(timeoutMs);
  let response: Response;
  try {
    // A redirect would carry a person number to a host that nobody agreed on.
    const sent = body === undefined ? {} : { body };
    response = await fetch(url, { method, headers, ...sent, redirect: 'manual', signal });
  } catch (error) {
    if (error instanceof NeverSent) return { kind: 'broken', how: 'unreachable' };
    return { kind: 'broken', how: signal.aborted ? 'timedOut' : 'cut' };
  }
  if (response.status !== 200 && !also.includes(response.status)) {
    await discard(response);
    const retryAfterMs = readRetryAfter(response.headers);
    const ended = { kind: 'status', status: response.status } as const;
    return retryAfterMs === undefined ? ended : { ...ended, retryAfterMs };
  }
  try {
    const read = await readBody(response, maxBytes);
    // What we broke off ourselves may look like an end.
    return signal.aborted ? { kind: 'broken', how: 'timedOut' } : read;
  } catch {
    return { kind: 'broken', how: signal.aborted ? 'timedOut' : 'cut' };
  }
}

/** Stops at the first byte too many, whatever Content-Length promised. */
async function readBody(response: Response, maxBytes: number): Promise<Exchange> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel().catch(() => undefined);
      return { kind: 'broken', how: 'tooLarge' };
    }
    chunks.push(value);
  }
  const bytes = Buffer.concat(chunks);
  const text = decode(bytes);
  if (text === undefined) return { kind: 'broken', how: 'malformed' };
  const { status, headers } = response;
  return { kind: 'ok', contentType: mediaType(headers), body: text, bytes, status, headers };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Releases the connection of an answer that nobody will read; failing to is no news. */
async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined);
}

function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
}

/** Seconds, or a date measured against the answer's own Date header so that no clock of ours takes part. */
export function readRetryAfter(headers: Headers): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (!text) return undefined;
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(ms) && ms >= 0 ? Math.min(ms, MAX_RETRY_AFTER_MS) : undefined;
}
