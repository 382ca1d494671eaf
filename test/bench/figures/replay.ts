import type { Bench } from '../bench.ts';
import { inPairs, type Side } from '../side.ts';
import type { Figure } from '../stats.ts';

const copies = 30;

/** One life of 24 months on each side, and how fast its history is replayed. */
export async function measureReplay(
  { sides, rounds, say }: Bench,
  lives: ReadonlyMap<Side, string>,
): Promise<{ figure: Figure; events: ReadonlyMap<Side, number> }> {
  const [floor, ours] = sides;
  say('living through 24 months');
  const idOf = (side: Side): string => {
    const id = lives.get(side);
    if (id === undefined) throw new Error('nobody to live');
    return id;
  };
  await ours.liveOn(idOf(ours), 0);
  const events = new Map<Side, number>();
  events.set(ours, await eventsOf(ours, idOf(ours)));
  await floor.liveOn(idOf(floor), events.get(ours) ?? 0);
  events.set(floor, await eventsOf(floor, idOf(floor)));
  say('replaying their histories');
  const pairs = await inPairs(rounds, sides, async (side) => {
    const workflowId = idOf(side);
    // Making a worker takes longer than replaying one history: so what is timed is the difference of two runs.
    const { ms: one } = await side.worker.ask('replay', { workflowId, copies: 1 });
    const { ms: many, events: length } = await side.worker.ask('replay', { workflowId, copies: 1 + copies });
    return (copies * length * 1000) / (many - one);
  });
  return { figure: { name: 'events replayed, of a 24-month history', unit: 'per s', better: 'more', pairs }, events };
}

const eventsOf = async (side: Side, workflowId: string): Promise<number> =>
  (await side.worker.ask('replay', { workflowId, copies: 1 })).events;
