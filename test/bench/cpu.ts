/** Processor time of processes, read from /proc; where there is no /proc nothing is said. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What the kernel counts in: hundredths of a second on every Linux that Node runs on. */
const tickMs = 10;

interface Entry {
  readonly parent: number;
  /** Own time and that of children that have ended. */
  readonly ms: number;
}

function entryOf(pid: number): Entry | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent, ...ticks] = [1, 11, 12, 13, 14].map((index) => Number(fields[index]));
    return { parent: parent ?? 0, ms: ticks.reduce((sum, value) => sum + value, 0) * tickMs };
  } catch {
    return null;
  }
}

/** Milliseconds of processor time of these processes and their living children so far; null where it cannot be read. */
export function cpuMs(pids: readonly number[]): number | null {
  if (!existsSync('/proc/self/stat')) return null;
  const wanted = new Set(pids);
  let total = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const pid = Number(name);
    const entry = entryOf(pid);
    if (entry && (wanted.has(pid) || wanted.has(entry.parent))) total += entry.ms;
  }
  return total;
}
