/**
 * The API as a process: `W2_API_HOST` (this computer only when left out) and `W2_API_PORT`, or any free port. The one line
 * on stdout says when it is ready; the log goes to stderr.
 */
import { readFileSync } from 'node:fs';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import type { AppError } from '../app/errors.ts';
import { demandSignIn, openApp, type App } from '../app/open.ts';
import { whyNot } from '../app/preflight.ts';
import { traceOf } from './errors.ts';
import { limits } from './limits.ts';
import { documentOf } from './routes/documents.ts';
import { createServer } from './server.ts';

async function main(): Promise<void> {
  const warnings: AppError[] = [];
  const app = await openApp(undefined, (warning) => void warnings.push(warning));
  demandSignIn(app);
  const { logLevel, apiHost: host = '127.0.0.1', apiPort: port = 0, tlsCertFile, tlsKeyFile } = app.settings;
  const logger = pino({ name: 'api', level: logLevel }, pino.destination(2));
  for (const { code, message, hint } of warnings) logger.warn({ code }, `${message}; ${hint}`);
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
  const { lines, exitCode } = whyNot(error);
  process.stderr.write(`the API did not start: ${lines.join('\n')}\n`);
  process.exit(exitCode);
});
