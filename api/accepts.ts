import type { FastifyInstance } from 'fastify';
import { problem } from './problem.ts';

/** What every answer can be: JSON. */
const ours = new Set(['*/*', 'application/*', 'application/json', 'application/problem+json', 'application/ld+json']);

/** Whoever wants none of what there is, is told so (406); operations answer with JSON only, pages are no operations. */
export function acceptsJson(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ headers, routeOptions }) => {
    if (!(routeOptions.schema as { operationId?: string } | undefined)?.operationId) return;
    const { accept = '' } = headers;
    if (accept.trim() !== '' && !accept.split(',', 50).some(isOurs)) throw problem('request.notAcceptable');
  });
}

function isOurs(range: string): boolean {
  const [kind = '', ...parameters] = range.toLowerCase().split(';');
  return ours.has(kind.trim()) && !parameters.some((it) => /^\s*q=0(\.0*)?\s*$/.test(it));
}
