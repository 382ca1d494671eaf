import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { isLocalDate } from '../../localDate.ts';
import { isPersonNumber, isReference } from '../../question.ts';
import { respond } from '../../sandbox/answering.ts';
import type { Answer } from '../../sandbox/answering.ts';
import { acceptsJson, answerWithProblems, problem, problemBody } from '../../sandbox/problem.ts';
import { runAsProcess } from '../../sandbox/process.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Sandbox, SandboxOptions, SandboxParts } from '../../sandbox/server.ts';
import { isTestNumber, lotOf } from '../../sandbox/testNumber.ts';
import { addTokenRoute } from './auth.ts';
import { sandboxLists } from './lists.ts';
import { incapacityPersona } from './personas.ts';

const PATH = '/v1/incapacityStatusQueries';
const OPERATION = 'incapacityStatusQueries';

/** RIZIV's services, by the contract in `openapi.json`. Its `endpoint` is the client's `baseUrl`. */
export function startRizivSandbox(options: SandboxOptions): Promise<Sandbox> {
  const routes = (parts: SandboxParts): void => addRoutes(parts, options.clientKey);
  return startSandbox({ system: 'riziv', endpointPath: '', impossible: ['99995'], routes }, options);
}

const query = z.strictObject({
  insz: z.string().refine(isPersonNumber),
  on: z.string().refine(isLocalDate),
  consentReference: z.string().min(1).max(64),
});
type Query = z.infer<typeof query>;

const receipt = z.strictObject({ rows: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

/** How long a status takes that does not come at once, in milliseconds. */
const taskMs = 300;

function addRoutes(parts: SandboxParts, clientKey: string | undefined): void {
  const { app, faults, ledger } = parts;
  const auth = addTokenRoute(parts, clientKey);
  const tasks = new Map<string, { readonly readyAt: number; readonly status: object }>();
  const confirmed = new Set(
    ledger.read(0, ledger.total()).flatMap(({ operation, key }) => (operation === 'lists.receipt' && key ? [key] : [])),
  );
  answerWithProblems(app, [PATH]);

  app.post(PATH, async (request, reply) => {
    if (!acceptsJson(request)) return problem(reply, 406);
    const refused = auth.refuses(request, 'incapacity.read');
    if (refused) return problem(reply, refused);
    const reference = request.headers['x-correlation-id'];
    const parsed = query.safeParse(request.body);
    if (!parsed.success || typeof reference !== 'string' || !isReference(reference)) return problem(reply, 400);
    const { data } = parsed;
    return respond(reply, faults.draw([OPERATION, request.url]), {
      decide: (fault) => {
        const status = take(data, reference, reference, fault);
        return takesTime(data.insz) && fault === undefined ? begin(reply, status) : json(status);
      },
      elsewhere: (fault) => json(take(data, reference, randomUUID(), fault)),
      error: problemBody,
    });
  });

  function take({ insz, on }: Query, reference: string, echoed: string, fault: string | undefined): object {
    const status = incapacityPersona(insz, on, ledger.timesAsked(OPERATION, insz));
    const entry = { operation: OPERATION, reference, insz, answer: status.status };
    ledger.append(fault === undefined ? entry : { ...entry, fault });
    return { reference: echoed, insz, ...status };
  }

  function begin(reply: FastifyReply, status: object): Answer {
    const id = randomUUID();
    tasks.set(id, { readyAt: Date.now() + taskMs, status });
    void reply.code(202).header('location', `/v1/tasks/${id}`).header('retry-after', '1');
    return json({ id, status: 'pending' });
  }

  app.get<{ Params: { id: string } }>('/v1/tasks/:id', async (request, reply) => {
    const refused = auth.refuses(request, 'incapacity.read');
    if (refused) return problem(reply, refused);
    const { id } = request.params;
    const task = tasks.get(id);
    if (!task) return problem(reply, 404);
    const answer = (): Answer => {
      if (Date.now() < task.readyAt) {
        void reply.header('retry-after', '1');
        return json({ id, status: 'pending' });
      }
      return json({ id, status: 'done', result: task.status });
    };
    const elsewhere = (): Answer => json({ id, status: 'done', result: { ...task.status, reference: randomUUID() } });
    return respond(reply, faults.draw(['tasks']), { decide: answer, elsewhere, error: problemBody });
  });

  app.get('/v1/lists', async (request, reply) => {
    const refused = auth.refuses(request, 'lists.read');
    if (refused) return problem(reply, refused);
    const decide = (): Answer =>
      json({
        lists: sandboxLists
          .filter(({ id }) => !confirmed.has(id))
          .map(({ id, madeOn, rows }) => ({ id, madeOn, rows })),
      });
    return respond(reply, faults.draw(['lists']), { decide, elsewhere: decide, error: problemBody });
  });

  app.get<{ Params: { id: string } }>('/v1/lists/:id/file', async (request, reply) => {
    const refused = auth.refuses(request, 'lists.read');
    if (refused) return problem(reply, refused);
    const list = sandboxLists.find(({ id }) => id === request.params.id);
    if (!list) return problem(reply, 404);
    const decide = (): Answer => {
      void reply.header('repr-digest', `sha-256=:${Buffer.from(list.sha256, 'hex').toString('base64')}:`);
      return { contentType: 'text/csv', body: list.text };
    };
    const elsewhere = (): Answer => ({ ...decide(), body: list.text.slice(0, -20) });
    return respond(reply, faults.draw(['lists/file']), { decide, elsewhere, error: problemBody });
  });

  app.post<{ Params: { id: string } }>('/v1/lists/:id/receipt', async (request, reply) => {
    const refused = auth.refuses(request, 'lists.read');
    if (refused) return problem(reply, refused);
    const list = sandboxLists.find(({ id }) => id === request.params.id);
    if (!list) return problem(reply, 404);
    const parsed = receipt.safeParse(request.body);
    if (!parsed.success) return problem(reply, 400);
    if (parsed.data.sha256 !== list.sha256 || parsed.data.rows !== list.rows) return problem(reply, 409);
    const reference = String(request.headers['x-correlation-id'] ?? '');
    const decide = (fault: string | undefined): Answer => {
      const status = confirmed.has(list.id) ? 'already' : 'received';
      const effect = status === 'received' ? 'applied' : 'already';
      ledger.append({
        operation: 'lists.receipt',
        reference,
        insz: '',
        answer: status,
        effect,
        key: list.id,
        ...(fault === undefined ? {} : { fault }),
      });
      confirmed.add(list.id);
      return json({ id: list.id, status });
    };
    const elsewhere = (fault: string): Answer => (decide(fault), json({ id: randomUUID(), status: 'received' }));
    return respond(reply, faults.draw(['lists/receipt']), { decide, elsewhere, error: problemBody });
  });
}

/** Of one in ten the status is not at hand. */
const takesTime = (insz: string): boolean => isTestNumber(insz) && [10, 11].includes(lotOf(insz, 991));

const json = (body: object): Answer => ({ contentType: 'application/json', body: JSON.stringify(body) });

if (import.meta.main) await runAsProcess(startRizivSandbox);
