import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../ops/settings.ts';

export interface Options {
  /** How many trajectories (and bare workflows) are open while commands are measured. */
  readonly open: number;
  /** Pairs of rounds per figure. */
  readonly rounds: number;
  /** Absolute path; a page of the same name ending in `.md` is written beside it. */
  readonly json: string;
  /** Exit with 1 when a demand is missed. */
  readonly demand: boolean;
}

const usage = 'npm run bench -- [--open 2000] [--rounds 5] [--json docs/bench.json] [--demand]';

/** Throws with the usage when the command line cannot be read. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      open: { type: 'string', default: '2000' },
      rounds: { type: 'string', default: '5' },
      json: { type: 'string', default: 'docs/bench.json' },
      demand: { type: 'boolean', default: false },
    },
  });
  return {
    open: count(values.open, 'open', 20, 20_000),
    rounds: count(values.rounds, 'rounds', 1, 50),
    // What a person types is meant from where they stand; the default is the project's own.
    json: values.json === 'docs/bench.json' ? join(projectRoot, values.json) : resolve(values.json),
    demand: values.demand,
  };
}

export const pageBeside = (json: string): string => join(dirname(json), `${json.replace(/^.*[/\\]/, '').replace(/\.json$/, '')}.md`);

function count(text: string, name: string, least: number, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}.\n${usage}`);
}
