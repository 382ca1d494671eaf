import type { Bench } from '../bench.ts';
import { around, clients, first } from '../clients.ts';
import { cpuMs } from '../cpu.ts';
import { inPairs, type Side } from '../side.ts';
import { percentile, type Figure, type Pair } from '../stats.ts';

const clientCounts = [1, 8] as const;
/** Enough for a 99th percentile that is not the slowest one alone. */
const commandsPerRound = { 1: 200, 8: 400 } as const;
/** Given before each round, uncounted: after the other side's round everything is cold. */
const warmUp = 20;

export const medianOf = (count: number, open: number): string => `command, ${clientsIn(count)}, median (${open} open)`;
const clientsIn = (count: number): string => (count === 1 ? '1 client' : `${count} clients`);

interface Round {
  readonly ms: readonly number[];
  /** Per command; null where it cannot be read. */
  readonly cpu: number | null;
}

/** From giving a command to its answer, which comes when what it did is in Postgres. */
export async function measureCommands(
  { sides, servers, rounds, say }: Bench,
  open: ReadonlyMap<Side, readonly string[]>,
): Promise<Figure[]> {
  const next = new Map(sides.map((side) => [side, around(open.get(side) ?? [])]));
  const figures: Figure[] = [];
  for (const count of clientCounts) {
    say(`commands, ${clientsIn(count)}`);
    const pairs = await inPairs(rounds, sides, async (side): Promise<Round> => {
      const ids = next.get(side);
      if (!ids) throw new Error('no open workflows');
      await clients(count, first(warmUp, ids), side.command);
      const pids = [process.pid, side.worker.pid, servers.pids.temporal, servers.pids.postgres];
      const before = cpuMs(pids);
      const total = commandsPerRound[count];
      const ms = await clients(count, first(total, ids), side.command);
      const after = cpuMs(pids);
      await side.worker.settled();
      return { ms, cpu: before === null || after === null ? null : (after - before) / total };
    });
    figures.push(...figuresOf(count, open.get(sides[1])?.length ?? 0, pairs));
  }
  return figures;
}

function figuresOf(count: number, open: number, pairs: readonly { floor: Round; ours: Round }[]): Figure[] {
  const of = (look: (round: Round) => number): Pair[] =>
    pairs.map(({ floor, ours }) => ({ floor: look(floor), ours: look(ours) }));
  const figure = (name: string, look: (round: Round) => number): Figure => ({
    name,
    unit: 'ms',
    better: 'less',
    pairs: of(look),
  });
  const figures = [
    figure(medianOf(count, open), ({ ms }) => percentile(ms, 0.5)),
    figure(`command, ${clientsIn(count)}, 99 of 100 faster than`, ({ ms }) => percentile(ms, 0.99)),
  ];
  if (pairs.some(({ floor, ours }) => floor.cpu === null || ours.cpu === null)) return figures;
  return [...figures, figure(`processor time per command, ${clientsIn(count)}`, ({ cpu }) => cpu ?? 0)];
}
