import { randomUUID } from 'node:crypto';
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorOfCaller, mayDo, standingOf } from '../domain/rights/index.ts';
import { learnOrganisations, problemOf, problemOnPage, screenWords, type ProblemCode } from '../words/index.ts';
import { AppError } from '../app/errors.ts';
import type { App } from '../app/open.ts';
import type { Verbs } from '../app/verbs.ts';
import type { Known } from '../app/sign-in/index.ts';
import { html } from './html.ts';
import { keptPage } from './kept.ts';
import { chosenLang, langOf } from './language.ts';
import type { Shown } from './shown.ts';
import { layout } from './layout.ts';
import { Form, type Download, type Go, type Visit } from './visit.ts';

export { Form, type Download, type Go, type Visit } from './visit.ts';
import { headersWith, sendHtml } from './send.ts';
import { addressWith, type Answered, keep, newSecret, secretIn, shownAgain } from './shown-again.ts';
import { readUpload } from './upload.ts';

/** What the pages are given by the process that serves them. */
export interface SiteContext {
  readonly server: FastifyInstance;
  readonly app: App;
  readonly verbs: Verbs;
  readonly statusOf: (code: ProblemCode) => number;
  /** As whom somebody asks, by the request; undefined: whoever posts is signed in no more. */
  readonly actingOf: (request: FastifyRequest) => App | undefined;
  /** By which session and account; null: nobody has to be signed in. */
  readonly knownOf: (request: FastifyRequest) => Known | null;
  /** Reached over https: cookies say so. */
  readonly secure: boolean;
  /** The largest list that is taken, in bytes. */
  readonly largestList: number;
}

/** Names of organisations change once in years. */
const namesKeptMs = 60_000;

type Answer = Shown | Go | Download;
type Show = (visit: Visit) => Promise<Answer>;

/** What the pages are put into. */
export interface Site {
  /** Time goes by when asked. */
  readonly demo: boolean;
  /** A page at an address. */
  get(path: string, show: Show): void;
  /** A form of a page: shows it again with what is wrong, or goes on. */
  post(path: string, act: Show): void;
}

/** A browser that goes from page to page, and keeps them in its history; what a script or a program asks is in none. */
const goesThere = ({ headers }: FastifyRequest): boolean => headers['sec-fetch-mode'] === 'navigate';

/** What was refused is answered as such, unless the page says otherwise. */
const statusOfPage = ({ status, problems = [] }: Shown): number => status ?? (problems.length > 0 ? 422 : 200);

/** Where people sign in, as an origin; empty: nowhere. */
const providerOf = ({ settings: { oidcIssuer } }: App): string => (oidcIssuer ? new URL(oidcIssuer).origin : '');

export function siteOf({ server, app, verbs, statusOf, actingOf, knownOf, largestList }: SiteContext) {
  const formsTo = providerOf(app);
  const formOf = async (request: FastifyRequest): Promise<Form> => {
    if (!request.isMultipart()) return new Form(request.body);
    const { fields, files } = await readUpload(request, largestList);
    return new Form(fields, files);
  };
  const visitOf = (request: FastifyRequest, acting: App, form: Form, secret: string | null): Visit => {
    const { caller } = acting;
    const url = addressWith(request.url, secret);
    const query = new URL(addressWith(url, null), 'http://here').searchParams;
    const standing = standingOf(caller);
    return {
      acting,
      verbs,
      caller,
      by: caller.kind === 'direct' ? { role: 'operator', id: 'pages' } : (actorOfCaller(caller) ?? { role: 'system' }),
      lang: langOf(request),
      chosen: chosenLang(request),
      known: knownOf(request),
      demo: app.settings.mode === 'demo',
      params: request.params as Record<string, string>,
      ...{ query, url, form },
      failed: (error) =>
        request.log.error(
          { error: (error as Error).name, code: (error as { code?: unknown }).code },
          'what a page began failed',
        ),
      newKey: randomUUID,
      may: (operation) => standing !== null && mayDo(operation, standing),
    };
  };
  // A new partner is called by its name within a minute, wherever a page names it.
  let namesReadAt = Number.NEGATIVE_INFINITY;
  const namesKnown = async (): Promise<void> => {
    if (performance.now() - namesReadAt < namesKeptMs) return;
    namesReadAt = performance.now();
    learnOrganisations(await verbs.organisationNames(app));
  };
  const answer = async (request: FastifyRequest, reply: FastifyReply, show: Show): Promise<unknown> => {
    const lang = langOf(request);
    const acting = actingOf(request);
    const secret = request.method === 'POST' && goesThere(request) ? newSecret() : null;
    let visit: Visit | null = null;
    try {
      const form = await formOf(request);
      if (!acting) return await sendHtml(reply, keptPage(addressWith(request.url, null), form, lang), formsTo, 401);
      const before = await brought(request, acting);
      if (before) return await sendHtml(reply, before.text, formsTo, before.status);
      await namesKnown();
      visit = visitOf(request, acting, form, secret);
      const answered = await show(visit);
      if ('to' in answered) return await reply.header('cache-control', 'no-store').redirect(answered.to, 303);
      if ('file' in answered) {
        const { name, type, body } = answered.file;
        return await reply
          .headers(headersWith(formsTo))
          .header('content-disposition', `attachment; filename="${name}"`)
          .type(type)
          .send(body);
      }
      return await sendPage(reply, visit, answered, statusOfPage(answered), secret);
    } catch (error) {
      const known = problemOf(error);
      if (!known || known.code === 'internal' || !acting) throw error;
      visit ??= visitOf(request, acting, new Form(null), secret);
      const t = screenWords[lang];
      const shown: Shown = {
        title: t.cannot,
        body: html`<p>${problemOnPage(known, lang)}</p>
          <p><a class="ds-link" href="/">${t.toStart}</a></p>`,
      };
      return sendPage(reply, visit, shown, statusOf(known.code), secret);
    }
  };
  /** What a form brought to this very address before. */
  const brought = async (request: FastifyRequest, acting: App): Promise<Answered | null> => {
    const secret = request.method === 'GET' ? secretIn(request.url) : null;
    if (secret === null) return null;
    const page = await shownAgain({ acting, verbs, sessionId: knownOf(request)?.sessionId ?? null }, secret);
    // Whoever wants it in another language gets the form anew.
    return page?.lang === chosenLang(request) ? page : null;
  };
  const sendPage = async (
    reply: FastifyReply,
    visit: Visit,
    shown: Shown,
    status: number,
    secret: string | null,
  ): Promise<FastifyReply> => {
    const page = layout(visit, shown);
    if (secret === null || shown.onlyNow) return sendHtml(reply, page, formsTo, status);
    const { acting, known, chosen: lang, url } = visit;
    const text = String(await page);
    const kept = await keep({ acting, verbs, sessionId: known?.sessionId ?? null }, secret, { status, lang, text });
    return kept ? reply.header('cache-control', 'no-store').redirect(url, 303) : sendHtml(reply, text, formsTo, status);
  };
  const ways = { GET: new Set<string>(), POST: new Set<string>() };
  const at =
    (method: 'GET' | 'POST', config: FastifyContextConfig = { page: true }) =>
    (path: string, show: Show): void => {
      ways[method].add(path);
      server.route({
        method,
        url: path,
        schema: { hide: true },
        config,
        // An unexpected mistake of ours is a page too: whoever sees it is a person.
        handler: async (request, reply) => answer(request, reply, show),
      });
    };
  return {
    ...({ demo: app.settings.mode === 'demo', get: at('GET'), post: at('POST') } satisfies Site),
    /** After all pages: what only takes a form can be opened for what that form brought. */
    openPosted() {
      for (const path of ways.POST) if (!ways.GET.has(path)) at('GET', { page: true, posted: true })(path, notOpened);
    },
  };
}

const notOpened: Show = () =>
  Promise.reject(new AppError('request.notFound', 'this address only takes a form', 'open the page with the form'));

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A page for people: who is not signed in any more keeps what they typed. */
    page?: true;
    /** Opened only for what a form brought to it. */
    posted?: true;
  }
}
