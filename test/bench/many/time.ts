/** How long each read takes in the application: from the call of its verb to its answer, gate and log of views with it. */
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { App } from '../../../app/open.ts';
import type { Read } from './reads.ts';

export interface Timed {
  readonly verb: string;
  readonly what: string;
  readonly who: string;
  /** Processor time of the application and of Postgres, at the median: what it takes when nobody else wants the machine. */
  readonly workMs: number | null;
  readonly medianMs: number;
  readonly p99Ms: number;
  /** A code of an error with which it was answered; null: it was answered. */
  readonly refused: string | null;
}

/** Of a process of this machine so far, in ms; null where the kernel does not say. */
function ranMs(pid: number): number | null {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return null;
  }
}

/**
 * @param rounds how often each is asked, after some times that do not count
 * @param app with one connection to Postgres: the processor time of its process there is counted
 */
export async function timeReads(app: App, reads: readonly Read[], rounds: number): Promise<Timed[]> {
  const { rows } = await app.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  // Parallel ones would be processes of their own.
  await app.db.execute(sql`set max_parallel_workers_per_gather = 0`);
  const spent = (): number | null => {
    const there = ranMs(rows[0]!.pid);
    const { user, system } = process.cpuUsage();
    return there === null ? null : there + (user + system) / 1000;
  };
  // A code path that just began is not compiled yet: in an application that runs, it is.
  for (let round = 0; round < 3; round += 1) for (const { ask } of reads) await ask(app).catch(() => {});
  const found: Timed[] = [];
  for (const { verb, what, who, ask } of reads) {
    const took: number[] = [];
    const worked: number[] = [];
    let refused: string | null = null;
    for (let round = -2; round < rounds; round += 1) {
      const before = spent();
      const from = performance.now();
      try {
        await ask(app);
      } catch (error) {
        refused = (error as { code?: string }).code ?? String(error);
      }
      const after = spent();
      if (round < 0) continue;
      took.push(performance.now() - from);
      if (before !== null && after !== null) worked.push(after - before);
    }
    took.sort((a, b) => a - b);
    worked.sort((a, b) => a - b);
    const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))]!;
    found.push({
      verb,
      what,
      who,
      workMs: worked[worked.length >> 1] ?? null,
      medianMs: at(0.5),
      p99Ms: at(0.99),
      refused,
    });
  }
  return found;
}
