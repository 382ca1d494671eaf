import type { Bench } from '../bench.ts';
import { around, clients, first } from '../clients.ts';
import { cpuMs } from '../cpu.ts';
import { inPairs, type Side } from '../side.ts';
import { median, percentile, type Figure } from '../stats.ts';

const clientCounts = [1, 8] as const;
/** Enough for a 99th percentile that is not the slowest one alone. */
const commandsPerRound = { 1: 200, 8: 400 } as const;
/** Given before each round, uncounted: after the other side's round everything is cold. */
const warmUp = 20;

export const medianOf = (count: number, open: number): string => `command, ${clientsIn(count)}, median (${open} open)`;
const clientsIn = (count: number): string => (count === 1 ? '1 client' : `${count} clients`);

/** Of whom the processor time is counted. */
const everyone = ['application', 'worker', 'Temporal server', 'Postgres'] as const;
type Cpu = Readonly<Record<(typeof everyone)[number], number>>;

interface Round {
  readonly ms: readonly number[];
  /** Milliseconds per command; null where it cannot be read. */
  readonly cpu: Cpu | null;
}

/** From giving a command to its answer, which comes when what it did is in Postgres. */
export async function measureCommands(
  { sides, servers, rounds, say }: Bench,
  open: ReadonlyMap<Side, readonly string[]>,
): Promise<{ figures: Figure[]; notes: string[] }> {
  const next = new Map(sides.map((side) => [side, around(open.get(side) ?? [])]));
  const figures: Figure[] = [];
  const notes: string[] = [];
  for (const count of clientCounts) {
    say(`commands, ${clientsIn(count)}`);
    const pairs = await inPairs(rounds, sides, async (side): Promise<Round> => {
      const ids = next.get(side);
      if (!ids) throw new Error('no open workflows');
      await clients(count, first(warmUp, ids), side.command);
      const pids = [process.pid, side.worker.pid, servers.pids.temporal, servers.pids.postgres];
      const before = pids.map(cpuMs);
      const total = commandsPerRound[count];
      const ms = await clients(count, first(total, ids), side.command);
      const used = pids.map((pid, index) => (cpuMs(pid) ?? Number.NaN) - (before[index] ?? Number.NaN));
      await side.worker.settled();
      if (used.some(Number.isNaN)) return { ms, cpu: null };
      const cpu = Object.fromEntries(everyone.map((who, index) => [who, (used[index] ?? 0) / total]));
      return { ms, cpu: cpu as Cpu };
    });
    figures.push(...figuresOf(count, open.get(sides[1])?.length ?? 0, pairs));
    notes.push(...sharesOf(count, pairs));
  }
  return { figures, notes };
}

type Pairs = readonly { readonly floor: Round; readonly ours: Round }[];

const sumOf = (cpu: Cpu | null): number => (cpu ? everyone.reduce((sum, who) => sum + cpu[who], 0) : 0);
const hasCpu = (pairs: Pairs): boolean => pairs.every(({ floor, ours }) => floor.cpu !== null && ours.cpu !== null);

function figuresOf(count: number, open: number, pairs: Pairs): Figure[] {
  const figure = (name: string, look: (round: Round) => number): Figure => ({
    ...{ name, unit: 'ms', better: 'less' },
    pairs: pairs.map(({ floor, ours }) => ({ floor: look(floor), ours: look(ours) })),
  });
  const figures = [
    figure(medianOf(count, open), ({ ms }) => percentile(ms, 0.5)),
    figure(`command, ${clientsIn(count)}, 99 of 100 faster than`, ({ ms }) => percentile(ms, 0.99)),
  ];
  if (!hasCpu(pairs)) return figures;
  return [...figures, figure(`processor time per command, ${clientsIn(count)}`, ({ cpu }) => sumOf(cpu))];
}

/** Who uses that processor time, as a line for each side. */
function sharesOf(count: number, pairs: Pairs): string[] {
  if (!hasCpu(pairs)) return [];
  return (['floor', 'ours'] as const).map((side) => {
    const shares = everyone.map(
      (who) => `${who} ${median(pairs.map((pair) => pair[side].cpu?.[who] ?? 0)).toFixed(1)}`,
    );
    return `Processor time per command in ms, ${clientsIn(count)}, ${side}: ${shares.join(', ')}.`;
  });
}
