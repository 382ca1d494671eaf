import { each } from '../../../app/each.ts';
import type { Bench } from '../bench.ts';
import { inPairs, type Side } from '../side.ts';
import type { Figure } from '../stats.ts';

/** As many at once as a registration list does. */
const atOnce = 8;
const wholePerRound = 40;

/** Opens all that the run needs, and measures it: the runs alone, from rows that are there. */
export async function measureRuns({ sides, rounds, say }: Bench, count: number) {
  say(`making ${count} trajectories and as many bare workflows`);
  const open = new Map<Side, readonly string[]>();
  for (const side of sides) open.set(side, await side.prepare(count));
  say('starting them');
  const pairs = await inPairs(rounds, sides, (side, round) => {
    const ids = open.get(side) ?? [];
    const from = Math.floor((round * ids.length) / rounds);
    const chunk = ids.slice(from, Math.floor(((round + 1) * ids.length) / rounds));
    return perSecond(side, chunk, side.start);
  });
  const figure: Figure = { name: 'runs started', unit: 'per s', better: 'more', pairs };
  return { open, figure };
}

/** From nothing: the row or rows in Postgres, then the run. */
export async function measureRegistrations({ sides, rounds, say }: Bench): Promise<Figure> {
  say('registrations');
  const numbers = Array.from({ length: wholePerRound }, (_, index) => index);
  const pairs = await inPairs(rounds, sides, (side) => perSecond(side, numbers, () => side.startWhole()));
  return { name: 'registrations, with what they write and tell', unit: 'per s', better: 'more', pairs };
}

/** Counted until the worker has done all that the starts gave it to do, not only until the server took them. */
async function perSecond<T>(side: Side, items: readonly T[], start: (item: T) => Promise<void>): Promise<number> {
  const from = performance.now();
  await each(items, atOnce, start);
  const until = await side.worker.settled();
  return (items.length * 1000) / (until - from);
}
