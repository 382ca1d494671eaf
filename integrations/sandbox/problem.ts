import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from './answering.ts';

/** The problem types of the Belgian government's REST guide. */
const PROBLEMS: Readonly<Record<number, readonly [type: string, title: string]>> = {
  400: ['badRequest', 'Bad Request'],
  401: ['invalidAccessToken', 'Unauthorized'],
  403: ['missingScope', 'Forbidden'],
  404: ['resourceNotFound', 'Not Found'],
  405: ['methodNotAllowed', 'Method Not Allowed'],
  406: ['notAcceptable', 'Not Acceptable'],
  409: ['conflict', 'Conflict'],
  413: ['payloadTooLarge', 'Payload Too Large'],
  415: ['unsupportedMediaType', 'Unsupported Media Type'],
  429: ['tooManyRequests', 'Too Many Requests'],
  503: ['serviceUnavailable', 'Service Unavailable'],
};

export function problemBody(status: number): Answer {
  const [type, title] = PROBLEMS[status] ?? ['internalServerError', 'Internal Server Error'];
  return {
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: `urn:problem-type:belgif:${type}`, title, status }),
  };
}

export function problem(reply: FastifyReply, status: number): FastifyReply {
  const { contentType, body } = problemBody(status);
  return reply.code(status).header('content-type', contentType).send(Buffer.from(body, 'utf8'));
}

/** What goes wrong outside a route, and what is asked at `url` in another way than by POST, is a problem too. */
export function answerWithProblems(app: FastifyInstance, urls: readonly string[]): void {
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => problem(reply, error.statusCode ?? 500));
  for (const url of urls)
    app.route({
      method: ['GET', 'PUT', 'PATCH', 'DELETE'],
      url,
      handler: (_request, reply) => problem(reply.header('allow', 'POST'), 405),
    });
}

export function acceptsJson({ headers }: FastifyRequest): boolean {
  const ranges = (headers.accept ?? '*/*').split(',').map((range) => range.split(';', 1)[0]!.trim());
  return ranges.some((range) => ['application/json', 'application/*', '*/*'].includes(range));
}
