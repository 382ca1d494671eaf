import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Lang, OwnLang } from '../words/index.ts';

/** A choice of the person, not of the session: a cookie that says nothing about anybody. */
const cookie = 'w2_taal';

/** What somebody chose; Dutch when nothing. French are only the pages of the jobseeker. */
export const chosenLang = ({ headers }: Pick<FastifyRequest, 'headers'>): OwnLang => {
  const [, chosen] = /(?:^|;\s*)w2_taal=(en|fr)(?:;|$)/.exec(headers.cookie ?? '') ?? [];
  return chosen === 'en' || chosen === 'fr' ? chosen : 'nl';
};

/** The language of all other pages: Dutch, unless somebody chose English. */
export const langOf = (request: Pick<FastifyRequest, 'headers'>): Lang => {
  const chosen = chosenLang(request);
  return chosen === 'fr' ? 'nl' : chosen;
};

/** The language that an address names; Dutch when none of ours. */
export const namedLang = (name: string): OwnLang => (name === 'en' || name === 'fr' ? name : 'nl');

export function chooseLang(reply: FastifyReply, lang: OwnLang, secure: boolean): void {
  void reply.header(
    'set-cookie',
    `${cookie}=${lang}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`,
  );
}
