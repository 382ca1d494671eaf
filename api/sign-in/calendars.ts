import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { whoHas } from '../../app/sign-in/index.ts';
import { actingAs, type App } from '../../app/open.ts';
import type { Verbs } from '../../app/verbs.ts';
import { feedOf, refreshSeconds } from '../../web/index.ts';
import { listOf } from '../etag.ts';
import { limits } from '../limits.ts';
import { reads } from '../operation.ts';
import { problem } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { moment, noContent } from '../schemas/common.ts';
import { problems } from '../schemas/problem.ts';

type OfCalendar = FastifyRequest<{ Params: { file: string }; Querystring: { taal?: string } }>;

/**
 * Somebody's calendar, at an address that only they and their calendar know. Whose it is, is looked up at each question: what was
 * withdrawn, and whoever is blocked or left, answers as what never was.
 */
export function calendarFeed(scope: FastifyInstance, app: App, verbs: Verbs): void {
  const counted = scope.createRateLimit({
    max: limits.calendarPerMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) => `calendar ${(request as OfCalendar).params.file}`,
  });

  scope.get('/kalender/:file', { schema: { hide: true } }, async (request: OfCalendar, reply) => {
    const [, token = ''] = /^(.+)\.ics$/.exec(request.params.file) ?? [];
    const known = await whoHas(app, token, 'calendar');
    if (!known) throw problem('request.notFound');
    const limit = await counted(request);
    if (!limit.isAllowed && limit.isExceeded) {
      void reply.header('retry-after', limit.ttlInSeconds);
      throw problem('request.tooMany');
    }
    const text = feedOf(await verbs.ownCalendar(actingAs(app, known.caller)), known.caller, request.query.taal);
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
    void reply.headers({
      'cache-control': `private, max-age=${refreshSeconds / 4}`,
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      etag,
    });
    if (listOf(request.headers['if-none-match']).includes(etag)) return reply.code(304).send();
    return reply.type('text/calendar; charset=utf-8').send(text);
  });
}

const feed = z
  .object({ madeAt: moment, seenAt: moment.describe('When it was last fetched'), expiresAt: moment })
  .meta({ id: 'CalendarFeed' });

const accountOf = ({ known }: FastifyRequest): string => {
  if (!known) throw problem('access.unknown');
  return known.accountId;
};

/** One's own address: made, renewed, withdrawn. It is told once, so it is kept under no key of a request. */
export function feedRoutes(context: RouteContext): void {
  const { server, verbs } = context;
  const tags = ['access'];
  const path = '/v1/calendar-feed';
  reads(
    context,
    path,
    {
      ...{ id: 'showFeed', tag: 'access', answer: z.object({ feed: feed.nullable().describe('null: there is none') }) },
      summary: 'Whether there is an address at which one’s calendar fetches itself, without the address',
    },
    async ({ acting, request }) => {
      const found = await verbs.showFeed(acting, accountOf(request));
      return { feed: found.calendar };
    },
  );
  server.post(
    path,
    {
      schema: {
        ...{ operationId: 'makeFeed', tags, summary: 'A new address; the one before opens nothing any more' },
        response: { 201: z.object({ url: z.string(), expiresAt: moment }), ...problems },
      },
    },
    async (request, reply) => reply.code(201).send(await verbs.makeFeed(request.acting, accountOf(request))),
  );
  server.delete(
    path,
    {
      schema: {
        ...{ operationId: 'endFeed', tags, summary: 'Withdraws the address; it is dead at once' },
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      await verbs.endFeed(request.acting, accountOf(request));
      return reply.code(204).send(null);
    },
  );
}
