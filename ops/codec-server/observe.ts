/** How the codec server is: `/health`, `/health/live` and `/metrics`, without a token, for they hold nothing of anybody. */
import { defaultPayloadConverter } from '@temporalio/common';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Registry } from 'prom-client';
import type { EncryptionCodec } from '../../codec/codec.ts';

/** Counts what is asked, by what came of it. */
export function observe(server: FastifyInstance, codec: EncryptionCodec): Counter<'direction' | 'outcome'> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'w2_codec_' });
  const asked = new Counter({
    name: 'w2_codec_requests_total',
    help: 'What was asked, and what came of it',
    labelNames: ['direction', 'outcome'],
    registers: [registry],
  });
  asked.inc({ direction: 'decode', outcome: 'refused' }, 0);
  server.get('/health/live', async () => ({ status: 'UP' }));
  server.get('/health', async (_request, reply) => {
    const reads = await readsItself(codec);
    return reply
      .code(reads ? 200 : 503)
      .send({ status: reads ? 'UP' : 'DOWN', components: { keys: reads ? 'UP' : 'DOWN' } });
  });
  server.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return asked;
}

/** What it encrypts, it reads again. */
async function readsItself(codec: EncryptionCodec): Promise<boolean> {
  try {
    const [plain] = await codec.decode(await codec.encode([defaultPayloadConverter.toPayload('well')]));
    return plain !== undefined && defaultPayloadConverter.fromPayload(plain) === 'well';
  } catch {
    return false;
  }
}
