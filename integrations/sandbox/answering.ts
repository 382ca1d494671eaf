import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Fault } from './faults.ts';

export interface Answer {
  readonly contentType: string;
  readonly body: string;
}

/** How one system answers; the faults are the same for all. */
export interface Answering {
  /** Decides the question and writes the ledger; called at most once, and not when the question is refused. */
  readonly decide: (fault: string | undefined) => Answer;
  /** The decided answer as if it were to another question. */
  readonly elsewhere: (fault: string) => Answer;
  /** An error answer of the system's own shape. */
  readonly error: (status: 429 | 503) => Answer;
  /** MAGDA's level 2 error 99995; systems without it refuse such a rule. */
  readonly overloaded?: () => Answer;
}

/** Sends the answer, or spoils it as the fault says. */
export async function respond(reply: FastifyReply, fault: Fault | undefined, answering: Answering): Promise<unknown> {
  switch (fault?.kind) {
    case undefined:
      return send(reply, answering.decide(undefined));
    case 'slow': {
      const answer = answering.decide('slow');
      await wait(fault.delayMs);
      return send(reply, answer);
    }
    case 'refuse':
      return sendError(reply, 503, fault.retryAfterSeconds, answering);
    case '429':
      return sendError(reply, 429, fault.retryAfterSeconds ?? 1, answering);
    case 'apply-then-503':
      answering.decide(fault.kind);
      return sendError(reply, 503, fault.retryAfterSeconds, answering);
    case 'apply-then-cut':
      return cut(reply, answering.decide(fault.kind));
    case 'malformed':
      return send(reply, spoil(answering.decide(fault.kind), fault.variant));
    case 'wrong-correlation':
      return send(reply, answering.elsewhere(fault.kind));
    case '99995':
      return send(reply, answering.overloaded?.() ?? answering.error(503));
  }
}

export function send(reply: FastifyReply, { contentType, body }: Answer): FastifyReply {
  return reply.header('content-type', contentType).send(Buffer.from(body, 'utf8'));
}

function sendError(
  reply: FastifyReply,
  status: 429 | 503,
  retryAfterSeconds: number | undefined,
  answering: Answering,
): FastifyReply {
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  return send(reply.code(status), answering.error(status));
}

/** Promises the whole answer, sends half of it and drops the connection. */
function cut(reply: FastifyReply, { contentType, body }: Answer): FastifyReply {
  const bytes = Buffer.from(body, 'utf8');
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': contentType, 'content-length': bytes.length });
  reply.raw.write(bytes.subarray(0, bytes.length >> 1), () => reply.raw.destroy());
  return reply;
}

/** What a proxy, a full disk or an attacker makes of an answer. */
function spoil({ contentType, body }: Answer, variant: number): Answer {
  const variants: Answer[] = [
    { contentType: 'text/html', body: '<!doctype html><html><body><h1>Onderhoud</h1></body></html>' },
    { contentType, body: body.slice(0, body.length >> 1) },
    { contentType, body: '' },
    { contentType, body: '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>' },
    { contentType, body: 'null' },
  ];
  return variants[Math.floor(variant * variants.length)]!;
}
