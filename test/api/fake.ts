import type { CommandRequest } from '../../app/trajectories/index.ts';
import type { App } from '../../app/open.ts';
import type { Verbs } from '../../app/verbs.ts';
import { createServer } from '../../api/server.ts';
import { instant } from '../../domain/calendar/index.ts';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

/** For what the door itself does: parsing, mapping, the document. The verbs behind it have their own tests, on the real stack. */
const app = { now: async () => instant('2026-03-04T09:00:00.000Z') } as unknown as App;

const unasked = async (): Promise<never> => {
  throw new Error('this verb was not expected');
};

export function serverWith(verbs: Partial<Verbs> = {}, logger?: FastifyBaseLogger): FastifyInstance {
  const all = new Proxy(verbs, {
    get: (given, name) => (given as Record<PropertyKey, unknown>)[name] ?? unasked,
  }) as Verbs;
  return createServer(app, { verbs: all, drownsAfterMs: 0, ...(logger ? { logger } : {}) });
}

export const consent = '/v1/trajectories/T-000001/commands/giveConsent';
export const decide = '/v1/trajectories/T-000001/commands/decideEligibility';
export const answered = { ok: true as const, sequence: 7, phase: 'intake' as const, events: ['ConsentGiven' as const] };

/** A server that keeps what it was asked. */
export function recording(): { server: ReturnType<typeof serverWith>; asked: CommandRequest[] } {
  const asked: CommandRequest[] = [];
  const server = serverWith({
    giveCommand: async (_app, request) => {
      asked.push(request);
      return answered;
    },
  });
  return { server, asked };
}
