import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { respond, send } from '../../sandbox/answering.ts';
import type { Answer } from '../../sandbox/answering.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox, SandboxOptions, SandboxParts } from '../../sandbox/server.ts';
import type { Service } from '../request.ts';
import { createSigner, type SigningKeys } from '../signing.ts';
import { SOAP_NAMESPACE } from '../soap.ts';
import { writeXml } from '../xml.ts';
import { MAGDA_PATH } from '../services.ts';
import { writeReply } from './envelope.ts';
import type { Said } from './envelope.ts';
import { readQuestion } from './question.ts';
import type { MagdaQuestion } from './question.ts';
import { isTakenByWss4j } from './security.ts';
import { keepsSchema } from './schema.ts';

/** What one person gets to hear, with a code of it for the ledger. */
export interface Decided {
  readonly said: Said;
  readonly answer: string;
  /** Of what changes something here. */
  readonly effect?: 'opened' | 'closed' | 'already' | 'none';
}

export interface MagdaAnswers {
  readonly service: Service;
  /** `asked` counts the earlier questions of this operation about this person, `isOpen` says whether an interest in them is. */
  readonly decide: (question: MagdaQuestion, asked: number, isOpen: boolean) => Decided;
}

export interface MagdaSandboxDefinition {
  readonly system: string;
  readonly services: readonly MagdaAnswers[];
}

const INVALID: Said = {
  kind: 'exception',
  level: 2,
  exception: { code: '50000', origin: 'MAGDA', diagnosis: 'Het bericht voldoet niet aan het schema' },
};

const OVERLOADED: Said = {
  kind: 'exception',
  level: 2,
  exception: { code: '99995', origin: 'MAGDA', diagnosis: 'Te veel gelijktijdige bevragingen' },
};

/** Level 1, as the public mock says it with its signature check on. */
const UNSIGNED = writeXml({
  'soapenv:Envelope': {
    '@_xmlns:soapenv': SOAP_NAMESPACE,
    'soapenv:Body': {
      'soapenv:Fault': { faultcode: 'Server', faultstring: 'ERR_025: De handtekening van het bericht is niet geldig' },
    },
  },
});

export interface MagdaSandboxOptions extends SandboxOptions {
  /** Messages must be signed by a certificate of this authority, and answers are signed with this key. */
  readonly signatures?: { readonly ca: string; readonly keys: SigningKeys };
}

/** A sandbox of MAGDA services over SOAP on one URL, with the manners of the public mock: most errors are HTTP 200. */
export function startMagdaSandbox(definition: MagdaSandboxDefinition, options: MagdaSandboxOptions): Promise<Sandbox> {
  return startSandbox(
    {
      system: definition.system,
      endpointPath: MAGDA_PATH,
      impossible: [],
      routes: (parts) => addRoutes(definition, parts, options.signatures),
    },
    options,
  );
}

function addRoutes(
  { services }: MagdaSandboxDefinition,
  { app, faults, ledger }: SandboxParts,
  signatures: MagdaSandboxOptions['signatures'],
): void {
  const signer = signatures && createSigner(signatures.keys);
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
    if (signatures && !isTakenByWss4j(request.body, signatures.ca))
      return reply.header('content-type', 'text/xml').send(UNSIGNED);
    const question = readQuestion(request.body);
    const asked = services.find(
      ({ service }) => question?.operation === service.operation && question.version === service.version,
    );
    if (!question || !asked || question.otherSubject) return httpError(request, reply, 500);
    // Other than the public mock, which looks at no schema, the platform does.
    if (!keepsSchema(request.body)) return send(reply, written(asked.service, question, question.reference, INVALID));
    return respond(reply, faults.draw([question.operation, request.url]), {
      decide: (fault) => take(asked, question, question.reference, fault),
      elsewhere: (fault) => take(asked, question, randomUUID(), fault),
      error: (status) => errorBody(request, status),
      overloaded: () => written(asked.service, question, question.reference, OVERLOADED),
    });
  };

  function written(service: Service, question: MagdaQuestion, reference: string, said: Said): Answer {
    const text = writeReply(service, question, reference, said, signer?.header);
    return xml(signer ? signer.sign(text) : text);
  }

  function take(
    { service, decide }: MagdaAnswers,
    question: MagdaQuestion,
    reference: string,
    fault: string | undefined,
  ): Answer {
    const { operation } = service;
    const { insz } = question;
    const { said, answer, effect } = decide(question, ledger.timesAsked(operation, insz), ledger.isOpen(insz));
    ledger.append({
      operation,
      reference: question.reference,
      insz,
      answer,
      ...(effect === undefined ? {} : { effect }),
      ...(fault === undefined ? {} : { fault }),
    });
    return written(service, question, reference, said);
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
