/** A Temporal server of our own: the official CLI's dev server with its UI, keeping its data in a file. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import type { RunningChild } from './child.ts';
import type { Supervisor } from './children.ts';
import { readNamespace, searchAttributes, setRetention } from '../../app/namespace.ts';
import { choosePort, withPort } from './ports.ts';
import { findTemporalCli } from './temporal-cli.ts';

export interface TemporalOptions {
  readonly dataDir: string;
  readonly namespace: string;
  readonly say: (line: string) => void;
  /** Where the UI has payloads decoded. */
  readonly codecUrl?: string;
  /** The port of the UI; without it there is no UI. */
  readonly uiPort?: number;
  /** Keep everything in memory: for tests. */
  readonly throwAway?: boolean;
}

export interface Temporal extends RunningChild {
  readonly address: string;
}

const usualPort = 7233;
const graceMs = 15_000;

/** Starts the server and waits until its namespace answers. */
export async function startTemporal(supervisor: Supervisor, options: TemporalOptions): Promise<Temporal> {
  const program = await findTemporalCli(options.dataDir, options.say);
  return withPort(options.throwAway ? undefined : usualPort, async (port) => {
    const address = `127.0.0.1:${port}`;
    const child = await supervisor.start({
      name: 'temporal',
      run: { program, leash: { stopSignal: 'SIGTERM', graceMs } },
      args: await serverArgs(options, port),
      ready: () => ask(address, options.namespace),
      readyTimeoutMs: 90_000,
      graceMs,
    });
    // The dev server keeps closed workflows for one day by default.
    await keepLong(address, options.namespace);
    return { ...child, address };
  });
}

async function serverArgs(options: TemporalOptions, port: number): Promise<string[]> {
  const { dataDir, namespace, codecUrl, uiPort, throwAway } = options;
  const folder = join(dataDir, 'temporal');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const store = throwAway
    ? []
    : ['--db-filename', join(folder, 'temporal.db'), ...pragmas('journal_mode=wal', 'synchronous=FULL')];
  const ui = uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort), '--ui-disable-news-fetch'];
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'warn'],
    // Left to itself the server picks these without looking whether we promised them to another child.
    ...['--http-port', String(await choosePort()), '--metrics-port', String(await choosePort())],
    ...(namespace === 'default' ? [] : ['--namespace', namespace]),
    ...store,
    ...ui,
    ...(codecUrl ? ['--ui-codec-endpoint', codecUrl] : []),
    // Virtual time per workflow; the second makes each skip take 10 ms instead of a second. The third: under skipping a
    // run goes on as new within a real second, and the server would hold the new one back until that second is over.
    ...dynamic(
      'frontend.WorkflowTimeSkippingEnabled=true',
      'history.timerProcessorMaxTimeShift="10ms"',
      'history.workflowIdReuseMinimalInterval="0s"',
    ),
    ...Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
  ];
}

const pragmas = (...values: string[]): string[] => values.flatMap((value) => ['--sqlite-pragma', value]);
const dynamic = (...values: string[]): string[] => values.flatMap((value) => ['--dynamic-config-value', value]);

/** Ready means that the namespace answers and its search attributes are known, not only that a port is open. */
async function ask(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 2000 });
  try {
    await connection.withDeadline(Date.now() + 3000, async () => {
      const { retentionDays, missing } = await readNamespace(connection, namespace);
      if (retentionDays === null || missing.length) throw new Error('the namespace is not ready yet');
    });
  } finally {
    await connection.close();
  }
}

async function keepLong(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address });
  await setRetention(connection, namespace).finally(() => connection.close());
}
