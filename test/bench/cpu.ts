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

/** Milliseconds of processor time of this process and its living children so far; null where it cannot be read. */
export function cpuMs(pid: number): number | null {
  // Our own children are the other three: each is asked about by itself.
  const withChildren = pid !== process.pid;
  if (!existsSync('/proc/self/stat')) return null;
  let total = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const entry = entryOf(Number(name));
    if (entry && (Number(name) === pid || (withChildren && entry.parent === pid))) total += entry.ms;
  }
  return total;
}
