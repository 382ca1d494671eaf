import type { WorkerProcess } from './worker-process.ts';

/** A date on which many are due: when each one's timer fires by its own clock, and who has not yet recorded it. */
interface DueDate {
  /** Ms since 1970, in the order of the ids that were asked about. */
  readonly firesAt: readonly number[];
  left(): Promise<number>;
}

/** One of the two things compared, as something that can be asked the same. */
export interface Side {
  readonly name: 'floor' | 'ours';
  readonly worker: WorkerProcess;
  /** Makes what so many need to be started with; untimed. Answers their workflow ids. */
  prepare(count: number): Promise<readonly string[]>;
  /** Starts the run alone. */
  start(id: string): Promise<void>;
  /** Starts one from nothing, with what is written in Postgres at the start. */
  startWhole(): Promise<void>;
  /** Resolves when what was commanded is in Postgres. */
  command(id: string): Promise<void>;
  /** The next date on which all of these are due. */
  nextDue(ids: readonly string[]): Promise<DueDate>;
  /** Lives on through 24 months with everything a month brings, until its history has at least so many events. */
  liveOn(id: string, events: number): Promise<void>;
}

/** Does a round with each of the two, taking turns in who comes first, and pairs what they gave. */
export async function inPairs<T>(
  rounds: number,
  [floor, ours]: readonly [Side, Side],
  round: (side: Side, number: number) => Promise<T>,
): Promise<{ floor: T; ours: T }[]> {
  const pairs: { floor: T; ours: T }[] = [];
  for (let number = 0; number < rounds; number += 1) {
    if (number % 2 === 0) {
      const first = await round(floor, number);
      pairs.push({ floor: first, ours: await round(ours, number) });
    } else {
      const first = await round(ours, number);
      pairs.push({ ours: first, floor: await round(floor, number) });
    }
  }
  return pairs;
}
