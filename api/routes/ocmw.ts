import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { codes } from '../../domain/trajectory/index.ts';
import { problemOf, problemSentence } from '../../words/index.ts';
import type { RouteContext } from '../route-context.ts';
import { takesForms } from '../../web/forms.ts';
import { ocmwDone, ocmwPage, ocmwProblem } from '../../web/pages/ocmw-link.ts';
import { sendBare } from '../../web/send.ts';
import { Form } from '../../web/visit.ts';
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
    takesForms(scope as unknown as FastifyInstance);

    scope.get<{ Params: { token: string } }>('/ocmw/:token', { schema: { hide: true } }, async ({ params }, reply) =>
      orSorry(reply, async () => ocmwPage(await verbs.readOcmwLink(app, tokenParams.parse(params).token))),
    );

    scope.post<{ Params: { token: string } }>(
      '/ocmw/:token',
      { schema: { hide: true } },
      async ({ params, body }, reply) => {
        const form = new Form(body);
        const given = answer.safeParse({ answer: form.text('answer'), text: form.text('text') });
        return orSorry(reply, async () => {
          const { token } = tokenParams.parse(params);
          await verbs.answerOcmwLink(app, token, given.success ? given.data : { answer: '' });
          return ocmwDone();
        });
      },
    );
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
async function orSorry(reply: FastifyReply, run: () => Promise<ReturnType<typeof ocmwDone>>): Promise<FastifyReply> {
  try {
    return await sendBare(reply, await run());
  } catch (error) {
    const known = problemOf(error);
    if (!known?.code.startsWith('ocmw.')) throw error;
    return sendBare(reply, ocmwProblem(problemSentence(known, 'nl')), problemStatus[known.code]);
  }
}
