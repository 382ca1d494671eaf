import { setTimeout as wait } from 'node:timers/promises';
import { WorkflowUpdateRPCTimeoutOrCancelledError, type Client } from '@temporalio/client';
import { each } from '../../../app/each.ts';
import { AppError } from '../../../app/errors.ts';
import { moveTo } from '../../../app/runs/time-skipping.ts';
import type { Bench } from '../bench.ts';
import { around, clients, first } from '../clients.ts';
import { inPairs, type Side } from '../side.ts';
import { percentile, type Figure } from '../stats.ts';

/** Clocks moved at once: many, but a server that is kept waiting in so many polls still answers. */
const movesAtOnce = 32;
/** Moved first, to see how fast it goes. */
const trial = 64;
/** Each is moved to this long before its date first; then to the moment itself. */
const hourMs = 3_600_000;
/** How much longer than the trial promises setting all clocks may take: others may need the machine too. */
const slack = 2;
/** People who go on working meanwhile, on trajectories that have nothing due. */
const clientCount = 4;
const thinkMs = 400;
const lookEveryMs = 200;
/** The ladder of one task has four rungs, so one population has four dates. */
const mostRounds = 3;

interface Round {
  readonly seconds: number;
  readonly movesPerSecond: number;
  readonly commands: readonly number[];
  /** Commands whose client gave up waiting. */
  readonly unanswered: number;
}

/**
 * All of a side's workflows are due on one date. The time machine sets each clock so that all timers fire at one real
 * moment: without the spreading over three hours, so worse than any night, as after an outage.
 */
export async function measureDeadlines(
  { sides, client, rounds, say }: Bench,
  open: ReadonlyMap<Side, readonly string[]>,
  due: number,
): Promise<{ figures: Figure[]; notes: string[] }> {
  const pairs = await inPairs(Math.min(rounds, mostRounds), sides, async (side, number): Promise<Round> => {
    const ids = open.get(side) ?? [];
    const dueIds = ids.slice(0, due);
    say(`${due} deadlines on one date, round ${number + 1}, ${side.name}`);
    const { firesAt, left } = await side.nextDue(dueIds);
    const { at, movesPerSecond } = await setClocks(client, dueIds, firesAt);
    await side.worker.settled();
    if (Date.now() > at) say('the machine was too busy to set all clocks in time: some fired before the rest');
    await wait(Math.max(0, at - Date.now()));
    return { movesPerSecond, ...(await meanwhile(side, ids.slice(due), at, left)) };
  });
  const figure = (
    name: string,
    unit: Figure['unit'],
    better: Figure['better'],
    look: (round: Round) => number,
  ): Figure => ({
    ...{ name, unit, better },
    pairs: pairs.map(({ floor, ours }) => ({ floor: look(floor), ours: look(ours) })),
  });
  const figures = [
    figure(`${due} deadlines at one moment, until all are recorded`, 's', 'less', ({ seconds }) => seconds),
    figure('command meanwhile, 4 clients, median', 'ms', 'less', ({ commands }) => percentile(commands, 0.5)),
    figure('command meanwhile, 4 clients, 99 of 100 faster than', 'ms', 'less', ({ commands }) =>
      percentile(commands, 0.99),
    ),
    figure('clocks moved by the time machine', 'per s', 'more', ({ movesPerSecond }) => movesPerSecond),
  ];
  const gaveUp = (side: 'floor' | 'ours') => pairs.reduce((sum, pair) => sum + pair[side].unanswered, 0);
  const given = (side: 'floor' | 'ours') => pairs.reduce((sum, pair) => sum + pair[side].commands.length, 0);
  const told = (side: 'floor' | 'ours') => `${gaveUp(side)} of ${given(side)} (${side})`;
  return { figures, notes: [`Commands given up while deadlines fired: ${told('floor')}, ${told('ours')}.`] };
}

/** Sets all clocks so that what is due fires at one real moment `at` (ms since 1970), some seconds after the last is set. */
async function setClocks(
  client: Client,
  ids: readonly string[],
  firesAt: readonly number[],
): Promise<{ at: number; movesPerSecond: number }> {
  const all = ids.map((id, index) => ({ id, fires: firesAt[index] ?? 0 }));
  const few = all.slice(0, trial);
  const began = performance.now();
  await each(few, movesAtOnce, ({ id, fires }) => moveTo(client, id, fires - 24 * hourMs));
  const eachMs = (performance.now() - began) / few.length;
  const at = Date.now() + Math.round(all.length * eachMs * slack) + 5_000;
  const from = performance.now();
  await each(all, movesAtOnce, ({ id, fires }) => moveTo(client, id, fires - (at - Date.now())));
  return { at, movesPerSecond: (all.length * 1000) / (performance.now() - from) };
}

const isUnanswered = (error: unknown): boolean =>
  error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
  (error instanceof AppError && error.code === 'unavailable');

/** From the moment on: how long until all are recorded, and what commands to others take in that time. */
async function meanwhile(side: Side, others: readonly string[], at: number, left: () => Promise<number>) {
  let open = true;
  let seconds = 0;
  let unanswered = 0;
  const watch = async (): Promise<void> => {
    while ((await left()) > 0) await wait(lookEveryMs);
    seconds = (Date.now() - at) / 1000;
  };
  // Each once: noted again and again on one day it would change nothing, and measure nothing.
  const ids = first(others.length, around(others));
  // One that is given up took as long as its client was patient.
  const command = (id: string) =>
    side.command(id).catch((error: unknown) => {
      if (!isUnanswered(error)) throw error;
      unanswered += 1;
    });
  const [commands] = await Promise.all([
    clients(clientCount, () => (open ? ids() : null), command, thinkMs),
    watch().finally(() => (open = false)),
  ]);
  await side.worker.settled();
  return { seconds, commands, unanswered };
}
