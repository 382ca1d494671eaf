import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { respond } from '../../sandbox/answering.ts';
import type { Answer } from '../../sandbox/answering.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox, SandboxOptions, SandboxParts } from '../../sandbox/server.ts';
import type { Service } from '../request.ts';
import { MAGDA_PATH } from '../services.ts';
import { writeReply } from './envelope.ts';
import type { Said } from './envelope.ts';
import { readQuestion } from './question.ts';
import type { MagdaQuestion } from './question.ts';

/** What one person gets to hear, with a code of it for the ledger. */
export interface Decided {
  readonly said: Said;
  readonly answer: string;
}

export interface MagdaSandboxDefinition {
  readonly system: string;
  readonly service: Service;
  /** `asked` counts the earlier questions about this person. */
  readonly decide: (question: MagdaQuestion, asked: number) => Decided;
}

const OVERLOADED: Said = {
  kind: 'exception',
  level: 2,
  exception: { code: '99995', origin: 'MAGDA', diagnosis: 'Te veel gelijktijdige bevragingen' },
};

/** A sandbox of one MAGDA service over SOAP, with the manners of the public mock: most errors are HTTP 200. */
export function startMagdaSandbox(definition: MagdaSandboxDefinition, options: SandboxOptions): Promise<Sandbox> {
  return startSandbox(
    {
      system: definition.system,
      endpointPath: MAGDA_PATH,
      impossible: [],
      routes: (parts) => addRoutes(definition, parts),
    },
    options,
  );
}

function addRoutes({ service, decide }: MagdaSandboxDefinition, { app, faults, ledger }: SandboxParts): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(['text/xml', 'application/xml'], { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler((error: { statusCode?: number }, request, reply) =>
    httpError(request, reply, error.statusCode ?? 500),
  );

  const ask = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    // Fastify parses no body without a content type; the mock refuses the missing type before the missing body.
    if (request.headers['content-type'] === undefined) return httpError(request, reply, 415);
    if (!acceptsXml(request.headers.accept)) return httpError(request, reply, 406);
    if (typeof request.body !== 'string' || request.body === '') return httpError(request, reply, 400);
    const question = readQuestion(request.body);
    if (question?.operation !== service.operation || question.version !== service.version) {
      return httpError(request, reply, 500);
    }
    return respond(reply, faults.draw([service.operation, request.url]), {
      decide: (fault) => take(question, question.reference, fault),
      elsewhere: (fault) => take(question, randomUUID(), fault),
      error: (status) => errorBody(request, status),
      overloaded: () => xml(writeReply(service, question, question.reference, OVERLOADED)),
    });
  };

  function take(question: MagdaQuestion, reference: string, fault: string | undefined): Answer {
    const { said, answer } = decide(question, ledger.timesAsked(service.operation, question.insz));
    const entry = { operation: service.operation, reference: question.reference, insz: question.insz, answer };
    ledger.append(fault === undefined ? entry : { ...entry, fault });
    return xml(writeReply(service, question, reference, said));
  }

  for (const path of [MAGDA_PATH, MAGDA_PATH.replace('/api', '')]) {
    app.post(path, ask);
    app.route({
      method: ['GET', 'PUT', 'PATCH', 'DELETE'],
      url: path,
      handler: (request, reply) => httpError(request, reply, 405),
    });
  }
}

function xml(body: string): Answer {
  // Without a charset, as measured; the bytes are UTF-8.
  return { contentType: 'text/xml', body };
}

function acceptsXml(accept: string | undefined): boolean {
  if (accept === undefined) return true;
  return accept.split(',').some((range) => ['text/xml', 'text/*', '*/*'].includes(range.split(';', 1)[0]!.trim()));
}

function httpError(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const { contentType, body } = errorBody(request, status);
  return reply.code(status).header('content-type', contentType).send(body);
}

/** The mock's error body, which says nothing. */
function errorBody(request: FastifyRequest, status: number): Answer {
  const path = request.url.split('?', 1)[0];
  const error = { 400: 'Bad Request', 429: 'Too Many Requests', 503: 'Service Unavailable' }[status] ?? 'Error';
  return {
    contentType: 'application/json',
    body: JSON.stringify({ timestamp: new Date().toISOString(), status, error, path }),
  };
}
