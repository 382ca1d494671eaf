import type { Bench } from '../bench.ts';
import type { Side } from '../side.ts';
import type { Figure } from '../stats.ts';
import type { Memory } from '../thread-memory.ts';

/** Of each side's worker. */
export type Memories = ReadonlyMap<Side, Memory & { readonly cached: number }>;

export async function memories({ sides }: Bench): Promise<Memories> {
  const found = new Map<Side, Memory & { readonly cached: number }>();
  for (const side of sides) {
    await side.worker.settled();
    const { cached } = await side.worker.ask('status', null);
    found.set(side, { ...(await side.worker.ask('memory', null)), cached });
  }
  return found;
}

export const perCached = (when: string): string => `memory per cached workflow, ${when}`;

/** What a worker holds more than when it was empty, divided by the workflows it has cached. */
export function memoryFigures({ sides }: Bench, when: string, empty: Memories, full: Memories): Figure[] {
  const figure = (name: string, look: (memory: Memory) => number): Figure => {
    const [floor, ours] = sides.map((side) => {
      const [before, after] = [empty.get(side), full.get(side)];
      if (!before || !after || after.cached === 0) throw new Error(`the memory of ${side.name} was not measured`);
      return (look(after) - look(before)) / (after.cached - before.cached) / 1e6;
    });
    return { name, unit: 'MB', better: 'less', pairs: [{ floor: floor ?? 0, ours: ours ?? 0 }] };
  };
  return [
    figure(perCached(when), ({ rss }) => rss),
    figure(`of that on the JavaScript heap, ${when}`, ({ heap }) => heap),
  ];
}
