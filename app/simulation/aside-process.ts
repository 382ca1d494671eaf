/** The process in which `aside.ts` runs a simulation: told which by a message, it answers with some and is ended. */
import { simulate } from '../../domain/simulation/index.ts';
import type { Asked, Said } from './aside.ts';

const say = (said: Said): void => void process.send?.(said);

process.once('message', ({ scenario, repeats, other }: Asked) => {
  try {
    say({ simulated: simulate(scenario, repeats, other, (done, of) => say({ done, of })) });
  } catch (error) {
    // Its message may quote what it was given.
    say({ broken: error instanceof Error ? error.name : 'unknown' });
  }
});
