/**
 * The API as a process: `W2_API_HOST` (this computer only when left out) and `W2_API_PORT`, or any free port. The one line
 * on stdout says when it is ready; the log goes to stderr.
 */
import { readFileSync } from 'node:fs';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { demandSignIn, openApp, type App } from '../app/open.ts';
import { problemOf, problemSentence } from '../words/index.ts';
import { traceOf } from './errors.ts';
import { limits } from './limits.ts';
import { documentOf } from './routes/documents.ts';
import { createServer } from './server.ts';

async function main(): Promise<void> {
  const app = await openApp();
  demandSignIn(app);
  const { logLevel, apiHost: host = '127.0.0.1', apiPort: port = 0, tlsCertFile, tlsKeyFile } = app.settings;
  const logger = pino({ name: 'api', level: logLevel }, pino.destination(2));
  const tls =
    tlsCertFile && tlsKeyFile
      ? { cert: readFileSync(tlsCertFile, 'utf8'), key: readFileSync(tlsKeyFile, 'utf8') }
      : null;
  await makeDocument(app);
  const server = createServer(app, { logger, ...(tls ? { tls } : {}) });
  closeWithGrace({ delay: limits.closeMs, logger: false }, async ({ err, signal }) => {
    if (err) logger.fatal(traceOf(err), 'closing after an error');
    else logger.info({ signal }, 'closing');
    await server.close();
    await app.close();
  });
  const url = await server.listen({ host, port, listenTextResolver: () => 'listening' });
  logger.info({ url }, 'listening');
  process.stdout.write(`LISTENING ${JSON.stringify({ url, pid: process.pid })}\n`);
}

/** Before there is a server to ask: one that is held up for a second counts as drowning. */
async function makeDocument(app: App): Promise<void> {
  const server = createServer(app);
  await server.ready();
  documentOf(server);
  await server.close();
}

main().catch((error: unknown) => {
  const known = problemOf(error);
  const text = known ? problemSentence(known, 'en') : error instanceof Error ? error.message : String(error);
  process.stderr.write(`the API did not start: ${text.replaceAll('\n', ' ')}\n`);
  process.exit(known?.code === 'unavailable' ? 3 : 1);
});
