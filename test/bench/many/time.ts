/** How long each read takes in the application: from the call of its verb to its answer, gate and log of views with it. */
import type { App } from '../../../app/open.ts';
import type { Read } from './reads.ts';

export interface Timed {
  readonly verb: string;
  readonly what: string;
  readonly who: string;
  /** When nothing else took the machine. */
  readonly leastMs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  /** A code of an error with which it was answered; null: it was answered. */
  readonly refused: string | null;
}

/** @param rounds how often each is asked, after two times that do not count */
export async function timeReads(app: App, reads: readonly Read[], rounds: number): Promise<Timed[]> {
  const found: Timed[] = [];
  for (const { verb, what, who, ask } of reads) {
    const took: number[] = [];
    let refused: string | null = null;
    for (let round = -2; round < rounds; round += 1) {
      const from = performance.now();
      try {
        await ask(app);
      } catch (error) {
        refused = (error as { code?: string }).code ?? String(error);
      }
      if (round >= 0) took.push(performance.now() - from);
    }
    took.sort((a, b) => a - b);
    const at = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))]!;
    found.push({ verb, what, who, leastMs: took[0]!, medianMs: at(0.5), p99Ms: at(0.99), refused });
  }
  return found;
}
