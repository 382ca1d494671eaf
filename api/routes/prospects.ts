import { acts, reads } from '../operation.ts';
import { actorOf } from '../actor.ts';
import { hashOf } from '../idempotency.ts';
import { limits } from '../limits.ts';
import { problem } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { noContent, writeHeaders } from '../schemas/common.ts';
import { problems } from '../schemas/problem.ts';
import * as schemas from '../schemas/prospects.ts';

const tag = 'prospects';
const one = { tag, params: schemas.prospectParams };

/** People on lists of RIZIV and OCMWs, and contact with them before a registration. */
export function prospectRoutes(context: RouteContext): void {
  importRoute(context);
  listRoutes(context);
  contactRoutes(context);
}

/** The list itself is the body; its parsers are those of registrations. */
function importRoute({ server, verbs, once }: RouteContext): void {
  server.route({
    method: 'POST',
    url: '/v1/prospect-lists',
    bodyLimit: limits.csvBytes,
    schema: {
      operationId: 'importProspects',
      tags: [tag],
      summary: 'Takes in a list of non-active people, or says what would go in',
      headers: writeHeaders,
      querystring: schemas.importQuery,
      body: { content: {} },
      response: { 200: schemas.imported, ...problems },
    },
    handler: async (request) => {
      const { body } = request as { body: unknown };
      if (!Buffer.isBuffer(body) || body.length === 0) throw problem('request.emptyList');
      const { source, sheet, dryRun } = request.query;
      const by = actorOf(request);
      const hash = hashOf([source, sheet, dryRun, hashOf(body)].join(' '));
      return once(request, 'prospect-lists', by, hash, async () => {
        const given = { bytes: body, fileName: '', source, sheet, dryRun: dryRun === 'true', by };
        const { errors: _file, ...report } = await verbs.importProspects(request.acting, given);
        return report;
      });
    },
  });
}

function listRoutes(context: RouteContext): void {
  const { verbs } = context;
  reads(
    context,
    '/v1/prospect-lists',
    { id: 'listProspectLists', tag, answer: schemas.lists, summary: 'The lists that were taken in' },
    async ({ acting }) => ({
      items: (await verbs.listProspectLists(acting)).lists.map((list) => ({
        href: `/v1/prospects?listId=${list.id}`,
        ...list,
      })),
    }),
  );
  acts(
    context,
    'POST',
    '/v1/riziv-lists/fetches',
    { id: 'fetchRizivLists', tag, answer: schemas.fetched, summary: 'Fetches the lists that RIZIV offers, now' },
    async ({ acting }) => ({
      items: (await verbs.fetchRizivLists(acting)).map(({ report, details: _details, ...list }) => {
        if (report === null) return { ...list, report };
        const { errors: _file, ...rest } = report;
        return { ...list, report: rest };
      }),
    }),
  );
  reads(
    context,
    '/v1/prospects',
    {
      ...{ id: 'listProspects', tag, query: schemas.prospectsQuery, answer: schemas.prospects },
      summary: 'Who is to be contacted',
    },
    async ({ query: { stale, ...query }, acting }) => {
      const { total, rows } = await verbs.listProspects(acting, { ...query, stale: stale === 'true' });
      return { total, items: rows.map((row) => ({ href: `/v1/prospects/${row.id}`, ...row })) };
    },
  );
  reads(
    context,
    '/v1/prospects/:id',
    { ...one, id: 'showProspect', answer: schemas.prospectShown, single: true, summary: 'One of them, with attempts' },
    async ({ params: { id }, acting }) => {
      const { prospect, source, attempts } = await verbs.showProspect(acting, id);
      return { ...prospect, source, attempts };
    },
  );
}

function contactRoutes(context: RouteContext): void {
  const { verbs } = context;
  acts(
    context,
    'POST',
    '/v1/prospects/:id/attempts',
    {
      ...{ ...one, id: 'noteAttempt', body: schemas.attemptBody, answer: schemas.attempted, status: 201 },
      summary: 'Notes a try to contact somebody, and says what they are now',
    },
    async ({ params: { id }, body, acting }, by) => verbs.noteAttempt(acting, id, { ...body, by }),
  );
  acts(
    context,
    'POST',
    '/v1/prospects/:id/registration',
    {
      ...{ ...one, id: 'registerProspect', answer: schemas.prospectRegistered, status: 201 },
      summary: 'The person said yes: they are registered',
      location: ({ trajectoryId }) => `/v1/trajectories/${trajectoryId}`,
    },
    async ({ params: { id }, acting }, by) => verbs.registerProspect(acting, id, by),
  );
  acts(
    context,
    'DELETE',
    '/v1/prospects/:id',
    { ...one, id: 'eraseProspect', answer: noContent, status: 204, summary: 'Takes somebody off the lists for good' },
    async ({ params: { id }, acting }) => {
      await verbs.eraseProspect(acting, id);
      return null;
    },
  );
}
