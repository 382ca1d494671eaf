import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import underPressure from '@fastify/under-pressure';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/open.ts';
import { openapi } from './document/openapi.ts';
import { acceptsJson } from './accepts.ts';
import { anyone, knowWhoAsks, type WhoAsks } from './actor.ts';
import { context, type Server } from './route-context.ts';
import { handleErrors, sendProblem } from './errors.ts';
import { saysEtags } from './etag.ts';
import { limits } from './limits.ts';
import { localOnly } from './local-only.ts';
import { logRequests } from './log.ts';
import { methodsOf } from './methods.ts';
import { noNul } from './no-nul.ts';
import { notTooDeep } from './not-too-deep.ts';
import { limitAccounts } from './per-account.ts';
import { problem } from './problem.ts';
import { agreementRoutes } from './routes/agreements.ts';
import { capacityRoutes } from './routes/capacity.ts';
import { cohortRoutes } from './routes/cohorts.ts';
import { commandRoutes } from './routes/commands.ts';
import { documentRoutes } from './routes/documents.ts';
import { foresightRoutes } from './routes/foresight.ts';
import { healthRoute } from './routes/health.ts';
import { mailboxRoutes } from './routes/mailbox.ts';
import { metricsRoute } from './routes/metrics.ts';
import { ocmwRoutes } from './routes/ocmw.ts';
import { operationRoutes } from './routes/operations.ts';
import { peopleRoutes } from './routes/people.ts';
import { personRoutes } from './routes/persons.ts';
import { prospectRoutes } from './routes/prospects.ts';
import { registrationRoutes } from './routes/registrations.ts';
import { rulesRoutes } from './routes/rules.ts';
import { staffRoutes } from './routes/staff.ts';
import { systemRoutes } from './routes/systems.ts';
import { trajectoryRoutes } from './routes/trajectories.ts';
import { saysTrace, traceIdOf } from './trace.ts';
import { appVerbs, type Verbs } from '../app/verbs.ts';

export interface ServerOptions {
  /** Left out, nothing is logged. */
  readonly logger?: FastifyBaseLogger;
  /** Tests put others in their place. */
  readonly verbs?: Verbs;
  /** Left out, anyone who reaches it has direct access. */
  readonly whoAsks?: WhoAsks;
  /** Left out, as `limits` has it; 0: never, for tests on a machine that is busy with others. */
  readonly drownsAfterMs?: number;
}

/** The HTTP door of the application, not yet listening. It does not own `app`: whoever opened that closes it. */
export function createServer(
  app: App,
  { logger, verbs = appVerbs, whoAsks = anyone, drownsAfterMs = limits.eventLoopDelayMs }: ServerOptions = {},
): FastifyInstance {
  const server = fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    // Its own lines carry the url, and in that what people typed.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    genReqId: traceIdOf,
    bodyLimit: limits.jsonBytes,
    requestTimeout: limits.requestMs,
    routerOptions: { maxParamLength: limits.idLength },
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  logRequests(server);
  saysTrace(server);
  handleErrors(server, methodsOf(server));
  acceptsJson(server);
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
  server.register(underPressure, { maxEventLoopDelay: drownsAfterMs });
  server.register(swagger, openapi('3.0.3'));
  server.register(swagger, { ...openapi('3.1.0'), decorator: 'swagger31' as 'swagger' });
  server.register(async (scope) => {
    knowWhoAsks(scope as unknown as FastifyInstance, app, whoAsks);
    limitAccounts(scope as unknown as FastifyInstance);
    saysEtags(scope as unknown as FastifyInstance);
    notTooDeep(scope as unknown as FastifyInstance);
    const given = context(scope.withTypeProvider<ZodTypeProvider>() as unknown as Server, app, verbs);
    registrationRoutes(given);
    trajectoryRoutes(given);
    peopleRoutes(given);
    personRoutes(given);
    mailboxRoutes(given);
    commandRoutes(given);
    capacityRoutes(given);
    staffRoutes(given);
    prospectRoutes(given);
    rulesRoutes(given);
    agreementRoutes(given);
    operationRoutes(given);
    cohortRoutes(given);
    foresightRoutes(given);
    systemRoutes(given);
    ocmwRoutes(given);
    metricsRoute(given);
    healthRoute(given);
    documentRoutes(given, server as never);
  });
  return server as unknown as FastifyInstance;
}
