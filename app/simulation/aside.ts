/** Runs a simulation in a process of its own: whoever serves others lives on, however long it takes or whatever it needs. */
import type { Scenario, Simulated } from '../../domain/simulation/index.ts';
import { askAside } from '../aside.ts';
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

/** A run of 20,000 people of five years needs less than 3 GB. */
const limits = { megabytes: 3_500, milliseconds: 10 * 60_000 } as const;
/** So many wait for their turn; whoever comes then is told to come back. */
const mostWaiting = 8;

const entry = new URL('./aside-process.ts', import.meta.url);

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

async function runIn(asked: Asked, onRun: (done: number, of: number) => void): Promise<Simulated> {
  const said = await askAside<Said>(entry, asked, limits, {
    goesOn(one) {
      if (!('done' in one)) return false;
      onRun(one.done, one.of);
      return true;
    },
  });
  if ('simulated' in said) return said.simulated;
  if ('broken' in said) throw new Error(`a simulation failed: ${said.broken}`);
  if ('noAnswer' in said && said.noAnswer === 'failed') throw said.error;
  throw new AppError('simulation.tooHeavy', 'the simulation takes too much', 'simulate fewer people');
}
