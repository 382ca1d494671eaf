import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isLocalDate } from '../../localDate.ts';
import { isPersonNumber, isReference } from '../../question.ts';
import { respond, type Answer } from '../../sandbox/answering.ts';
import { acceptsJson, answerWithProblems, problem, problemBody } from '../../sandbox/problem.ts';
import { runAsProcess } from '../../sandbox/process.ts';
import { startSandbox, type Sandbox, type SandboxOptions, type SandboxParts } from '../../sandbox/server.ts';

/** An OCMW that is told and asked, by the contract in `openapi.json`. Its `endpoint` is the client's `baseUrl`. */
export function startLocalOcmwSandbox(options: SandboxOptions): Promise<Sandbox> {
  return startSandbox({ system: 'localOcmw', endpointPath: '', impossible: ['99995'], routes: addRoutes }, options);
}

const insz = z.string().refine(isPersonNumber);
const day = z.string().refine(isLocalDate);
const bodies = {
  notices: z.strictObject({ insz, about: z.enum(['started', 'planAgreed', 'ended']), on: day }),
  questions: z.strictObject({
    insz,
    question: z.enum(['gpmi', 'socialWorker']),
    answerBy: day,
    answerUrl: z.url({ protocol: /^https?$/ }),
  }),
} as const;

function addRoutes({ app, faults, ledger }: SandboxParts): void {
  answerWithProblems(app, ['/v1/notices', '/v1/questions']);

  for (const operation of ['notices', 'questions'] as const) {
    app.post(`/v1/${operation}`, async (request, reply) => {
      if (!acceptsJson(request)) return problem(reply, 406);
      const reference = request.headers['x-correlation-id'];
      const key = request.headers['idempotency-key'];
      const parsed = bodies[operation].safeParse(request.body);
      if (!parsed.success || typeof reference !== 'string' || !isReference(reference)) return problem(reply, 400);
      if (key !== undefined && (typeof key !== 'string' || !/^[!-~]{1,128}$/.test(key))) return problem(reply, 400);

      const take = (echoed: string, fault: string | undefined): Answer => {
        // The one place that decides whether something happens: a key that is in the ledger has had its effect.
        const before = key !== undefined && ledger.hadEffect(key);
        ledger.append({
          operation: 'about' in parsed.data ? `${operation}.${parsed.data.about}` : operation,
          reference,
          insz: parsed.data.insz,
          answer: before ? 'already' : 'received',
          effect: before ? 'already' : 'applied',
          ...(key === undefined ? {} : { key }),
          ...(fault === undefined ? {} : { fault }),
        });
        return {
          contentType: 'application/json',
          body: JSON.stringify({ reference: echoed, status: before ? 'already' : 'received' }),
        };
      };
      return respond(reply, faults.draw([operation, request.url]), {
        decide: (fault) => take(reference, fault),
        elsewhere: (fault) => take(randomUUID(), fault),
        error: problemBody,
      });
    });
  }
}

if (import.meta.main) await runAsProcess(startLocalOcmwSandbox);
