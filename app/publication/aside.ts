/** Makes tables in a process of its own: the solver takes the processor for seconds, and whoever serves others goes on. */
import type { MadeTables, ToRelease } from '../../domain/statistics/publication/index.ts';
import { askAside } from '../aside.ts';

export type Said = { readonly made: MadeTables } | { readonly broken: string };

/** 100,000 trajectories need less than 1,000 MB. A process that takes a quarter of an hour makes nothing any more. */
const limits = { megabytes: 2_000, milliseconds: 15 * 60_000 } as const;

const entry = new URL('./aside-process.ts', import.meta.url);

/** As `makeTables`, with HiGHS. The same input, the same answer: the limit above ends the work and never changes it. */
export async function makeTablesAside(asked: ToRelease): Promise<MadeTables> {
  const said = await askAside<Said>(entry, asked, limits);
  if ('made' in said) return said.made;
  throw new Error(`tables could not be made: ${'broken' in said ? said.broken : said.noAnswer}`);
}
