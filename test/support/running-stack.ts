/** A whole `npm start` for a test: a process of its own on a folder of its own, as people run it, and `w2` beside it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp, type App } from '../../app/open.ts';
import { connectSettings, projectRoot, variables } from '../../settings/index.ts';
import { removeElsewhere } from '../../ops/stack/data-dir.ts';
import { readStackFile } from '../../settings/stack-file.ts';

/** What one command line did. */
export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The JSON on stdout; fails the test when there is none. */
  json<T>(): T;
}

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

export async function startStack({
  dataDir = newDataDir(),
  args = ['--no-demo'],
  env: more = {},
}: StackToStart = {}): Promise<RunningStack> {
  const process_ = run(dataDir, 'ops/start.ts', args, more);
  const heard = listen(process_);
  const ready = await untilReady(process_, heard);
  const env = environment(dataDir);
  const w2 = (...words: readonly string[]): Promise<Ran> => runW2(dataDir, words);
  const ended = exitOf(process_);
  const apps: App[] = [];
  const closeApps = () => Promise.all(apps.splice(0).map((app) => app.close()));
  return {
    dataDir,
    urls: ready.urls,
    startPid: ready.pids['start'] ?? 0,
    pids: () => readStackFile(dataDir)?.children ?? {},
    said: () => heard.out + heard.err,
    w2,
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
  return ran(run(dataDir, 'ops/start.ts', args));
}

async function runW2(dataDir: string, args: readonly string[]): Promise<Ran> {
  return ran(run(dataDir, 'cli/main.ts', args));
}

async function ran(process_: ChildProcess): Promise<Ran> {
  const heard = listen(process_);
  const exitCode = await exitOf(process_);
  const { out: stdout, err: stderr } = heard;
  return {
    exitCode,
    stdout,
    stderr,
    json<T>() {
      try {
        return JSON.parse(stdout) as T;
      } catch {
        throw new Error(`no JSON on stdout (exit ${exitCode}): ${stdout}\n${stderr}`);
      }
    },
  };
}

function run(dataDir: string, entry: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...args], {
    cwd: projectRoot,
    env: { ...environment(dataDir), ...more },
    // With the channel a start notices when the test run goes away, and stops by itself.
    stdio: ['ignore', 'pipe', 'pipe', ...(entry.startsWith('ops/') ? (['ipc'] as const) : [])],
  });
}

/** Ours, without what would point at another system. */
function environment(dataDir: string): NodeJS.ProcessEnv {
  const ours = new Set<string>(Object.values(variables));
  const rest = Object.entries(process.env).filter(
    ([name]) => !ours.has(name) && !name.startsWith('TEMPORAL_') && !name.startsWith('VITEST'),
  );
  return { ...Object.fromEntries(rest), NO_COLOR: '1', [variables.dataDir]: dataDir };
}

interface Heard {
  out: string;
  err: string;
}

function listen(process_: ChildProcess): Heard {
  const heard: Heard = { out: '', err: '' };
  process_.stdout?.setEncoding('utf8').on('data', (text: string) => (heard.out += text));
  process_.stderr?.setEncoding('utf8').on('data', (text: string) => (heard.err += text));
  return heard;
}

function exitOf(process_: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => process_.once('close', (code) => resolve(code)));
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
