/**
 * The API as a process: `W2_API_PORT`, or any free port. There is no sign-in yet, so it listens on this computer only.
 * The one line on stdout says when it is ready; the log goes to stderr.
 */
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import type { AppError } from '../app/errors.ts';
import { openApp } from '../app/open.ts';
import { whyNot } from '../app/preflight.ts';
import { traceOf } from './errors.ts';
import { limits } from './limits.ts';
import { createServer } from './server.ts';

const host = '127.0.0.1';

async function main(): Promise<void> {
  const warnings: AppError[] = [];
  const app = await openApp(undefined, (warning) => void warnings.push(warning));
  const logger = pino({ name: 'api', level: app.settings.logLevel }, pino.destination(2));
  for (const { code, message, hint } of warnings) logger.warn({ code }, `${message}; ${hint}`);
  const server = createServer(app, { logger });
  closeWithGrace({ delay: limits.closeMs, logger: false }, async ({ err, signal }) => {
    if (err) logger.fatal(traceOf(err), 'closing after an error');
    else logger.info({ signal }, 'closing');
    await server.close();
    await app.close();
  });
  const url = await server.listen({ host, port: app.settings.apiPort ?? 0, listenTextResolver: () => 'listening' });
  logger.info({ url }, 'no sign-in yet: listening on this computer only');
  process.stdout.write(`LISTENING ${JSON.stringify({ url, pid: process.pid })}\n`);
}

main().catch((error: unknown) => {
  const { lines, exitCode } = whyNot(error);
  process.stderr.write(`the API did not start: ${lines.join('\n')}\n`);
  process.exit(exitCode);
});
