import { z } from 'zod';
import type { App } from '../../app/open.ts';
import type { Verbs } from '../../app/verbs.ts';
import { commandNames, type CommandName } from '../../domain/trajectory/index.ts';
import { tellingNl } from '../../words/index.ts';
import { actorOf } from '../actor.ts';
import { reads } from '../operation.ts';
import { refused } from '../problem.ts';
import type { RouteContext } from '../route-context.ts';
import { commandBody } from '../schemas/commands.ts';
import { actHeaders, trajectoryParams } from '../schemas/common.ts';
import { closingBody, deadlineStories, otherRulesBody, whatIf } from '../schemas/foresight.ts';
import { problems } from '../schemas/problem.ts';

/** What would be and why it is so: what-if per command, under other rules or closing days, and the story of a deadline. */
export function foresightRoutes(context: RouteContext): void {
  const { verbs } = context;
  for (const name of commandNames)
    supposes(
      context,
      { id: `whatIf_${name}`, path: name, body: commandBody(name), what: name },
      async (_acting, { note: _note, ...data }) => ({ name, data }),
    );
  supposes(
    context,
    { id: 'whatIfRules', path: 'other-rules', body: otherRulesBody, what: 'another version of the rules' },
    async (acting, { version }) => ({
      name: 'adoptRules',
      data: { rules: await verbs.showRules(acting, String(version)) },
    }),
  );
  supposes(
    context,
    { id: 'whatIfClosing', path: 'closing-day', body: closingBody, what: 'a closing day more' },
    async (acting, { organisationId, day }) => ({
      name: 'adoptCalendar',
      data: { calendar: await verbs.calendarWith(acting, String(organisationId), String(day)) },
      supposing: true,
    }),
  );
  reads(
    context,
    '/v1/trajectories/:id/deadlines/:key',
    {
      ...{ id: 'whyDeadline', tag: 'trajectories', answer: deadlineStories },
      summary: 'Why a deadline has its date: the rule, what opened it, what moved it, how it ended',
      params: trajectoryParams.extend({ key: z.string().max(40).describe('A rule (MED-1) or a deadline (MED-1#7)') }),
    },
    async ({ params: { id, key }, acting }) => ({
      trajectoryId: id,
      items: await verbs.whyDeadline(acting, id, key),
    }),
  );
}

type Supposed = Pick<Parameters<Verbs['whatIfCommand']>[1], 'data' | 'supposing'> & { readonly name: CommandName };

/** One route per command, so that each has its own body in the OpenAPI document. */
function supposes(
  { server, verbs }: RouteContext,
  { id: operationId, path, body, what }: { id: string; path: string; body: z.ZodType; what: string },
  suppose: (acting: App, given: Readonly<Record<string, unknown>>) => Promise<Supposed>,
): void {
  server.route({
    method: 'POST',
    url: `/v1/trajectories/:id/what-if/${path}`,
    schema: {
      operationId,
      tags: ['what-if'],
      summary: `What ${what} would do to all dates, and who would be told; nothing happens`,
      headers: actHeaders,
      params: trajectoryParams,
      body,
      response: { 200: whatIf, ...problems },
    },
    preValidation: async (request) => {
      request.body ??= {};
    },
    handler: async (request) => {
      const { acting, params } = request;
      const supposed = await suppose(acting, request.body as Record<string, unknown>);
      const result = await verbs.whatIfCommand(acting, {
        ...{ trajectoryId: params.id, by: actorOf(request) },
        ...supposed,
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
