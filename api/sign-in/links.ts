import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { endOwnSession, openPersonLink, readPersonLink, whoHas } from '../../app/sign-in/index.ts';
import type { App } from '../../app/open.ts';
import type { Verbs } from '../../app/verbs.ts';
import { linkWords, problemOf, problemSentence } from '../../words/index.ts';
import { takesForms } from '../../web/forms.ts';
import { chosenLang, langOf } from '../../web/language.ts';
import { stepByLink } from '../../web/pages/next-step.ts';
import { linkPage, linkProblemPage, nextStepPage } from '../../web/pages/sign-in.ts';
import { sendBare } from '../../web/send.ts';
import { problemStatus } from '../status.ts';
import { cookieOf, setCookie } from './cookies.ts';

const hidden = { schema: { hide: true } };
type WithToken = FastifyRequest<{ Params: { token: string } }>;

/**
 * The link in a letter or a mail to the person. Mail programs open links before people do, so opening shows only a button;
 * the button uses the link up, and gives a short session for one page.
 */
export function linkRoutesOf(scope: FastifyInstance, app: App, verbs: Verbs): void {
  takesForms(scope);

  scope.get('/mijn/:token', hidden, async (request: WithToken, reply) =>
    orSorry(request, reply, async () => {
      await readPersonLink(app, request.params.token);
      return sendBare(reply, linkPage(request.url, chosenLang(request)));
    }),
  );

  scope.post('/mijn/:token', hidden, async (request: WithToken, reply) =>
    orSorry(request, reply, async () => {
      const { token } = await openPersonLink(app, request.params.token);
      const before = await whoHas(app, cookieOf(app.settings, request, 'session'));
      if (before) await endOwnSession(app, before.sessionId, before.accountId);
      setCookie(app.settings, reply, 'session', token);
      return reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect('/mijn', 303);
    }),
  );

  scope.get('/mijn', hidden, async (request, reply) => {
    const lang = chosenLang(request);
    return sendBare(reply, nextStepPage(stepByLink(await verbs.nextStepOf(request.acting), lang), lang));
  });
}

async function orSorry(request: FastifyRequest, reply: FastifyReply, run: () => Promise<unknown>): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    const known = problemOf(error);
    if (!known?.code.startsWith('link.')) throw error;
    const lang = chosenLang(request);
    const sentence = linkWords[lang].unusable ?? problemSentence(known, langOf(request));
    return sendBare(reply, linkProblemPage(sentence, lang), problemStatus[known.code]);
  }
}
