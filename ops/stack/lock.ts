/** One start at a time per data folder: two would write the same files. The lock of a process that crashed does not count. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isAlive } from '../../settings/running-process.ts';

interface Holder {
  readonly pid: number;
  readonly command: string;
}

/** Takes the lock and gives the function that releases it. Throws with the way out when another start holds it. */
export function takeLock(dataDir: string): () => void {
  const file = join(dataDir, 'start.lock');
  const me: Holder = { pid: process.pid, command: commandLine(process.pid) };
  for (;;) {
    try {
      // "wx" fails when the file exists: of two starts at the same moment one gets it.
      writeFileSync(file, JSON.stringify(me), { flag: 'wx', mode: 0o600 });
      return () => {
        if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = holderOf(file);
    if (holder && holder.pid !== process.pid && isAlive(holder.pid) && commandLine(holder.pid) === holder.command) {
      throw new Error(
        `W² is already running on ${dataDir} (pid ${holder.pid}).\n` +
          `Stop it with Ctrl-C where it runs, or with \`kill ${holder.pid}\`. For a second one beside it, set W2_DATA_DIR to another folder.`,
      );
    }
    rmSync(file, { force: true });
  }
}

function holderOf(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
