import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createFaults, faultPlan } from './faults.ts';
import type { FaultKind, Faults } from './faults.ts';
import { openLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';

export interface SandboxOptions {
  /** 0 for any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** File with the public key (SPKI in PEM) of the one client that gets tokens; left out, nobody needs one. */
  readonly clientKey?: string;
  /** Serves over TLS and demands a client certificate of this authority. PEM. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly ca: string };
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Where the system's clients ask. */
  readonly endpoint: string;
  close(): Promise<void>;
}

export interface SandboxParts {
  readonly app: FastifyInstance;
  readonly faults: Faults;
  readonly ledger: Ledger;
}

export interface SandboxDefinition {
  readonly system: string;
  /** Appended to the URL to give the endpoint. */
  readonly endpointPath: string;
  /** Kinds that this system cannot show; a plan that asks for one is refused. */
  readonly impossible: readonly FaultKind[];
  readonly routes: (parts: SandboxParts) => void;
}

const page = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
});

/** Starts one sandbox on the loopback address only: it holds no secrets and checks no caller. */
export async function startSandbox(
  { system, endpointPath, impossible, routes }: SandboxDefinition,
  { port, dataDir, tls }: SandboxOptions,
): Promise<Sandbox> {
  const ledger = openLedger(dataDir);
  const faults = createFaults();
  // Closing must not wait for a slow answer that a fault holds back.
  const https = tls ? { https: { ...tls, requestCert: true, rejectUnauthorized: true } } : {};
  const app = Fastify({
    ...https,
    logger: false,
    forceCloseConnections: true,
    bodyLimit: 1024 * 1024,
  } as object) as unknown as FastifyInstance;

  app.get('/health', () => ({ status: 'UP', system }));
  app.get('/_sandbox/ledger', (request, reply) => {
    const query = page.safeParse(request.query);
    if (!query.success) return reply.code(400).send({ error: 'after or limit out of range' });
    return {
      total: ledger.total(),
      open: ledger.openPersons(),
      entries: ledger.read(query.data.after, query.data.limit),
    };
  });
  app.get('/_sandbox/faults', () => faults.report());
  app.put('/_sandbox/faults', (request, reply) => {
    const plan = faultPlan.safeParse(request.body);
    if (!plan.success) return reply.code(400).send({ error: z.prettifyError(plan.error) });
    const wrong = plan.data.rules.find(({ kind }) => impossible.includes(kind));
    if (wrong) return reply.code(400).send({ error: `${system} has no fault ${wrong.kind}` });
    faults.set(plan.data);
    return faults.report();
  });
  app.delete('/_sandbox/faults', () => {
    faults.clear();
    return faults.report();
  });
  await app.register(async (scope) => routes({ app: scope, faults, ledger }));
  app.addHook('onClose', async () => ledger.close());

  await app.listen({ port, host: '127.0.0.1' });
  const url = `${tls ? 'https' : 'http'}://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return { url, endpoint: `${url}${endpointPath}`, close: () => app.close() };
}
