import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { isAgain } from '../app/again.ts';
import { problem } from './problem.ts';

/** Of a resource that has events: the number of the last one. */
type Sequenced = { readonly events?: readonly { readonly sequence: number }[]; readonly sequence?: number };

/**
 * The ETag of one resource: `"17.digest"` when it has events, of which the last is number 17, else `"digest"`. The number is
 * what If-Match is about; the digest tells anything else that changed too, a street or the day.
 */
export function saysEtags(server: FastifyInstance): void {
  server.addHook('onSend', async ({ method, headers, routeOptions }, reply, payload) => {
    if (!routeOptions.config.single || method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string')
      return payload;
    const { events, sequence = events?.at(-1)?.sequence } = JSON.parse(payload) as Sequenced;
    const digest = createHash('sha256').update(payload).digest('base64url').slice(0, 22);
    const etag = sequence === undefined ? `"${digest}"` : `"${sequence}.${digest}"`;
    void reply.header('etag', etag).header('cache-control', 'private, no-cache');
    const known = listOf(headers['if-none-match']);
    if (!known.includes(etag) && !known.includes('*')) return payload;
    void reply.code(304).removeHeader('content-type').removeHeader('content-length');
    return null;
  });
}

/** @throws ProblemFound 412 when the caller read an earlier state than there is now */
export async function mustBeLatest(header: unknown, sequence: () => Promise<number>): Promise<void> {
  // What was done already changed it by itself.
  if (header === undefined || isAgain()) return;
  const known = listOf(header);
  if (known.includes('*')) return;
  const now = await sequence();
  if (!known.some((tag) => tag.startsWith(`"${now}.`) || tag === `"${now}"`))
    throw problem('request.stale', { sequence: now });
}

export const listOf = (header: unknown): string[] =>
  typeof header === 'string' ? header.split(',', 50).map((tag) => tag.trim().replace(/^W\//, '')) : [];

declare module 'fastify' {
  interface FastifyContextConfig {
    /** One resource, not a collection: its answer has an ETag. */
    single?: true;
  }
}
