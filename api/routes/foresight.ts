import { z } from 'zod';
import { commandNames, type CommandName } from '../../domain/trajectory/index.ts';
import { tellingNl } from '../../words/index.ts';
import { actorOf } from '../actor.ts';
import type { RouteContext } from '../route-context.ts';
import { refused } from '../problem.ts';
import { commandBody } from '../schemas/commands.ts';
import { actHeaders, readHeaders, trajectoryParams } from '../schemas/common.ts';
import { deadlineStories, ruleSet, ruleVersions, whatIf } from '../schemas/foresight.ts';
import { problems } from '../schemas/problem.ts';

/** What would be and why it is so: what-if per command, the story of a deadline, the rules themselves. */
export function foresightRoutes(context: RouteContext): void {
  for (const name of commandNames) whatIfRoute(context, name);
  const { server, verbs } = context;
  server.get(
    '/v1/trajectories/:id/deadlines/:key',
    {
      schema: {
        operationId: 'whyDeadline',
        tags: ['trajectories'],
        summary: 'Why a deadline has its date: the rule, what opened it, what moved it, how it ended',
        headers: readHeaders,
        params: trajectoryParams.extend({ key: z.string().max(40).describe('A rule (MED-1) or a deadline (MED-1#7)') }),
        response: { 200: deadlineStories, ...problems },
      },
    },
    async ({ params: { id, key }, acting }) => ({
      trajectoryId: id,
      deadlines: await verbs.whyDeadline(acting, id, key),
    }),
  );
  const ofRules = { tags: ['rules'], headers: readHeaders };
  server.get(
    '/v1/rules',
    {
      schema: {
        ...ofRules,
        operationId: 'listRules',
        summary: 'The versions of the rules',
        response: { 200: ruleVersions, ...problems },
      },
    },
    async ({ acting }) => ({ versions: await verbs.listRules(acting) }),
  );
  server.get(
    '/v1/rules/:version',
    {
      schema: {
        ...ofRules,
        operationId: 'showRules',
        summary: 'All rules of a version',
        params: z.object({ version: z.string().max(20) }),
        response: { 200: ruleSet, ...problems },
      },
    },
    async ({ params: { version }, acting }) => ({ ...(await verbs.showRules(acting, version)) }),
  );
}

function whatIfRoute({ server, verbs }: RouteContext, name: CommandName): void {
  server.route({
    method: 'POST',
    url: `/v1/trajectories/:id/what-if/${name}`,
    schema: {
      operationId: `whatIf_${name}`,
      tags: ['what-if'],
      summary: `What ${name} would do to all dates, and who would be told; nothing happens`,
      headers: actHeaders,
      params: trajectoryParams,
      body: commandBody(name),
      response: { 200: whatIf, ...problems },
    },
    preValidation: async (request) => {
      request.body ??= {};
    },
    handler: async (request) => {
      const { note: _note, ...data } = request.body as Record<string, unknown>;
      const result = await verbs.whatIfCommand(request.acting, {
        trajectoryId: request.params.id,
        name,
        by: actorOf(request),
        data,
      });
      if (!result.ok) throw refused(result.refusal);
      const told = result.told.map((telling) => {
        const { matter, ...rest } = telling;
        return { ...rest, about: matter.about, ...tellingNl(telling) };
      });
      return { ...result, told };
    },
  });
}
