import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { actingAs } from '../../app/open.ts';
import { mostReturnedBytes } from '../../app/people/index.ts';
import { mailNl } from '../../words/index.ts';
import { limits } from '../limits.ts';
import { nextPage } from '../next-page.ts';
import { acts, reads } from '../operation.ts';
import { problem } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { noContent } from '../schemas/common.ts';
import { bounceList, mail, mailList, mailQuery } from '../schemas/mailbox.ts';

/** What was written to whom, readable without a mail server. */
export function mailboxRoutes(context: RouteContext): void {
  const { verbs } = context;
  void (context.server as unknown as FastifyInstance).register(async (scope) => returnedMail(scope, context));
  const tag = 'messages';
  reads(
    context,
    '/v1/messages',
    {
      ...{ id: 'listMail', tag, query: mailQuery, answer: mailList },
      summary: 'Messages, letters, digests and mails to OCMWs, the newest first',
    },
    async ({ query, acting, request }) => {
      const { next, rows } = await verbs.listMail(acting, query);
      const items = rows.map((row) => ({ href: `/v1/messages/${row.id}`, ...row, subject: mailNl(row).subject }));
      return { ...nextPage(request, next), items };
    },
  );
  reads(
    context,
    '/v1/messages/:id',
    {
      ...{ id: 'showMail', tag, answer: mail, single: true },
      summary: 'One of them, with its whole text and its links',
      params: z.strictObject({ id: z.string().max(limits.idLength).describe('As the list gives it') }),
    },
    async ({ params: { id }, acting }) => {
      const found = await verbs.showMail(acting, id);
      return { ...found, ...mailNl(found) };
    },
  );
  reads(
    context,
    '/v1/bounces',
    {
      ...{ id: 'listBounces', tag, answer: bounceList },
      summary: 'Who cannot be mailed, and why; without the address',
    },
    async ({ acting }) => ({ items: [...(await verbs.listBounces(acting)).bounces] }),
  );
  acts(
    context,
    'DELETE',
    '/v1/bounces/:id',
    {
      ...{ id: 'mailAgain', tag, answer: noContent, status: 204 },
      summary: 'The address works after all: mail goes there again',
      params: z.strictObject({ id: z.string().max(limits.idLength).describe('As the list gives it') }),
    },
    async ({ params: { id }, acting }) => verbs.mailAgain(acting, id),
    () => null,
  );
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Where a mail server hands on what came back: whoever has the token, and nothing is answered but how many were noted. */
function returnedMail(scope: FastifyInstance, { app, verbs }: RouteContext): void {
  const types = ['message/rfc822', 'message/global', 'application/octet-stream'];
  scope.addContentTypeParser(types, { parseAs: 'buffer', bodyLimit: mostReturnedBytes }, (_request, body, done) =>
    done(null, body),
  );
  scope.post('/v1/returned-mail', { schema: { hide: true }, bodyLimit: mostReturnedBytes }, async (request) => {
    const { returnedMailToken: token } = app.settings;
    const [, given = ''] = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '') ?? [];
    if (token === undefined || !timingSafeEqual(digest(given), digest(token))) throw problem('request.notFound');
    if (!Buffer.isBuffer(request.body)) throw problem('request.empty');
    return verbs.takeReturned(actingAs(app, { kind: 'direct' }), request.body);
  });
}
