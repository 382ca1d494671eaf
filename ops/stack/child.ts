/** One child process: started, watched until it is ready, logged, stopped. Knows nothing of restarts. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LeashOptions } from './leash.ts';
import { messageOf } from './message-of.ts';
import { signal, waitForEnd } from './processes.ts';
import { commandLine } from '../../settings/running-process.ts';

export interface ChildSpec {
  readonly name: string;
  /** Our own TypeScript entry point, or a program that needs a leash. */
  readonly run:
    | { readonly entry: string; readonly flags?: readonly string[] }
    | { readonly program: string; readonly leash: LeashOptions };
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /**
   * The first word of the line that says it is ready (`LISTENING`, `READY`; JSON may follow), or a question to ask it
   * again and again: resolves when it is ready, throws `ChildFailed` when it never will be.
   */
  readonly ready: string | (() => Promise<void>);
  readonly readyTimeoutMs: number;
  /** From asking it to stop to killing it. */
  readonly graceMs: number;
}

export interface RunningChild {
  /** The program itself, not its leash. */
  readonly pid: number;
  /** What it said of itself when it was ready. */
  readonly announced: Readonly<Record<string, unknown>>;
  /** Resolves when it is gone, with "exit code 1" or "signal SIGKILL". */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
  /** Ends it and all it started, at once. */
  kill(): void;
}

/** It ended or did not get ready. The message has its last lines. */
export class ChildFailed extends Error {
  override readonly name = 'ChildFailed';
}

const leashFile = fileURLToPath(new URL('./leash.ts', import.meta.url));
const followFile = new URL('./follow-parent.ts', import.meta.url).href;
const linesKept = 15;

/** Starts it and waits until it is ready. Throws `ChildFailed` and leaves nothing running when it does not get there. */
export async function startChild(spec: ChildSpec, dataDir: string, abort?: AbortSignal): Promise<RunningChild> {
  const process_ = launch(spec);
  const lastLines: string[] = [];
  let announce: (line: string) => void = () => {};
  const announcement = new Promise<string>((resolve) => (announce = resolve));
  const pid = followOutput(process_, spec, dataDir, lastLines, announce);
  const ended = new Promise<string>((resolve) => {
    process_.on('error', (error) => resolve(error.message));
    process_.on('exit', (code, name) => resolve(name ? `signal ${name}` : describeExit(code ?? 0)));
  });
  const saidAll = new Promise<void>((resolve) => process_.on('close', () => resolve()));
  const stop = () => stopGroup(process_, ended, spec.graceMs);
  const kill = () => process_.pid && signal(-process_.pid, 'SIGKILL');
  const release = noteProcess(spec.name, dataDir, process_.pid ?? 0);
  void ended.then(() => {
    release();
    // A leash that was killed leaves its program behind, in the same process group.
    kill();
  });

  const giveUp = new AbortController();
  try {
    const line = await Promise.race([
      typeof spec.ready === 'string' ? announcement : askUntilReady(spec.ready, giveUp.signal),
      aborted(abort),
      ended.then((how) => Promise.reject(new ChildFailed(`it ended (${how})`))),
      timeout(spec.readyTimeoutMs, giveUp.signal).then(() =>
        Promise.reject(new ChildFailed(`it was not ready within ${spec.readyTimeoutMs / 1000} s`)),
      ),
    ]);
    return { pid: await pid, announced: parseAnnouncement(line), ended, stop, kill };
  } catch (error) {
    await stop();
    // Why it ended may still be on its way, such as a port that somebody else took.
    await Promise.race([saidAll, timeout(2_000, giveUp.signal)]);
    const tail = lastLines.length ? `\nIts last lines:\n${lastLines.map((it) => `    ${it}`).join('\n')}` : '';
    throw new ChildFailed(`${spec.name} did not start: ${messageOf(error)}.${tail}`);
  } finally {
    giveUp.abort();
  }
}

function launch(spec: ChildSpec): ChildProcess {
  const { run } = spec;
  const argv =
    'entry' in run
      ? ['--disable-warning=ExperimentalWarning', ...(run.flags ?? []), '--import', followFile, run.entry, ...spec.args]
      : ['--disable-warning=ExperimentalWarning', leashFile, JSON.stringify(run.leash), run.program, ...spec.args];
  // Its own process group: Ctrl-C in the terminal must reach the supervisor only, which stops all in order.
  return spawn(process.execPath, argv, {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, NODE_CHANNEL_FD: undefined, ...spec.env },
  });
}

/** Writes all it says to its log, keeps the last lines, and finds the two that mean something to us. */
function followOutput(
  process_: ChildProcess,
  spec: ChildSpec,
  dataDir: string,
  lastLines: string[],
  announce: (line: string) => void,
): Promise<number> {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const log = createWriteStream(join(folder, `${spec.name}.log`), { flags: 'a', mode: 0o600 });
  const leashed = !('entry' in spec.run);
  process_.stdin?.on('error', () => {});
  return new Promise((resolve) => {
    if (!leashed) resolve(process_.pid ?? 0);
    for (const stream of [process_.stdout, process_.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        if (leashed && /^PID \d+$/.test(line)) return resolve(Number(line.slice(4)));
        log.write(`${line}\n`);
        lastLines.push(line.slice(0, 500));
        if (lastLines.length > linesKept) lastLines.shift();
        if (typeof spec.ready === 'string' && line.startsWith(spec.ready))
          announce(line.slice(spec.ready.length).trim());
      });
    }
    process_.on('close', () => {
      log.end();
      resolve(process_.pid ?? 0);
    });
  });
}

/** A note of who runs, so that the next start can end what a crash left behind (see leftovers.ts). */
function noteProcess(name: string, dataDir: string, pid: number): () => void {
  const file = join(dataDir, 'run', `${name}.json`);
  mkdirSync(join(dataDir, 'run'), { recursive: true });
  writeFileSync(file, JSON.stringify({ pid, command: commandLine(pid) }));
  return () => rmSync(file, { force: true });
}

async function stopGroup(process_: ChildProcess, ended: Promise<string>, graceMs: number): Promise<void> {
  if (!process_.pid) return;
  if (process_.exitCode === null && process_.signalCode === null) process_.kill('SIGTERM');
  // The leash kills its program after the same grace; this is for a child that hangs.
  const noMore = new AbortController();
  const inTime = await Promise.race([ended.then(() => true), timeout(graceMs + 1000, noMore.signal).then(() => false)]);
  noMore.abort();
  if (!inTime) signal(-process_.pid, 'SIGKILL');
  await ended;
  await waitForEnd(process_.pid, 1000);
}

function aborted(abort: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const give = () => reject(new ChildFailed('everything is being stopped'));
    if (abort?.aborted) give();
    else abort?.addEventListener('abort', give, { once: true });
  });
}

async function askUntilReady(ask: () => Promise<void>, giveUp: AbortSignal): Promise<string> {
  while (!giveUp.aborted) {
    try {
      await ask();
      return '';
    } catch (error) {
      if (error instanceof ChildFailed) throw error;
      await timeout(100);
    }
  }
  return '';
}

function parseAnnouncement(line: string): Record<string, unknown> {
  if (!line.startsWith('{')) return {};
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** The leash reports the signal that ended its program as a shell does. */
function describeExit(code: number): string {
  const [name] = Object.entries(constants.signals).find(([, number]) => number === code - 128) ?? [];
  return name ? `signal ${name}` : `exit code ${code}`;
}

function timeout(ms: number, stopped?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stopped?.addEventListener('abort', () => clearTimeout(timer));
  });
}
