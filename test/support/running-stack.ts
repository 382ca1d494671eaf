/** A whole `npm start` for a test: a process of its own on a folder of its own, as people run it, and `w2` beside it. */
import type { ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { openApp } from '../../app/open.ts';
import type { App } from '../../app/open.ts';
import { setClockOffset } from '../../db/queries/clock.ts';
import { seedContracts } from '../../db/seed-contracts.ts';
import { connectSettings, variables } from '../../settings/index.ts';
import { openDataDir, removeElsewhere } from '../../ops/stack/data-dir.ts';
import { readStackFile } from '../../settings/stack-file.ts';
import { aheadOfNow, testNow } from './day.ts';
import { exitOf, listen, ran, startScript, w2Here, type Heard, type Ran } from './w2.ts';

export interface RunningStack {
  readonly dataDir: string;
  /** api, temporal, temporalUi, postgres, codec, ocmw, riziv, employment. */
  readonly urls: Readonly<Record<string, string>>;
  readonly startPid: number;
  /** The children now; one that is being restarted is missing. */
  pids(): Readonly<Record<string, number>>;
  /** All that the start said so far. */
  said(): string;
  w2(...args: readonly string[]): Promise<Ran>;
  /** As a process of its own, as people run it. */
  w2Alone(...args: readonly string[]): Promise<Ran>;
  /** Runs it and fails the test unless it ends with 0; gives what it printed as JSON. */
  w2Json<T>(...args: readonly string[]): Promise<T>;
  /** The application, connected to this stack; closed when the stack stops. */
  openApp(): Promise<App>;
  /** As Ctrl-C; resolves with the exit code of the start. Safe to repeat. */
  stop(): Promise<number | null>;
  /** As if the machine took it away: no goodbye to anyone. */
  kill(): Promise<void>;
}

export interface StackToStart {
  /** A folder of `newDataDir`, to start on what an earlier stack left. */
  readonly dataDir?: string;
  /** Of `npm start`; an empty programme when left out. */
  readonly args?: readonly string[];
  /** More variables for the start. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A data folder that is not there yet. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'w2-e2e-'));
  // As root, Postgres runs as another user, who must be able to pass through here.
  chmodSync(folder, 0o711);
  return join(folder, 'data');
}

export function removeDataDir(dataDir: string): void {
  removeElsewhere(dataDir);
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
}

export async function startStack(what: StackToStart = {}): Promise<RunningStack> {
  const { dataDir = newDataDir(), args = ['--no-demo'], env: more = {} } = what;
  const isNew = !existsSync(dataDir);
  if (isNew) await prepare(dataDir, args, more);
  const process_ = start(dataDir, args, more);
  const heard = listen(process_);
  const ready = await untilReady(process_, heard);
  const env = environment(dataDir);
  const w2 = (...words: readonly string[]): Promise<Ran> => w2Here(env, words);
  const ended = exitOf(process_);
  const apps: App[] = [];
  const closeApps = () => Promise.all(apps.splice(0).map((app) => app.close()));
  if (isNew && !withPeople(args)) await setClock(env);
  return {
    dataDir,
    urls: ready.urls,
    startPid: ready.pids['start'] ?? 0,
    pids: () => readStackFile(dataDir)?.children ?? {},
    said: () => heard.out + heard.err,
    w2,
    w2Alone: (...words) => ran(startScript(env, 'cli/main.ts', words)),
    async w2Json<T>(...words: readonly string[]): Promise<T> {
      const ran = await w2(...words, '--json');
      if (ran.exitCode !== 0)
        throw new Error(`w2 ${words.join(' ')} ended with ${ran.exitCode}: ${ran.stderr}${ran.stdout}`);
      return ran.json<T>();
    },
    async openApp() {
      const app = await openApp(connectSettings(env));
      apps.push(app);
      return app;
    },
    async stop() {
      await closeApps();
      if (process_.exitCode === null && process_.signalCode === null) process_.kill('SIGTERM');
      return ended;
    },
    async kill() {
      await closeApps();
      process_.kill('SIGKILL');
      await ended;
    },
  };
}

/** A start that is expected to refuse: its exit code and what it said. */
export async function tryStart(dataDir: string, args: readonly string[] = ['--no-demo']): Promise<Ran> {
  return ran(start(dataDir, args));
}

const withPeople = (args: readonly string[]): boolean => !args.includes('--no-demo');

/**
 * The bundle of this run is there, so that no stack makes it anew: a start looks whether it is of these very sources.
 * The demo's past is played up to the day of the clock, so a stack with people is started once without them.
 */
async function prepare(dataDir: string, args: readonly string[], more: NodeJS.ProcessEnv): Promise<void> {
  openDataDir(dataDir);
  cpSync(dirname(inject('build').codePath), join(dataDir, 'bundles'), { recursive: true });
  if (!withPeople(args)) return;
  const process_ = start(dataDir, ['--no-demo'], more);
  const ended = exitOf(process_);
  await untilReady(process_, listen(process_));
  await setClock(environment(dataDir));
  process_.kill('SIGTERM');
  await ended;
}

async function setClock(env: NodeJS.ProcessEnv): Promise<void> {
  const app = await openApp(connectSettings(env));
  try {
    await setClockOffset(app.db, aheadOfNow());
    // As a start on that day would.
    await seedContracts(app.db, testNow);
  } finally {
    await app.close();
  }
}

/** With the channel a start notices when the test run goes away, and stops by itself. */
const start = (dataDir: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcess =>
  startScript({ ...environment(dataDir), ...more }, 'ops/start.ts', args, 'ipc');

/** Ours, without what would point at another system. */
function environment(dataDir: string): NodeJS.ProcessEnv {
  const ours = new Set<string>(Object.values(variables));
  const rest = Object.entries(process.env).filter(
    ([name]) => !ours.has(name) && !name.startsWith('TEMPORAL_') && !name.startsWith('VITEST'),
  );
  return {
    ...Object.fromEntries(rest),
    NO_COLOR: '1',
    [variables.dataDir]: dataDir,
  };
}

interface Ready {
  readonly urls: Record<string, string>;
  readonly pids: Record<string, number>;
}

function untilReady(process_: ChildProcess, heard: Heard): Promise<Ready> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const [, json] = /^READY (\{.*\})\n/m.exec(heard.out) ?? [];
      if (json) resolve(JSON.parse(json) as Ready);
    };
    process_.stdout?.on('data', look);
    process_.once('close', (code) => reject(new Error(`the start ended with ${code}:\n${heard.out}${heard.err}`)));
  });
}
