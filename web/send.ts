import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import type { Html } from './html.ts';

/**
 * Pages never end in the shared caches of anything, and lead nowhere but here.
 * @param formsTo another origin that a form leads on to, after ours: signing out ends at the provider
 */
export const headersWith = (formsTo: string, referrer: 'same-origin' | 'no-referrer' = 'same-origin') =>
  ({
    'cache-control': 'no-store',
    'referrer-policy': referrer,
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'${formsTo && ` ${formsTo}`}; frame-ancestors 'none'; base-uri 'none'`,
  }) as const;

const zipped = promisify(gzip);

/**
 * Zipped for whoever takes that: a list of work is a tenth of its size. What BREACH reads out of the length of zipped answers
 * is a secret that comes again beside what somebody else chose: no page holds one. The key of a form and the code of a card are
 * made anew for each answer, the session is a cookie, and a request from another site is refused at the door.
 */
async function send(reply: FastifyReply, made: Html | string): Promise<FastifyReply> {
  const text = String(await made);
  void reply.type('text/html; charset=utf-8').header('vary', 'accept-encoding');
  if (!/\bgzip\b/.test(reply.request.headers['accept-encoding'] ?? '')) return reply.send(text);
  return reply.header('content-encoding', 'gzip').send(await zipped(text, { level: 5 }));
}

/** A page whose address is itself a key, or is asked by nobody in particular: it is told to nobody by a Referer. */
export const sendBare = async (reply: FastifyReply, made: Html, status = 200): Promise<FastifyReply> =>
  send(reply.code(status).headers(headersWith('', 'no-referrer')), made);

export async function sendHtml(
  reply: FastifyReply,
  made: Html | string,
  formsTo: string,
  status = 200,
): Promise<FastifyReply> {
  return send(reply.code(status).headers(headersWith(formsTo)), made);
}
