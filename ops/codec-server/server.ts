/** The codec server itself, apart from its process: see ops/codec-server.ts for who may ask. */
import { createHash, timingSafeEqual } from 'node:crypto';
import fastify, { LogController } from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CodecError, EncryptionCodec } from '../../codec/codec.ts';
import type { PayloadKey } from '../../codec/codec.ts';
import type { LogLevel } from '../../settings/index.ts';
import { observe } from './observe.ts';
import { fromJson, isPayloads, toJson } from './payload-json.ts';

export interface CodecServerOptions {
  readonly keys: readonly PayloadKey[];
  readonly token: string;
  /** Origins of pages that may ask, and that need no token. */
  readonly pagesWithoutToken: readonly string[];
  /** Origins of pages that may ask when they send the token. */
  readonly pagesWithToken: readonly string[];
  readonly logLevel: LogLevel;
}

/** A page of the UI asks for one event's payloads, a history export for thousands. */
const bodyLimit = 32 * 1024 * 1024;

export function createCodecServer(options: CodecServerOptions): FastifyInstance {
  const codec = new EncryptionCodec(options.keys);
  // The request log of the framework is off: its own line below says what counts, and nothing of the content.
  const server = fastify({
    bodyLimit,
    logger: { level: options.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
  });

  server.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (origin && [...options.pagesWithoutToken, ...options.pagesWithToken].includes(origin)) {
      reply.header('access-control-allow-origin', origin);
      reply.header('access-control-allow-headers', 'authorization, content-type, x-namespace');
      reply.header('access-control-allow-methods', 'POST');
    }
    reply.header('vary', 'origin').header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  });

  server.options('/*', async (_request, reply) => reply.code(204).send());
  server.get('/', async () => ({ service: 'W² codec server', paths: ['POST /decode', 'POST /encode'] }));
  const asked = observe(server, codec);

  for (const direction of ['decode', 'encode'] as const) {
    server.post(`/${direction}`, async (request, reply) => {
      const who = identify(request, options);
      if (!who) {
        asked.inc({ direction, outcome: 'refused' });
        request.log.warn({ direction, origin: request.headers.origin }, 'refused');
        return reply.code(401).send({ error: 'Send "Authorization: Bearer …" with the codec token (W2_CODEC_TOKEN).' });
      }
      if (!isPayloads(request.body)) return reply.code(400).send({ error: 'The body must be {"payloads": […]}.' });
      try {
        const payloads = await codec[direction]((request.body.payloads ?? []).map(fromJson));
        const namespace = String(request.headers['x-namespace'] ?? '').slice(0, 64);
        asked.inc({ direction, outcome: 'done' });
        request.log.info({ direction, who, namespace, count: payloads.length }, direction);
        return { payloads: payloads.map(toJson) };
      } catch (error) {
        if (!(error instanceof CodecError)) throw error;
        asked.inc({ direction, outcome: 'unreadable' });
        request.log.warn({ direction, who, reason: error.message }, 'not readable');
        return reply.code(422).send({ error: error.message });
      }
    });
  }
  return server;
}

/** How the caller proved who they are; undefined when they did not. A wrong token is refused wherever it comes from. */
function identify({ headers }: FastifyRequest, options: CodecServerOptions): 'token' | 'page' | undefined {
  if (headers.authorization !== undefined) {
    return isSame(headers.authorization, `Bearer ${options.token}`) ? 'token' : undefined;
  }
  const fromPage = headers.origin !== undefined && options.pagesWithoutToken.includes(headers.origin);
  return fromPage && isLoopback(headers.host) ? 'page' : undefined;
}

/** Takes equally long wherever the two differ. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(a, b);
}

function isLoopback(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');
}
