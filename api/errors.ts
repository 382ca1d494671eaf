import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { problemOf, type Lang, type ProblemCode } from '../words/index.ts';
import { ofInvalid } from './invalid.ts';
import { languageOf } from './language.ts';
import { ofCode, ProblemFound, type ProblemBody } from './problem.ts';

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
    const given =
      validationContext === 'body'
        ? request.body
        : validationContext === 'querystring'
          ? request.query
          : request.params;
    return ofInvalid(validationContext, validation, given, lang);
  }
  const framework = frameworkProblem(error as FastifyError);
  if (framework) return ofCode(framework, lang);
  const known = problemOf(error);
  return known ? ofCode(known.code, lang, known.details) : ofCode('internal', lang);
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const body = bodyOf(error, request, languageOf(request.headers['accept-language']));
  if (body.status >= 500) request.log.error(traceOf(error), 'request failed');
  if (body.status === 503) void reply.header('retry-after', '5');
  return reply.code(body.status).type('application/problem+json').send(body);
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

export function handleErrors(server: FastifyInstance): void {
  server.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  server.setNotFoundHandler((request, reply) => sendProblem({ code: 'FST_ERR_NOT_FOUND' }, request, reply));
}
