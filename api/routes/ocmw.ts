import { z } from 'zod';
import { codes } from '../../domain/trajectory/index.ts';
import { problemOf, problemSentence } from '../../words/index.ts';
import type { RouteContext } from '../route-context.ts';
import { ocmwDone, ocmwPage, ocmwProblem } from '../pages/ocmw.ts';
import { problems } from '../schemas/problem.ts';
import { problemStatus } from '../status.ts';

const tokenParams = z.object({ token: z.string().max(64) });
const answer = z.object({ answer: z.string().max(40), text: z.string().max(2000).optional() });

/**
 * The door of the OCMWs: whoever has the link of a notice or a question reads it, and answers it on the page or from the
 * OCMW's own system. The link is the key: it opens this one matter and nothing else.
 */
export function ocmwRoutes({ server, app, verbs }: RouteContext): void {
  server.register(async (scope) => {
    // A form of a page sends this; what has no such form is JSON, as everywhere.
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(body as string))),
    );
    scope.addHook('onSend', async (_request, reply, payload) => {
      // The address is the key: it must not go on to anyone by a Referer, nor stay in a shared cache.
      void reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store');
      if (String(reply.getHeader('content-type')).startsWith('text/html'))
        void reply.header(
          'content-security-policy',
          "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        );
      return payload;
    });

    scope.get<{ Params: { token: string } }>('/ocmw/:token', { schema: { hide: true } }, async (request, reply) => {
      void reply.type('text/html; charset=utf-8');
      try {
        return ocmwPage(await verbs.readOcmwLink(app, tokenParams.parse(request.params).token));
      } catch (error) {
        return sorry(error, reply);
      }
    });

    scope.post<{ Params: { token: string } }>('/ocmw/:token', { schema: { hide: true } }, async (request, reply) => {
      void reply.type('text/html; charset=utf-8');
      const given = answer.safeParse(request.body);
      try {
        const { token } = tokenParams.parse(request.params);
        await verbs.answerOcmwLink(app, token, given.success ? given.data : { answer: '' });
        return ocmwDone();
      } catch (error) {
        return sorry(error, reply);
      }
    });
  });

  server.post(
    '/v1/ocmw-answers/:token',
    {
      schema: {
        operationId: 'answerOcmwQuestion',
        tags: ['ocmw'],
        summary: 'An OCMW answers a question from its own system; the token is the last part of the answerUrl',
        params: tokenParams,
        // What the question at hand allows of these, its own refusal says.
        body: answer.extend({ answer: z.string().max(40).meta({ enum: codes.ocmwAnswers }) }),
        response: { 204: z.null().describe('Taken'), ...problems },
      },
    },
    async ({ params: { token }, body }, reply) => {
      await verbs.answerOcmwLink(app, token, body);
      return reply.code(204).send(null);
    },
  );
}

/** What is wrong, in a page; anything that is not about the link is for the error handler. */
function sorry(error: unknown, reply: { code(status: number): unknown }): string {
  const known = problemOf(error);
  if (!known?.code.startsWith('ocmw.')) throw error;
  void reply.code(problemStatus[known.code]);
  return ocmwProblem(problemSentence(known, 'nl'));
}
