/** Runs a simulation in a process of its own: whoever serves others lives on, however long it takes or whatever it needs. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Scenario, Simulated } from '../../domain/simulation/index.ts';
import { AppError } from '../errors.ts';

/** What the process is asked, and what it says: how far it is, then what came of it. */
export interface Asked {
  readonly scenario: Scenario;
  readonly other: Scenario | null;
  readonly repeats: number;
}
export type Said =
  | { readonly done: number; readonly of: number }
  | { readonly simulated: Simulated }
  | { readonly broken: string };

/** Of all its memory, and from its start on. A run of 20,000 people of five years needs less than 3 GB. */
const megabytes = 3_500;
const milliseconds = 10 * 60_000;
/** So many wait for their turn; whoever comes then is told to come back. */
const mostWaiting = 8;

const entry = fileURLToPath(new URL('./aside-process.ts', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));

/** One after another: each takes a whole core. */
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * @param prepare what is asked, read when its turn comes: who waits holds nothing in memory
 * @throws AppError `simulation.busy`, `simulation.tooHeavy`, and all that `prepare` throws
 */
export async function simulateAside(
  prepare: () => Promise<Asked>,
  onRun: (done: number, of: number) => void,
): Promise<Simulated> {
  if (waiting >= mostWaiting)
    throw new AppError('simulation.busy', 'other simulations are running', 'ask again in a few minutes');
  waiting += 1;
  const turn = last.then(async () => runIn(await prepare(), onRun));
  last = turn.catch(() => {});
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

function runIn(asked: Asked, onRun: (done: number, of: number) => void): Promise<Simulated> {
  return new Promise((resolve, reject) => {
    const child = fork(entry, [], {
      // It reads our code and nothing else, writes nothing, starts nothing.
      execArgv: [`--max-old-space-size=${megabytes}`, '--permission', `--allow-fs-read=${root}`],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const end = (result: Simulated | Error): void => {
      clearTimeout(patience);
      child.kill('SIGKILL');
      if (result instanceof Error) reject(result);
      else resolve(result);
    };
    const tooHeavy = () =>
      new AppError('simulation.tooHeavy', 'the simulation takes too much', 'simulate fewer people');
    const patience = setTimeout(() => end(tooHeavy()), milliseconds);
    child.on('message', (said: Said) => {
      if ('done' in said) return onRun(said.done, said.of);
      end('simulated' in said ? said.simulated : new Error(`a simulation failed: ${said.broken}`));
    });
    child.once('exit', () => end(tooHeavy()));
    child.once('error', (error) => end(error));
    child.send(asked, () => {});
  });
}
