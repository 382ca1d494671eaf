import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorOfCaller, mayDo, standingOf, type Caller, type Operation } from '../domain/rights/index.ts';
import type { Actor } from '../domain/trajectory/index.ts';
import { problemOf, problemSentence, screenWords, type Lang, type ProblemCode } from '../words/index.ts';
import type { App } from '../app/open.ts';
import type { Verbs } from '../app/verbs.ts';
import { html, type Html } from './html.ts';
import { keptPage } from './kept.ts';
import { langOf } from './language.ts';
import { layout, type Shown } from './layout.ts';
import { readUpload, type Uploaded } from './upload.ts';

/** What the pages are given by the process that serves them. */
export interface SiteContext {
  readonly server: FastifyInstance;
  readonly app: App;
  readonly verbs: Verbs;
  readonly statusOf: (code: ProblemCode) => number;
  /** As whom somebody asks, by the request; undefined: whoever posts is signed in no more. */
  readonly actingOf: (request: FastifyRequest) => App | undefined;
  /** Reached over https: cookies say so. */
  readonly secure: boolean;
  /** The largest list that is taken, in bytes. */
  readonly largestList: number;
}

/** What somebody typed: the last of each name, and all of it. */
export class Form {
  readonly #fields: URLSearchParams;
  readonly #files: ReadonlyMap<string, Uploaded>;
  constructor(body: unknown, files: ReadonlyMap<string, Uploaded> = new Map()) {
    this.#fields = body instanceof URLSearchParams ? body : new URLSearchParams();
    this.#files = files;
  }
  /** null: none was chosen. */
  file(name: string): Uploaded | null {
    return this.#files.get(name) ?? null;
  }
  text(name: string): string {
    return (this.#fields.get(name) ?? '').trim();
  }
  all(name: string): readonly string[] {
    return this.#fields.getAll(name);
  }
  has(name: string): boolean {
    return this.#fields.has(name);
  }
  entries(): readonly (readonly [string, string])[] {
    return [...this.#fields.entries()];
  }
}

/** One question of one person for one page. */
export interface Visit {
  /** What every verb is given: the application, for whoever asks. */
  readonly acting: App;
  readonly verbs: Verbs;
  readonly caller: Caller;
  /** As whom they give commands; whoever gives none is said as the system, and refused by the gate. */
  readonly by: Actor;
  readonly lang: Lang;
  /** Of the address, e.g. `id` of `/trajecten/:id`. */
  readonly params: Readonly<Record<string, string>>;
  /** Of the address after `?`: filters, and where to go back to. */
  readonly query: URLSearchParams;
  /** The address itself, for links back. */
  readonly url: string;
  readonly form: Form;
  /** Something that went wrong after the answer: noted, without what it was about. */
  readonly failed: (error: unknown) => void;
  /** Sent with each form, so that what is pressed twice is done once. */
  readonly newKey: () => string;
  may(operation: Operation): boolean;
}

/** Where to, after something was done. */
export interface Go {
  readonly to: string;
}
/** Something to keep, as a file of its own. */
export interface Download {
  readonly file: { readonly name: string; readonly type: string; readonly body: string | Buffer };
}

type Answer = Shown | Go | Download;
type Show = (visit: Visit) => Promise<Answer>;

export interface Site {
  /** A page at an address. */
  get(path: string, show: Show): void;
  /** A form of a page: shows it again with what is wrong, or goes on. */
  post(path: string, act: Show): void;
}

/** Pages never end in the shared caches of anything, and lead nowhere but here. */
const headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
} as const;

export async function sendHtml(reply: FastifyReply, made: Html | string, status = 200): Promise<FastifyReply> {
  return reply
    .code(status)
    .headers(headers)
    .type('text/html; charset=utf-8')
    .send(String(await made));
}

export function siteOf({ server, verbs, statusOf, actingOf, largestList }: SiteContext): Site {
  const formOf = async (request: FastifyRequest): Promise<Form> => {
    if (!request.isMultipart()) return new Form(request.body);
    const { fields, files } = await readUpload(request, largestList);
    return new Form(fields, files);
  };
  const visitOf = (request: FastifyRequest, acting: App, form: Form): Visit => {
    const { caller } = acting;
    const standing = standingOf(caller);
    return {
      acting,
      verbs,
      caller,
      by: caller.kind === 'direct' ? { role: 'operator', id: 'pages' } : (actorOfCaller(caller) ?? { role: 'system' }),
      lang: langOf(request),
      params: request.params as Record<string, string>,
      query: new URL(request.url, 'http://here').searchParams,
      url: request.url,
      form,
      failed: (error) =>
        request.log.error(
          { error: (error as Error).name, code: (error as { code?: unknown }).code },
          'what a page began failed',
        ),
      newKey: randomUUID,
      may: (operation) => standing !== null && mayDo(operation, standing),
    };
  };
  const answer = async (request: FastifyRequest, reply: FastifyReply, show: Show): Promise<unknown> => {
    const lang = langOf(request);
    const acting = actingOf(request);
    let visit: Visit | null = null;
    try {
      const form = await formOf(request);
      if (!acting) return await sendHtml(reply, keptPage(request.url, form, lang), 401);
      visit = visitOf(request, acting, form);
      const answered = await show(visit);
      if ('to' in answered) return await reply.header('cache-control', 'no-store').redirect(answered.to, 303);
      if ('file' in answered) {
        const { name, type, body } = answered.file;
        return await reply
          .headers(headers)
          .header('content-disposition', `attachment; filename="${name}"`)
          .type(type)
          .send(body);
      }
      return await sendHtml(reply, layout(visit, answered), answered.status);
    } catch (error) {
      const known = problemOf(error);
      if (!known || known.code === 'internal' || !acting) throw error;
      visit ??= visitOf(request, acting, new Form(null));
      const t = screenWords[lang];
      const shown: Shown = {
        title: t.cannot,
        body: html`<p>${problemSentence(known, lang)}</p>
          <p><a class="ds-link" href="/">${t.toStart}</a></p>`,
      };
      return sendHtml(reply, layout(visit, shown), statusOf(known.code));
    }
  };
  const at =
    (method: 'GET' | 'POST') =>
    (path: string, show: Show): void => {
      server.route({
        method,
        url: path,
        schema: { hide: true },
        config: { page: true },
        // An unexpected mistake of ours is a page too: whoever sees it is a person.
        handler: async (request, reply) => answer(request, reply, show),
      });
    };
  return { get: at('GET'), post: at('POST') };
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A page for people: who is not signed in any more keeps what they typed. */
    page?: true;
  }
}
