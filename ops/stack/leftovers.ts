/** Ends the processes of an earlier start that was killed together with the leashes of its children. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { signal, waitForEnd } from './processes.ts';
import { commandLine, isAlive } from '../../settings/running-process.ts';

const graceMs = 12_000;

/** Only processes that are exactly the ones noted are touched: a pid that was given to another program is left alone. */
export async function endLeftovers(dataDir: string, say: (line: string) => void): Promise<void> {
  const folder = join(dataDir, 'run');
  for (const file of listed(folder)) {
    const note = readNote(join(folder, file));
    if (note && isAlive(note.pid) && note.command !== '' && commandLine(note.pid) === note.command) {
      say(`  Waiting for ${file.replace(/\.json$/, '')} of an earlier start to end (pid ${note.pid}) …`);
      signal(note.pid, 'SIGTERM');
      if (!(await waitForEnd(note.pid, graceMs))) signal(note.pid, 'SIGKILL');
    }
    // Children have their own process group, with the noted process as its leader.
    if (note && !isAlive(note.pid)) endGroup(note.pid, dataDir);
    rmSync(join(folder, file), { force: true });
  }
}

/** Members of the group whose command names our data folder: a program whose leash was killed. */
function endGroup(pgid: number, dataDir: string): void {
  if (process.platform !== 'linux') return;
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || groupOf(pid) !== pgid || !commandLine(pid).includes(dataDir)) continue;
    signal(pid, 'SIGKILL');
  }
}

function groupOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
  } catch {
    return undefined;
  }
}

function readNote(path: string): { pid: number; command: string } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { pid: number; command: string };
  } catch {
    return undefined;
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}
