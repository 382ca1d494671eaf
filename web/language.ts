import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Lang } from '../words/index.ts';

/** A choice of the person, not of the session: a cookie that says nothing about anybody. */
const cookie = 'w2_taal';

/** Dutch, unless somebody chose English. */
export const langOf = ({ headers }: Pick<FastifyRequest, 'headers'>): Lang =>
  /(?:^|;\s*)w2_taal=en(?:;|$)/.test(headers.cookie ?? '') ? 'en' : 'nl';

export function chooseLang(reply: FastifyReply, lang: Lang, secure: boolean): void {
  void reply.header(
    'set-cookie',
    `${cookie}=${lang}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`,
  );
}
