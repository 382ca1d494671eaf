import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isLocalDate } from '../../localDate.ts';
import { isPersonNumber, isReference } from '../../question.ts';
import { respond } from '../../sandbox/answering.ts';
import type { Answer } from '../../sandbox/answering.ts';
import { runAsProcess } from '../../sandbox/process.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox, SandboxOptions, SandboxParts } from '../../sandbox/server.ts';
import { incapacityPersona } from './personas.ts';

const PATH = '/v1/incapacityStatusQueries';
const OPERATION = 'incapacityStatusQueries';

/** RIZIV's status service, by the contract in `openapi.json`. Its `endpoint` is the client's `baseUrl`. */
export function startRizivSandbox(options: SandboxOptions): Promise<Sandbox> {
  return startSandbox({ system: 'riziv', endpointPath: '', impossible: ['99995'], routes: addRoutes }, options);
}

const query = z.strictObject({
  insz: z.string().refine(isPersonNumber),
  on: z.string().refine(isLocalDate),
  consentReference: z.string().min(1).max(64),
});

type Query = z.infer<typeof query>;

function addRoutes({ app, faults, ledger }: SandboxParts): void {
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => problem(reply, error.statusCode ?? 500));

  app.post(PATH, async (request, reply) => {
    if (!acceptsJson(request)) return problem(reply, 406);
    const reference = request.headers['x-correlation-id'];
    const parsed = query.safeParse(request.body);
    if (!parsed.success || typeof reference !== 'string' || !isReference(reference)) return problem(reply, 400);
    return respond(reply, faults.draw([OPERATION, request.url]), {
      decide: (fault) => take(parsed.data, reference, reference, fault),
      elsewhere: (fault) => take(parsed.data, reference, randomUUID(), fault),
      error: problemBody,
    });
  });

  function take({ insz, on }: Query, reference: string, echoed: string, fault: string | undefined): Answer {
    const status = incapacityPersona(insz, on, ledger.timesAsked(OPERATION, insz));
    const entry = { operation: OPERATION, reference, insz, answer: status.status };
    ledger.append(fault === undefined ? entry : { ...entry, fault });
    return { contentType: 'application/json', body: JSON.stringify({ reference: echoed, insz, ...status }) };
  }

  app.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE'],
    url: PATH,
    handler: (_request, reply) => problem(reply.header('allow', 'POST'), 405),
  });
}

function acceptsJson({ headers }: FastifyRequest): boolean {
  const ranges = (headers.accept ?? '*/*').split(',').map((range) => range.split(';', 1)[0]!.trim());
  return ranges.some((range) => ['application/json', 'application/*', '*/*'].includes(range));
}

/** The problem types of the Belgian government's REST guide. */
const PROBLEMS: Readonly<Record<number, readonly [type: string, title: string]>> = {
  400: ['badRequest', 'Bad Request'],
  405: ['methodNotAllowed', 'Method Not Allowed'],
  406: ['notAcceptable', 'Not Acceptable'],
  413: ['payloadTooLarge', 'Payload Too Large'],
  415: ['unsupportedMediaType', 'Unsupported Media Type'],
  429: ['tooManyRequests', 'Too Many Requests'],
  503: ['serviceUnavailable', 'Service Unavailable'],
};

function problem(reply: FastifyReply, status: number): FastifyReply {
  const { contentType, body } = problemBody(status);
  return reply.code(status).header('content-type', contentType).send(Buffer.from(body, 'utf8'));
}

function problemBody(status: number): Answer {
  const [type, title] = PROBLEMS[status] ?? ['internalServerError', 'Internal Server Error'];
  return {
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: `urn:problem-type:belgif:${type}`, title, status }),
  };
}

if (import.meta.main) await runAsProcess(startRizivSandbox);
