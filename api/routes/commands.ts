import { commandNames, commandSpecs, refuse, type CommandName } from '../../domain/trajectory/index.ts';
import { actorOf } from '../actor.ts';
import { mustBeLatest } from '../etag.ts';
import type { RouteContext } from '../route-context.ts';
import { canonical, hashOf, keyOf, scopeOf } from '../idempotency.ts';
import { refused } from '../problem.ts';
import { answer, commandBody } from '../schemas/commands.ts';
import { ifMatchHeaders, trajectoryParams, writeHeaders } from '../schemas/common.ts';
import { problems } from '../schemas/problem.ts';

/** One route per command, so that each has its own body in the OpenAPI document. */
export function commandRoutes(context: RouteContext): void {
  for (const name of commandNames) commandRoute(context, name);
  context.server.post('/v1/trajectories/:id/commands/:name', { schema: { hide: true } }, async () => {
    throw refused(refuse('command.unknown'));
  });
}

function commandRoute({ server, verbs, once }: RouteContext, name: CommandName): void {
  const { description, title, by: allowed } = commandSpecs[name];
  server.route({
    method: 'POST',
    url: `/v1/trajectories/:id/commands/${name}`,
    schema: {
      operationId: name,
      tags: ['commands'],
      summary: description,
      description: `Dutch: ${title.nl}. By: ${allowed.join(', ')}. Answered when its events are recorded.`,
      headers: writeHeaders.extend(ifMatchHeaders),
      params: trajectoryParams,
      body: commandBody(name),
      response: { 200: answer, ...problems },
    },
    // Some commands need no data; a client may then leave the body out.
    preValidation: async (request) => {
      request.body ??= {};
    },
    handler: async (request) => {
      const { id } = request.params;
      const { note, ...data } = request.body as Record<string, unknown> & { note?: string };
      const by = actorOf(request);
      const key = keyOf(request.headers);
      const scope = `trajectories/${id}/commands`;
      // The workflow keeps update ids in its history, and a caller's own key may hold anything, a name too.
      const updateId = key === null ? {} : { idempotencyKey: hashOf(`${scopeOf(scope, by)}\n${key}`) };
      const result = await once(request, scope, by, hashOf(canonical({ name, data, note: note ?? null })), async () => {
        await mustBeLatest(
          request.headers['if-match'],
          async () => (await verbs.eventsOf(request.acting, id)).at(-1)?.sequence ?? 0,
        );
        return verbs.giveCommand(request.acting, {
          trajectoryId: id,
          name,
          by,
          data,
          ...(note === undefined ? {} : { note }),
          ...updateId,
        });
      });
      if (!result.ok) throw refused(result.refusal);
      return result;
    },
  });
}
