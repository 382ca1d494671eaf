import type { Io } from '../../cli/io.ts';
import type { Verbs } from '../../app/verbs.ts';
import { runCli } from '../../cli/program.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly closed: boolean;
}

/** Runs a command line against the given verbs, for what the terminal itself does: reading arguments and writing answers. */
export async function w2(
  argv: readonly string[],
  verbs: Partial<Verbs> = {},
  file: Uint8Array | Error = new Uint8Array(),
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  let closed = false;
  const app = { close: async () => void (closed = true) };
  const io: Io = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    progress: null,
    production: false,
    colour: false,
    columns: 100,
    readFile: async () => {
      if (file instanceof Error) throw file;
      return file;
    },
    load: async () => ({ openApp: async () => app, ...verbs }) as unknown as Verbs,
  };
  const code = await runCli(argv, io);
  return { code, out: out.join('\n'), err: err.join('\n'), closed };
}
