import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { failedPage, wantsPage } from '../web/failed.ts';
import { onPage, problemOf, type Lang, type ProblemCode } from '../words/index.ts';
import { ofInvalid } from './invalid.ts';
import { languageOf } from './language.ts';
import type { Methods } from './methods.ts';
import { ofCode, problem, ProblemFound, type ProblemBody } from './problem.ts';
import { traceHeader } from './trace.ts';

/** Errors of the framework, by its codes; of the others with a status of 4xx, see below. */
const ofFramework: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'request.tooLarge',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'request.mediaType',
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: 'request.mediaType',
  FST_ERR_MAX_PARAM_LENGTH: 'request.notFound',
  FST_ERR_CTP_INVALID_JSON_BODY: 'request.unreadable',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'request.unreadable',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'request.unreadable',
  FST_ERR_BAD_URL: 'request.notFound',
  FST_ERR_NOT_FOUND: 'request.notFound',
  FST_UNDER_PRESSURE: 'unavailable',
  FST_ERR_RATE_LIMITED: 'request.tooMany',
};

/** Its errors are the caller's doing as far as it says so itself, also those that a later version brings. */
const ofStatus: Readonly<Record<number, ProblemCode>> = {
  404: 'request.notFound',
  413: 'request.tooLarge',
  414: 'request.notFound',
  415: 'request.mediaType',
  429: 'request.tooMany',
};

function frameworkProblem({ code, statusCode }: FastifyError): ProblemCode | undefined {
  if (!String(code).startsWith('FST_')) return undefined;
  const theirs = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  return ofFramework[code] ?? (theirs ? (ofStatus[statusCode] ?? 'request.unreadable') : undefined);
}

function bodyOf(error: unknown, request: FastifyRequest, lang: Lang): ProblemBody {
  if (error instanceof ProblemFound) return error.problem(lang);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const { validationContext, validation } = error as unknown as { validationContext?: string; validation: never[] };
    const given = { body: request.body, querystring: request.query, headers: request.headers }[validationContext ?? ''];
    return ofInvalid(validationContext, validation, given ?? request.params, lang);
  }
  const framework = frameworkProblem(error as FastifyError);
  if (framework) return ofCode(framework, lang);
  if (isUnreadable(error)) return ofCode('text.unreadable', lang);
  const known = problemOf(error);
  return known ? ofCode(known.code, lang, known.details) : ofCode('internal', lang);
}

/** Postgres keeps no NUL and no half of a character: whatever field it came in, it is the caller's doing. */
function isUnreadable(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause)
    if (['22021', '22P05'].includes(String((one as { code?: unknown }).code))) return true;
  return false;
}

export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply | Promise<FastifyReply> {
  const lang = languageOf(request.headers['accept-language']);
  const body = bodyOf(error, request, lang);
  const { status, instance } = body;
  if (status >= 500) request.log.error({ ...traceOf(error), instance }, 'request failed');
  if (status === 503) void reply.header('retry-after', '5');
  // Here too, since an address that cannot be read never comes as far as the hooks.
  void reply.headers({ ...traceHeader(request), 'content-language': lang });
  if (wantsPage(request)) return failedPage(request, reply, status, onPage(body.detail, lang));
  return reply.code(status).type('application/problem+json').send(body);
}

/** The kind of an error and its way through our code. Never its message: Postgres quotes whole rows in it. */
export function traceOf(error: unknown): { error: string; code: string; at: string[] } {
  const {
    name = 'unknown',
    code = '',
    stack = '',
  } = error instanceof Error ? (error as Error & { code?: unknown }) : {};
  return {
    error: name,
    code: String(code),
    at: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
  };
}

export function handleErrors(server: FastifyInstance, methodsAt: Methods): void {
  const notFound = (request: FastifyRequest, reply: FastifyReply) => {
    const allowed = methodsAt(request.url).join(', ');
    if (allowed === '') return sendProblem({ code: 'FST_ERR_NOT_FOUND' }, request, reply);
    void reply.header('allow', allowed);
    return sendProblem(problem('request.method', { allowed }), request, reply);
  };
  server.setNotFoundHandler(notFound);
  // Where nobody takes a body it is no matter of what kind it is.
  server.setErrorHandler((error, request, reply) =>
    request.is404 && !(error instanceof ProblemFound) ? notFound(request, reply) : sendProblem(error, request, reply),
  );
}
