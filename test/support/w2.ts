/** `w2` for a test: in this process, because starting one takes longer than what it does, or as a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { openApp } from '../../app/open.ts';
import { setUp } from '../../app/setup/index.ts';
import { runCli } from '../../cli/program.ts';
import { appVerbs } from '../../app/verbs.ts';
import { connectSettings, projectRoot, setupSettings } from '../../settings/index.ts';

/** What one command line did. */
export interface Ran {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The JSON on stdout; fails the test when there is none. */
  json<T>(): T;
}

/** Everything that the program itself does, with all that is under it; only the terminal is the test's. */
export async function w2Here(env: NodeJS.ProcessEnv, argv: readonly string[]): Promise<Ran> {
  const heard = { out: '', err: '' };
  const exitCode = await runCli(argv, {
    out: (line) => void (heard.out += `${line}\n`),
    err: (line) => void (heard.err += `${line}\n`),
    progress: null,
    production: false,
    colour: false,
    columns: 100,
    readFile: (path) => readFile(path),
    load: async () => ({
      ...appVerbs,
      openApp: async () => openApp(connectSettings(env)),
      setUp: async (options) => setUp({ settings: setupSettings(env), ...options }),
    }),
  });
  return ranWith(exitCode, heard);
}

/** A script of ours as people run it. */
export function startScript(
  env: NodeJS.ProcessEnv,
  entry: string,
  args: readonly string[],
  more: 'ipc' | null = null,
): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...args], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'pipe', 'pipe', ...(more ? [more] : [])],
  });
}

export interface Heard {
  out: string;
  err: string;
}

export function listen(process_: ChildProcess): Heard {
  const heard: Heard = { out: '', err: '' };
  process_.stdout?.setEncoding('utf8').on('data', (text: string) => (heard.out += text));
  process_.stderr?.setEncoding('utf8').on('data', (text: string) => (heard.err += text));
  return heard;
}

export function exitOf(process_: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => process_.once('close', (code) => resolve(code)));
}

export async function ran(process_: ChildProcess): Promise<Ran> {
  const heard = listen(process_);
  return ranWith(await exitOf(process_), heard);
}

const ranWith = (exitCode: number | null, { out: stdout, err: stderr }: Heard): Ran => ({
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
});
