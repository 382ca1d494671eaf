import { z } from 'zod';
import { mailNl } from '../../words/index.ts';
import { limits } from '../limits.ts';
import type { RouteContext } from '../route-context.ts';
import { readHeaders } from '../schemas/common.ts';
import { mail, mailList, mailQuery } from '../schemas/mailbox.ts';
import { problems } from '../schemas/problem.ts';

/** What was written to whom, readable without a mail server. */
export function mailboxRoutes({ server, verbs }: RouteContext): void {
  const tags = ['messages'];
  server.get(
    '/v1/messages',
    {
      schema: {
        operationId: 'listMail',
        tags,
        summary: 'Messages, letters, digests and mails to OCMWs, the newest first',
        headers: readHeaders,
        querystring: mailQuery,
        response: { 200: mailList, ...problems },
      },
    },
    async ({ query: { to, about, limit, after }, acting }) => {
      const { next, rows } = await verbs.listMail(acting, {
        ...(to === undefined ? {} : { to }),
        ...(about === undefined ? {} : { about }),
        ...(limit === undefined ? {} : { limit }),
        ...(after === undefined ? {} : { after }),
      });
      return { next, rows: rows.map((row) => ({ ...row, subject: mailNl(row).subject })) };
    },
  );
  server.get(
    '/v1/messages/:id',
    {
      schema: {
        operationId: 'showMail',
        tags,
        summary: 'One of them, with its whole text and its links',
        headers: readHeaders,
        params: z.strictObject({ id: z.string().max(limits.idLength).describe('As the list gives it') }),
        response: { 200: mail, ...problems },
      },
    },
    async ({ params: { id }, acting }) => {
      const found = await verbs.showMail(acting, id);
      return { ...found, ...mailNl(found) };
    },
  );
}
