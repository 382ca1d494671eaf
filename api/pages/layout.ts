import type { FastifyInstance, FastifyReply } from 'fastify';
import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

/** A page of ours: Dutch, usable by keyboard and without scripts. `html` escapes whatever is put in. */
export const page = (title: string, body: Html): Html =>
  html`<!doctype html>
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          body {
            font:
              1.1rem/1.5 system-ui,
              sans-serif;
            max-width: 40rem;
            margin: 2rem auto;
            padding: 0 1rem;
            color: #1b1b1b;
            background: #fff;
          }
          button,
          a.button {
            font: inherit;
            display: inline-block;
            padding: 0.6rem 1.2rem;
            background: #1d4f91;
            color: #fff;
            border: 0;
            border-radius: 0.3rem;
            cursor: pointer;
            text-decoration: none;
          }
          button.plain {
            background: #fff;
            color: #1d4f91;
            border: 1px solid #1d4f91;
          }
          input {
            font: inherit;
            padding: 0.5rem;
            border: 1px solid #767676;
          }
          :focus-visible {
            outline: 3px solid #c2500a;
            outline-offset: 2px;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `;

/** @param formsTo another origin that a form of the page leads on to, after ours */
export async function sendPage(reply: FastifyReply, made: Html, formsTo = ''): Promise<FastifyReply> {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'unsafe-inline'; form-action 'self'${formsTo && ` ${formsTo}`}; frame-ancestors 'none'; base-uri 'none'`,
    )
    .send(String(await made));
}

/** A form of a page sends this; what has no such form is JSON, as everywhere. */
export function takesForms(scope: FastifyInstance): void {
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );
}
