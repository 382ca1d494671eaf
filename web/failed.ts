import type { FastifyReply, FastifyRequest } from 'fastify';
import { screenWords } from '../words/index.ts';
import { html, type Html } from './html.ts';
import { langOf } from './language.ts';
import { bare } from './layout.ts';
import { sendBare } from './send.ts';

/** Whether a person looks: a browser asks for a page, a program for data. An operation of the API answers with data always. */
export const wantsPage = ({ headers, routeOptions }: Pick<FastifyRequest, 'headers' | 'routeOptions'>): boolean =>
  /\btext\/html\b/.test(headers.accept ?? '') &&
  !(routeOptions?.schema as { operationId?: string } | undefined)?.operationId;

/**
 * What no page could answer, as a page: what happened, what to do, and the number by which the operator finds it in the log.
 * @param detail the sentence that the API gives; without any of what was typed
 */
export function failedPage(request: FastifyRequest, reply: FastifyReply, status: number, detail: string) {
  const lang = langOf(request);
  const t = screenWords[lang];
  const [title, body] =
    status >= 500
      ? [
          t.brokenTitle,
          html`<p>${t.brokenWhat}</p>
            <p>${t.brokenDo}</p>
            <p><code>${request.id}</code></p>`,
        ]
      : status === 404
        ? [t.notThereTitle, html`<p>${t.notThere}</p>`]
        : [t.cannot, html`<p>${detail}</p>`];
  return sendBare(reply, bare(title, withStart(body, t.toStart), lang), status);
}

const withStart = (body: Html, text: string): Html =>
  html`${body}
    <p><a class="ds-button" data-variant="secondary" href="/">${text}</a></p>`;
