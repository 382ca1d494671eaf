import { z } from 'zod';
import { blockReasons } from '../../app/access/index.ts';
import { reads } from '../operation.ts';
import { refused } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { collection, day, many, moment, noContent } from '../schemas/common.ts';
import { problems } from '../schemas/problem.ts';
import { session } from './me.ts';

const code = z.string().min(1).max(200);
const id = z.object({ id: z.string().max(64) });
const made = z.object({ id: z.string() });
const block = z
  .object({
    id: z.string(),
    subject: z.string().nullable(),
    organisationCode: z.string().nullable(),
    reason: z.string(),
    blockedAt: moment,
    blockedBy: z.string(),
  })
  .meta({ id: 'AccessBlock' });
const mapping = z
  .object({
    subjectClaim: code,
    organisationClaim: code.nullable().default(null),
    groupClaim: code.nullable().default(null),
    groupValue: code.nullable().default(null),
    roleClaim: code.nullable().default(null),
    roleValue: code.nullable().default(null),
    kind: z.string().max(40),
    role: z.string().max(40).default(''),
  })
  .meta({ id: 'ClaimMapping' });
const account = z
  .object({
    id: z.string(),
    kind: z.string(),
    issuer: z.string(),
    subject: z.string(),
    organisationCode: z.string(),
    role: z.string(),
    staffId: z.string().nullable(),
    personId: z.string().nullable(),
    nis: z.string().nullable(),
    organisationId: z.string().nullable(),
    createdAt: moment,
  })
  .meta({ id: 'Account' });
const organisationCode = z.object({
  code: z.string(),
  organisationId: z.string().nullable(),
  nis: z.string().nullable(),
});

const tag = 'access';
const named = (operationId: string, summary: string) => ({ operationId, summary, tags: [tag] });

/** For operators: who may come in, who is in, and nobody any more at once. */
export function operatorRoutes(context: RouteContext): void {
  const { server, verbs } = context;
  reads(
    context,
    '/v1/access/sessions',
    { id: 'listSessions', tag, answer: collection(session, {}), summary: 'Every session that runs' },
    async ({ acting }) => ({ items: (await verbs.listSessions(acting)).sessions }),
  );
  server.delete(
    '/v1/access/sessions/:id',
    {
      schema: {
        ...named('endSession', 'Ends anybody’s session'),
        params: id,
        response: { 204: noContent, ...problems },
      },
    },
    async ({ acting, params }, reply) => {
      await verbs.endSession(acting, params.id);
      return reply.code(204).send(null);
    },
  );
  reads(
    context,
    '/v1/access/blocks',
    { id: 'listBlocks', tag, answer: collection(block, {}), summary: 'Who is blocked' },
    async ({ acting }) => ({ items: (await verbs.listBlocks(acting)).blocks }),
  );
  server.post(
    '/v1/access/blocks',
    {
      schema: {
        ...named('blockAccess', 'Blocks a person, a work relation or an organisation, at once'),
        body: z.object({
          subject: code.nullable().default(null),
          organisationCode: code.nullable().default(null),
          reason: z.string().max(40).meta({ enum: blockReasons }),
        }),
        response: { 201: made, ...problems },
      },
    },
    async ({ acting, body }, reply) => reply.code(201).send(await verbs.blockAccess(acting, body)),
  );
  server.delete(
    '/v1/access/blocks/:id',
    { schema: { ...named('unblockAccess', 'Lifts a block'), params: id, response: { 204: noContent, ...problems } } },
    async ({ acting, params }, reply) => {
      await verbs.unblockAccess(acting, params.id);
      return reply.code(204).send(null);
    },
  );
  reads(
    context,
    '/v1/access/accounts',
    { id: 'listAccounts', tag, answer: collection(account, {}), summary: 'Who may sign in' },
    async ({ acting }) => ({ items: (await verbs.listAccounts(acting)).accounts }),
  );
  server.post(
    '/v1/access/accounts',
    {
      schema: {
        ...named('linkColleague', 'Makes the account with which a colleague signs in'),
        body: z.object({ staffId: code, subject: code, organisationCode: code }),
        response: { 201: z.object({ id: z.string(), role: z.string() }), ...problems },
      },
    },
    async ({ acting, body }, reply) => reply.code(201).send(await verbs.linkColleague(acting, body)),
  );
  reads(
    context,
    '/v1/access/mappings',
    {
      ...{ id: 'listMappings', tag },
      answer: collection(mapping.extend({ id: z.string(), issuer: z.string() }), {
        organisationCodes: many(organisationCode),
      }),
      summary: 'What the claims of the provider mean, and whose the organisation codes are',
    },
    async ({ acting }) => {
      const { mappings, codes } = await verbs.listMappings(acting);
      return { items: mappings, organisationCodes: codes };
    },
  );
  server.post(
    '/v1/access/mappings',
    {
      schema: {
        ...named('addMapping', 'Adds a line; id is null when the same line is there already'),
        body: mapping,
        response: { 201: z.object({ id: z.string().nullable() }), ...problems },
      },
    },
    async ({ acting, body }, reply) => reply.code(201).send(await verbs.addMapping(acting, body)),
  );
  server.delete(
    '/v1/access/mappings/:id',
    {
      schema: { ...named('removeMapping', 'Takes a line away'), params: id, response: { 204: noContent, ...problems } },
    },
    async ({ acting, params }, reply) => {
      await verbs.removeMapping(acting, params.id);
      return reply.code(204).send(null);
    },
  );
  server.put(
    '/v1/access/organisation-codes/:code',
    {
      schema: {
        ...named('nameOrganisationCode', 'Says whose code it is: an organisation here, or a municipality for its OCMW'),
        params: z.object({ code: z.string().max(64) }),
        body: z.object({ whose: code }),
        response: { 200: organisationCode, ...problems },
      },
    },
    async ({ acting, params, body }) => verbs.nameOrganisationCode(acting, params.code, body.whose),
  );
  server.post(
    '/v1/trajectories/:id/person-links',
    {
      schema: {
        ...named('makePersonLink', 'A link with which the person sees their next step, once'),
        params: id,
        response: { 201: z.object({ url: z.string(), expiresAt: moment }), ...problems },
      },
    },
    async ({ acting, params }, reply) => reply.code(201).send(await verbs.makePersonLink(acting, params.id)),
  );
  server.post(
    '/v1/trajectories/:id/employer-links',
    {
      schema: {
        ...named('makeEmployerLink', 'A link with which the employer agrees to jobcoaching or not, without an account'),
        params: id,
        response: { 201: z.object({ url: z.string(), until: day }), ...problems },
      },
    },
    async ({ acting, params }, reply) => {
      const made = await verbs.makeEmployerLink(acting, params.id);
      if (!made.ok) throw refused(made.refusal);
      return reply.code(201).send({ url: made.url, until: made.until });
    },
  );
}
