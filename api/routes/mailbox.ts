import { z } from 'zod';
import { mailNl } from '../../words/index.ts';
import { limits } from '../limits.ts';
import { nextPage } from '../next-page.ts';
import { reads } from '../operation.ts';
import type { RouteContext } from '../route-context.ts';
import { mail, mailList, mailQuery } from '../schemas/mailbox.ts';

/** What was written to whom, readable without a mail server. */
export function mailboxRoutes(context: RouteContext): void {
  const { verbs } = context;
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
}
