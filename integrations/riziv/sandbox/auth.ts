import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { importSPKI, jwtVerify } from 'jose';
import { z } from 'zod';
import { respond } from '../../sandbox/answering.ts';
import type { SandboxParts } from '../../sandbox/server.ts';

const form = z.object({
  grant_type: z.literal('client_credentials'),
  client_assertion_type: z.literal('urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
  client_assertion: z.string(),
  scope: z.string(),
});
const scopes = ['incapacity.read', 'lists.read'];
const lifeSeconds = 300;

/** Who calls: with a public key known, only a client that proves to have the private one gets a token, as in production. */
export interface Auth {
  /** null: the call may go on; else the status of the problem. */
  refuses(request: FastifyRequest, scope: string): 401 | 403 | null;
}

export function addTokenRoute({ app, faults }: SandboxParts, keyFile: string | undefined): Auth {
  if (keyFile === undefined) return { refuses: () => null };
  const publicKey = importSPKI(readFileSync(keyFile, 'utf8'), 'ES256');
  const tokens = new Map<string, { scopes: readonly string[]; until: number }>();
  const usedIds = new Map<string, number>();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );

  app.post('/oauth2/token', async (request, reply) => {
    const parsed = form.safeParse(request.body);
    if (!parsed.success) return refuse(reply, 400, 'invalid_request');
    const asked = parsed.data.scope.split(' ');
    if (!asked.every((scope) => scopes.includes(scope))) return refuse(reply, 400, 'invalid_scope');
    if (!(await isClient(parsed.data.client_assertion, `${request.protocol}://${request.headers.host}/oauth2/token`)))
      return refuse(reply, 401, 'invalid_client');
    const give = () => {
      const token = randomBytes(24).toString('base64url');
      tokens.set(token, { scopes: asked, until: Date.now() + lifeSeconds * 1000 });
      const body = { access_token: token, token_type: 'Bearer', expires_in: lifeSeconds, scope: parsed.data.scope };
      return { contentType: 'application/json', body: JSON.stringify(body) };
    };
    // A token is about nobody, so a token lost on the way back leaves no trace in the ledger.
    return respond(reply, faults.draw(['oauth2/token']), {
      decide: give,
      elsewhere: give,
      error: (status) => ({
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: 'about:blank', title: 'unavailable', status }),
      }),
    });
  });

  async function isClient(assertion: string, audience: string): Promise<boolean> {
    try {
      const { payload } = await jwtVerify(assertion, await publicKey, {
        algorithms: ['ES256'],
        audience,
        typ: 'JWT',
        maxTokenAge: '2m',
        requiredClaims: ['iss', 'sub', 'jti', 'exp'],
      });
      const { jti = '', iss, sub } = payload;
      for (const [id, until] of usedIds) if (until < Date.now()) usedIds.delete(id);
      if (iss !== sub || usedIds.has(jti)) return false;
      usedIds.set(jti, Date.now() + 180_000);
      return true;
    } catch {
      return false;
    }
  }

  return {
    refuses({ headers }, scope) {
      const [, token = ''] = /^Bearer ([\w-]+)$/.exec(headers.authorization ?? '') ?? [];
      const known = tokens.get(token);
      if (!known || known.until < Date.now()) return 401;
      return known.scopes.includes(scope) ? null : 403;
    },
  };
}

function refuse(reply: FastifyReply, status: 400 | 401, error: string): FastifyReply {
  return reply.code(status).header('content-type', 'application/json').send(JSON.stringify({ error }));
}
