import { localDateOf, type Instant, type LocalDate } from '../calendar/index.ts';
import type { TrajectoryEvent } from '../trajectory/events.ts';
import { factsOf } from './facts.ts';
import type { Fact } from './record.ts';
import { traitsAt, type KnownTraits } from './traits.ts';

/** An event, and when it reached the record. */
export interface Recorded {
  readonly event: TrajectoryEvent;
  readonly recordedAt: Instant;
}

/** A fact with the days at whose end it was known: from the first, until before the second; null: it is known now. */
export interface KnownFact extends Fact {
  readonly knownFrom: LocalDate;
  readonly knownUntil: LocalDate | null;
}

/**
 * The day in Brussels on which each event was known: when it was recorded, and not before it was decided (a clock that runs
 * ahead, as in a demo, decides later than the machine records) nor before the one it follows.
 */
export function knownDays(recorded: readonly Recorded[]): readonly LocalDate[] {
  let latest = '' as Instant;
  return recorded.map(({ event: { at }, recordedAt }) => {
    for (const one of [at, recordedAt]) if (one > latest) latest = one;
    return localDateOf(latest);
  });
}

/**
 * Everything that was ever known of one life, with when: what a later event changes ends on the day that one was known, and
 * never before. So an answer as of a day is the same today and in three years.
 * @param recorded all events of the trajectory, in order
 * @param traits of the person, in order
 */
export function knownFacts(recorded: readonly Recorded[], traits: readonly KnownTraits[]): readonly KnownFact[] {
  const days = knownDays(recorded);
  const first = days[0];
  if (first === undefined) return [];
  const changes = [...days, ...traits.map(({ knownOn }) => knownOn)].filter((day) => day >= first);
  const over: KnownFact[] = [];
  let present = new Map<string, { fact: Fact; knownFrom: LocalDate; times: number }>();
  for (const day of [...new Set(changes)].sort()) {
    const events = recorded.slice(0, days.findLastIndex((known) => known <= day) + 1).map(({ event }) => event);
    const now: typeof present = new Map();
    for (const fact of factsOf(events, traitsAt(traits, day))) {
      // The same may hold twice (two tasks of a rule on a day): each is counted, so each has a row.
      let times = 1;
      while (now.has(keyOf(fact, times))) times += 1;
      const key = keyOf(fact, times);
      now.set(key, { fact, times, knownFrom: present.get(key)?.knownFrom ?? day });
    }
    for (const [key, { fact, knownFrom }] of present)
      if (!now.has(key)) over.push({ ...fact, knownFrom, knownUntil: day });
    present = now;
  }
  return [...over, ...[...present.values()].map(({ fact, knownFrom }) => ({ ...fact, knownFrom, knownUntil: null }))];
}

const keyOf = (fact: Fact, times: number): string => `${times} ${JSON.stringify(fact)}`;
