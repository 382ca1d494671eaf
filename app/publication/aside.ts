/** Makes tables in a process of its own: the solver takes the processor for seconds, and whoever serves others goes on. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { MadeTables, ToRelease } from '../../domain/statistics/publication/index.ts';

export type Said = { readonly made: MadeTables } | { readonly broken: string };

/** 100,000 trajectories need less than 1,000 MB. A process that takes a quarter of an hour makes nothing any more. */
const limits = { megabytes: 2_000, milliseconds: 15 * 60_000 } as const;

const entry = fileURLToPath(new URL('./aside-process.ts', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));

/** As `makeTables`, with HiGHS. The same input, the same answer: the limit above ends the work and never changes it. */
export async function makeTablesAside(asked: ToRelease): Promise<MadeTables> {
  const said = await new Promise<Said>((resolve) => {
    const child = fork(entry, [], {
      // It reads our code and the solver, writes nothing, starts nothing.
      execArgv: [`--max-old-space-size=${limits.megabytes}`, '--permission', `--allow-fs-read=${root}`],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const end = (answer: Said): void => {
      clearTimeout(patience);
      child.kill('SIGKILL');
      resolve(answer);
    };
    const patience = setTimeout(() => end({ broken: 'it took too long' }), limits.milliseconds);
    child.once('message', (answer) => end(answer as Said));
    child.once('exit', () => end({ broken: 'the process ended' }));
    child.once('error', (error) => end({ broken: error.name }));
    child.send(asked, () => {});
  });
  if ('broken' in said) throw new Error(`tables could not be made: ${said.broken}`);
  return said.made;
}
