import type { App } from '../../app/open.ts';
import type { Verbs } from '../../api/doors.ts';
import { createServer } from '../../api/server.ts';
import { instant } from '../../domain/calendar/index.ts';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

/** For what the door itself does: parsing, mapping, the document. The verbs behind it have their own tests, on the real stack. */
const app = { now: async () => instant('2026-03-04T09:00:00.000Z') } as unknown as App;

const unasked = async (): Promise<never> => {
  throw new Error('this verb was not expected');
};

export function serverWith(verbs: Partial<Verbs> = {}, logger?: FastifyBaseLogger): FastifyInstance {
  const all: Verbs = {
    giveCommand: unasked,
    withIdempotency: unasked,
    commandsOf: unasked,
    eventsOf: unasked,
    forecastOf: unasked,
    listTrajectories: unasked,
    showTrajectory: unasked,
    waitingOf: unasked,
    registerList: unasked,
    registerPerson: unasked,
    ...verbs,
  };
  return createServer(app, { verbs: all, ...(logger ? { logger } : {}) });
}
