import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../settings/index.ts';

const parts = ['commands', 'starts', 'memory', 'deadlines', 'replay'] as const;
export type Part = (typeof parts)[number];

const floors = ['bare', 'furnished'] as const;

export interface Options {
  /** How many trajectories (and bare workflows) are open while commands are measured. */
  readonly open: number;
  /** Pairs of rounds per figure. */
  readonly rounds: number;
  /** What to measure. */
  readonly only: ReadonlySet<Part>;
  /** What ours is compared with: bare Temporal, or with all that the programme asks of it and none of our code. */
  readonly floor: (typeof floors)[number];
  /** Absolute path; a page of the same name ending in `.md` is written beside it. Null: nothing is kept. */
  readonly json: string | null;
  /** Instead of all that: so many trajectories, of which each read is timed; null: none. */
  readonly trajectories: number | null;
  /** Of those not the reads, but the daily comparison. */
  readonly daily: boolean;
  /** Exit with 1 when a demand is missed. */
  readonly demand: boolean;
}

const usage = `npm run bench -- [--open 2000] [--rounds 5] [--json docs/bench.json] [--only ${parts.join(',')}] [--floor bare|furnished] [--demand]\nnpm run bench -- --trajectories 50000 [--rounds 20 | --daily]`;

/** Throws with the usage when the command line cannot be read. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      open: { type: 'string', default: '2000' },
      rounds: { type: 'string', default: '5' },
      json: { type: 'string' },
      only: { type: 'string' },
      floor: { type: 'string', default: 'bare' },
      trajectories: { type: 'string' },
      daily: { type: 'boolean', default: false },
      demand: { type: 'boolean', default: false },
    },
  });
  const { json, only, demand, daily } = values;
  if (daily && values.trajectories === undefined) throw new Error(`--daily is of so many --trajectories.\n${usage}`);
  // A part alone, or another floor, does not replace the page of the whole.
  const usual = only === undefined && values.floor === 'bare' ? join(projectRoot, 'docs', 'bench.json') : null;
  return {
    open: count(values.open, 'open', 20, 20_000),
    rounds: count(values.rounds, 'rounds', 1, 50),
    only: new Set(only === undefined ? parts : only.split(',').map((name) => oneOf(parts, name))),
    floor: oneOf(floors, values.floor),
    json: json === undefined ? usual : resolve(json),
    trajectories: values.trajectories === undefined ? null : count(values.trajectories, 'trajectories', 1000, 200_000),
    daily,
    demand,
  };
}

export const pageBeside = (json: string): string => join(dirname(json), `${basename(json, '.json')}.md`);

function oneOf<Name extends string>(names: readonly Name[], name: string): Name {
  const found = names.find((one) => one === name);
  if (found) return found;
  throw new Error(`"${name}" is none of ${names.join(', ')}.\n${usage}`);
}

function count(text: string, name: string, least: number, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`--${name} must be a whole number from ${least} to ${most}.\n${usage}`);
}
