import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import underPressure from '@fastify/under-pressure';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/open.ts';
import { anyone, knowWhoAsks, type WhoAsks } from './actor.ts';
import { context, type Server } from './route-context.ts';
import { handleErrors, sendProblem } from './errors.ts';
import { limits } from './limits.ts';
import { localOnly } from './local-only.ts';
import { logRequests } from './log.ts';
import { noNul } from './no-nul.ts';
import { openapi } from './openapi.ts';
import { problem } from './problem.ts';
import { capacityRoutes } from './routes/capacity.ts';
import { cohortRoutes } from './routes/cohorts.ts';
import { commandRoutes } from './routes/commands.ts';
import { foresightRoutes } from './routes/foresight.ts';
import { healthRoute } from './routes/health.ts';
import { machineRoutes, webhookRoutes } from './routes/machines.ts';
import { mailboxRoutes } from './routes/mailbox.ts';
import { metricsRoute } from './routes/metrics.ts';
import { ocmwRoutes } from './routes/ocmw.ts';
import { peopleRoutes } from './routes/people.ts';
import { personRoutes } from './routes/persons.ts';
import { registrationRoutes } from './routes/registrations.ts';
import { staffRoutes } from './routes/staff.ts';
import { systemRoutes } from './routes/systems.ts';
import { trajectoryRoutes } from './routes/trajectories.ts';
import { appVerbs, type Verbs } from '../app/verbs.ts';

export interface ServerOptions {
  /** Left out, nothing is logged. */
  readonly logger?: FastifyBaseLogger;
  /** Tests put others in their place. */
  readonly verbs?: Verbs;
  /** Left out, anyone who reaches it has direct access. */
  readonly whoAsks?: WhoAsks;
  /** From which delay of the event loop on it answers that it is too busy, in ms; 0: never, where a busy machine is no finding. */
  readonly busyAfterMs?: number;
}

/** The HTTP door of the application, not yet listening. It does not own `app`: whoever opened that closes it. */
export function createServer(
  app: App,
  { logger, verbs = appVerbs, whoAsks = anyone, busyAfterMs = limits.eventLoopDelayMs }: ServerOptions = {},
): FastifyInstance {
  const server = fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    // Its own lines carry the url, and in that what people typed.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.jsonBytes,
    requestTimeout: limits.requestMs,
    routerOptions: { maxParamLength: limits.idLength },
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  logRequests(server);
  handleErrors(server);
  localOnly(server);
  noNul(server);
  // Answers are data, so no page of another origin, and no browser of this one, needs anything from them.
  server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: false,
  });
  server.register(rateLimit, {
    max: limits.requestsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: () => problem('request.tooMany'),
  });
  server.register(underPressure, { maxEventLoopDelay: busyAfterMs });
  server.register(swagger, openapi);
  server.register(async (scope) => {
    knowWhoAsks(scope as unknown as FastifyInstance, app, whoAsks);
    const given = context(scope.withTypeProvider<ZodTypeProvider>() as unknown as Server, app, verbs);
    registrationRoutes(given);
    trajectoryRoutes(given);
    peopleRoutes(given);
    personRoutes(given);
    mailboxRoutes(given);
    machineRoutes(given);
    webhookRoutes(given);
    commandRoutes(given);
    capacityRoutes(given);
    staffRoutes(given);
    cohortRoutes(given);
    foresightRoutes(given);
    systemRoutes(given);
    ocmwRoutes(given);
    metricsRoute(given);
    healthRoute(given);
    scope.get('/openapi.json', { schema: { hide: true } }, async () => server.swagger());
  });
  return server as unknown as FastifyInstance;
}
