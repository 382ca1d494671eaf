import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import underPressure from '@fastify/under-pressure';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { App } from '../app/open.ts';
import { openapi } from './document/openapi.ts';
import { acceptsJson } from './accepts.ts';
import { knowWhoAsks, type WhoAsks } from './actor.ts';
import { context, type Server } from './route-context.ts';
import { handleErrors, sendProblem } from './errors.ts';
import { saysEtags } from './etag.ts';
import { limits } from './limits.ts';
import { logRequests } from './log.ts';
import { methodsOf } from './methods.ts';
import { noNul } from './no-nul.ts';
import { notTooDeep } from './not-too-deep.ts';
import { limitAccounts } from './per-account.ts';
import { problem } from './problem.ts';
import { agreementRoutes } from './routes/agreements.ts';
import { capacityRoutes } from './routes/capacity.ts';
import { contractRoutes } from './routes/contracts.ts';
import { releaseRoutes } from './routes/releases.ts';
import { cohortRoutes } from './routes/cohorts.ts';
import { hoursRoutes } from './routes/hours.ts';
import { commandRoutes } from './routes/commands.ts';
import { documentRoutes } from './routes/documents.ts';
import { figureRoutes } from './routes/figures.ts';
import { foresightRoutes } from './routes/foresight.ts';
import { healthRoute } from './routes/health.ts';
import { machineRoutes, webhookRoutes } from './routes/machines.ts';
import { mailboxRoutes } from './routes/mailbox.ts';
import { metricsRoute } from './routes/metrics.ts';
import { ocmwRoutes } from './routes/ocmw.ts';
import { operationRoutes } from './routes/operations.ts';
import { peopleRoutes } from './routes/people.ts';
import { personRoutes } from './routes/persons.ts';
import { prospectRoutes } from './routes/prospects.ts';
import { registrationRoutes } from './routes/registrations.ts';
import { rulesRoutes } from './routes/rules.ts';
import { simulationRoutes } from './routes/simulation.ts';
import { staffRoutes } from './routes/staff.ts';
import { systemRoutes } from './routes/systems.ts';
import { trajectoryRoutes } from './routes/trajectories.ts';
import { viewRoutes } from './routes/views.ts';
import { overHttps } from './sign-in/cookies.ts';
import { noOtherSites, ownNamesOnly } from './sign-in/door.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { signedIn } from './sign-in/who-asks.ts';
import { pages } from '../web/index.ts';
import { problemStatus } from './status.ts';
import { saysTrace, traceIdOf } from './trace.ts';
import { appVerbs, type Verbs } from '../app/verbs.ts';

export interface ServerOptions {
  /** Left out, nothing is logged. */
  readonly logger?: FastifyBaseLogger;
  /** Tests put others in their place. */
  readonly verbs?: Verbs;
  /** Left out, whoever is signed in. */
  readonly whoAsks?: WhoAsks;
  /** From which delay of the event loop on it answers that it is too busy, in ms; 0: never, where a busy machine is no finding. */
  readonly busyAfterMs?: number;
  /** Our own certificate and key in PEM; left out, a proxy ends TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** The HTTP door of the application, not yet listening. It does not own `app`: whoever opened that closes it. */
export function createServer(
  app: App,
  { logger, verbs = appVerbs, whoAsks = signedIn(app), busyAfterMs = limits.eventLoopDelayMs, tls }: ServerOptions = {},
): FastifyInstance {
  const { settings } = app;
  const server = fastify({
    ...(tls ? { https: tls } : {}),
    ...(settings.trustedProxies ? { trustProxy: [...settings.trustedProxies] } : {}),
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    // Its own lines carry the url, and in that what people typed.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    genReqId: traceIdOf,
    bodyLimit: limits.jsonBytes,
    requestTimeout: limits.requestMs,
    routerOptions: { maxParamLength: limits.monthIdLength },
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  logRequests(server);
  saysTrace(server);
  handleErrors(server, methodsOf(server));
  acceptsJson(server);
  ownNamesOnly(server, settings);
  noNul(server);
  // Answers are data, so no page of another origin, and no browser of this one, needs anything from them.
  server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: overHttps(settings) ? { maxAge: 2 * 365 * 86_400, includeSubDomains: false } : false,
  });
  server.register(rateLimit, {
    max: (settings.requestsPerMinute ?? limits.requestsPerAccount) * limits.accountsPerComputer,
    timeWindow: '1 minute',
    errorResponseBuilder: () => problem('request.tooMany'),
  });
  server.register(underPressure, { maxEventLoopDelay: busyAfterMs });
  server.register(swagger, openapi('3.0.3'));
  server.register(swagger, { ...openapi('3.1.0'), decorator: 'swagger31' as 'swagger' });
  server.register(cookie);
  server.register(async (scope) => {
    noOtherSites(scope as unknown as FastifyInstance, settings);
    knowWhoAsks(scope as unknown as FastifyInstance, app, whoAsks);
    limitAccounts(scope as unknown as FastifyInstance, settings);
    saysEtags(scope as unknown as FastifyInstance);
    notTooDeep(scope as unknown as FastifyInstance);
    const given = context(scope.withTypeProvider<ZodTypeProvider>() as unknown as Server, app, verbs);
    signInRoutes(given);
    registrationRoutes(given);
    trajectoryRoutes(given);
    peopleRoutes(given);
    personRoutes(given);
    mailboxRoutes(given);
    machineRoutes(given);
    webhookRoutes(given);
    viewRoutes(given);
    commandRoutes(given);
    capacityRoutes(given);
    simulationRoutes(given);
    staffRoutes(given);
    prospectRoutes(given);
    rulesRoutes(given);
    agreementRoutes(given);
    contractRoutes(given);
    releaseRoutes(given);
    operationRoutes(given);
    figureRoutes(given);
    cohortRoutes(given);
    hoursRoutes(given);
    foresightRoutes(given);
    systemRoutes(given);
    ocmwRoutes(given);
    metricsRoute(given);
    healthRoute(given);
    documentRoutes(given, server as never);
    await scope.register(async (site) =>
      pages({
        server: site as unknown as FastifyInstance,
        app,
        verbs,
        statusOf: (code) => problemStatus[code],
        actingOf: ({ acting }) => acting as App | undefined,
        knownOf: ({ known }) => known,
        secure: overHttps(settings),
        largestList: limits.csvBytes,
      }),
    );
  });
  return server as unknown as FastifyInstance;
}
