import { parseArgs } from 'node:util';
import type { Sandbox, SandboxOptions } from './server.ts';

/**
 * Runs a sandbox as a process of its own: `--port N` (0, the default, is any free one) and `--data-dir DIR`. The one
 * line on stdout says when it is ready; SIGTERM and SIGINT end it with code 0, wrong arguments with code 2.
 */
export async function runAsProcess(start: (options: SandboxOptions) => Promise<Sandbox>): Promise<void> {
  const options = readArguments();
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`);
    process.exitCode = 2;
    return;
  }
  const sandbox = await start(options);
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`closing failed: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.stdout.write(
    `LISTENING ${JSON.stringify({ url: sandbox.url, endpoint: sandbox.endpoint, pid: process.pid })}\n`,
  );
}

function readArguments(): SandboxOptions | string {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '0' },
        'data-dir': { type: 'string' },
        'client-key': { type: 'string' },
      },
    });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65535) return '--port must be a number from 0 to 65535';
    if (!values['data-dir']) return '--data-dir is missing';
    const clientKey = values['client-key'];
    return { port, dataDir: values['data-dir'], ...(clientKey === undefined ? {} : { clientKey }) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
