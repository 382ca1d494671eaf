/** The process that makes the tables of one release, says what came of it, and is ended. */
import { makeTables, type ToRelease } from '../../domain/statistics/publication/index.ts';
import type { Said } from './aside.ts';
import { highsSolver } from './highs.ts';
import { lots } from './lots.ts';

process.once('message', (asked) => void make(asked as ToRelease));

async function make(asked: ToRelease): Promise<void> {
  const say = (said: Said): void => void process.send?.(said);
  try {
    say({ made: makeTables(asked, await highsSolver(), lots) });
  } catch (error) {
    say({ broken: (error as Error).message });
  }
}
