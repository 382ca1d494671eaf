import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  endAtProvider,
  endOwnSession,
  finishSignIn,
  goOnSwitching,
  goOver,
  startSignIn,
  startSwitch,
  whoHas,
  type Known,
} from '../../app/sign-in/index.ts';
import type { App } from '../../app/open.ts';
import { problemOf, problemSentence } from '../../words/index.ts';
import { problem } from '../problem.ts';
import { takesForms } from '../../web/forms.ts';
import { langOf } from '../../web/language.ts';
import { signedOutPage, signInProblemPage } from '../../web/pages/sign-in.ts';
import { sendBare } from '../../web/send.ts';
import { Form } from '../../web/visit.ts';
import { problemStatus } from '../status.ts';
import { clearCookie, cookieOf, setCookie } from './cookies.ts';
import { afterwards, returnPath } from './return-to.ts';

const hidden = { schema: { hide: true } };
/** As long as a sign-in may be under way. */
const signInSeconds = 600;

type Asked = FastifyRequest<{ Querystring: Readonly<Record<string, unknown>> }>;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Signing in and out with a browser, and going over to another role of one's own. */
export function browserRoutes(scope: FastifyInstance, app: App): void {
  const { settings } = app;
  takesForms(scope);
  const browserOf = (request: FastifyRequest): string => cookieOf(settings, request, 'signIn');
  const toProvider = (reply: FastifyReply, { url, browser }: { readonly url: string; readonly browser: string }) => {
    setCookie(settings, reply, 'signIn', browser, signInSeconds);
    return reply.header('cache-control', 'no-store').redirect(url, 303);
  };

  scope.get('/aanmelden', hidden, async (request: Asked, reply) =>
    orPage(request, reply, async () => {
      const { terug, opnieuw, hint } = request.query;
      // The cookie must be one of the address that the provider sends people back to.
      const own = settings.publicUrl === undefined ? undefined : new URL(settings.publicUrl);
      if (own && own.host !== request.host) return reply.redirect(new URL(request.url, own).href, 303);
      const begun = await startSignIn(app, {
        returnTo: returnPath(terug),
        browser: browserOf(request),
        again: opnieuw !== undefined,
        // Only the demo's provider lets a name choose a person.
        hint: settings.mode === 'demo' && /^[\w.-]{1,100}$/.test(text(hint)) ? text(hint) : '',
      });
      return toProvider(reply, begun);
    }),
  );

  // Another work relation is another person to us: whoever they were here is out before they are anybody else.
  scope.post('/aangemeld/organisatie', hidden, async (request: Asked, reply) =>
    orPage(request, reply, async () => {
      await endOf(app, request);
      clearCookie(settings, reply, 'session');
      return toProvider(reply, await startSwitch(app, { returnTo: afterwards, browser: browserOf(request) }));
    }),
  );

  scope.get('/aanmelden/wissel', hidden, async (request: Asked, reply) =>
    orPage(request, reply, async () => {
      const url = new URL(request.url, settings.publicUrl ?? 'http://localhost');
      return toProvider(reply, await goOnSwitching(app, { url, returnTo: afterwards, browser: browserOf(request) }));
    }),
  );

  scope.get('/aanmelden/terug', hidden, async (request: Asked, reply) =>
    orPage(request, reply, async () => {
      const url = new URL(request.url, settings.publicUrl ?? 'http://localhost');
      const { token, returnTo } = await finishSignIn(app, { url, browser: browserOf(request) });
      // Who was signed in here before is so no more: one browser, one session.
      await endOf(app, request);
      setCookie(settings, reply, 'session', token);
      return reply.header('cache-control', 'no-store').redirect(returnTo, 303);
    }),
  );

  scope.post('/afmelden', hidden, async (request, reply) => {
    const ended = await endOf(app, request);
    clearCookie(settings, reply, 'session');
    // Whoever came by a link is not known to the provider.
    const elsewhere = ended?.kind === 'link' ? null : await endAtProvider(app);
    return reply.header('cache-control', 'no-store').redirect(elsewhere ?? '/afgemeld', 303);
  });

  scope.get('/afgemeld', hidden, async (request, reply) => sendBare(reply, signedOutPage(langOf(request))));

  scope.post('/aangemeld/wissel', hidden, async ({ known, body }: Asked, reply) => {
    const over = known && (await goOver(app, known.sessionId, new Form(body).text('account')));
    if (!over) throw problem('access.unknown');
    setCookie(settings, reply, 'session', over.token);
    return reply.redirect('/aangemeld', 303);
  });
}

/** Ends the session of the cookie, if one runs. */
async function endOf(app: App, request: FastifyRequest): Promise<Known | null> {
  const known = await whoHas(app, cookieOf(app.settings, request, 'session'));
  if (known) await endOwnSession(app, known.sessionId, known.accountId);
  return known;
}

/** What is wrong is shown as a page: whoever signs in is a person. */
async function orPage(request: FastifyRequest, reply: FastifyReply, run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    const known = problemOf(error);
    if (!known || known.code === 'internal') throw error;
    reply.log.warn({ code: known.code, why: known.details['why'] }, 'nobody was signed in');
    const lang = langOf(request);
    return sendBare(reply, signInProblemPage(problemSentence(known, lang), lang), problemStatus[known.code]);
  }
}
