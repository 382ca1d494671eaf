import { table } from './table.ts';

/** Ours, and those by which Temporal's tools speak TLS: under any other name one was meant to do something. */
const ours = /^(W2_|TEMPORAL_TLS)/;
const known: ReadonlySet<string> = new Set(Object.values(table).map(({ variable }) => variable));

/** Variables that look like settings and are none; no mistake, since a build may be started with what a later one reads. */
export const unknownSettings = (env: NodeJS.ProcessEnv = process.env): readonly string[] =>
  Object.keys(env)
    .filter((name) => ours.test(name) && !known.has(name))
    .toSorted();
