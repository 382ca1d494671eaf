import { localDateOf, type Instant, type LocalDate } from '../calendar/index.ts';
import type { TrajectoryEvent } from '../trajectory/events.ts';
import { followDues, type Due } from './dues.ts';
import { factsOfDue, factsOfLife, isOfLife } from './facts.ts';
import { lifeOf, type Life } from './life.ts';
import { withoutUndone } from './told.ts';
import type { Fact } from './record.ts';
import { traitsAt, type KnownTraits, type Traits } from './traits.ts';

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
  let day: LocalDate | null = null;
  return recorded.map(({ event: { at }, recordedAt }) => {
    const later = at > recordedAt ? at : recordedAt;
    if (day === null || later > latest) {
      latest = later;
      day = localDateOf(latest);
    }
    return day;
  });
}

/** What holds now of a life or of one of its tasks, with since when it is known. */
type Present = Map<string, { readonly fact: Fact; readonly knownFrom: LocalDate }>;

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
  const over: KnownFact[] = [];
  const presents = new Map<string, Present>();
  const dues = new Map<string, Due>();
  let following = followDues();
  let life: Life | null = null;
  let known: TrajectoryEvent[] = [];

  /** Of what follows now from one thing; what did before, and does not any more, is over. */
  function become(of: string, facts: readonly Fact[], day: LocalDate): void {
    const before: Present = presents.get(of) ?? new Map();
    const now: Present = new Map();
    for (const fact of facts) {
      // The same may hold twice: each is counted, so each has a row.
      let key = keyOf(fact);
      while (now.has(key)) key += ' again';
      now.set(key, { fact, knownFrom: before.get(key)?.knownFrom ?? day });
    }
    for (const [key, { fact, knownFrom }] of before)
      if (!now.has(key)) over.push({ ...fact, knownFrom, knownUntil: day });
    presents.set(of, now);
  }

  for (const day of daysOfChange(days, traits)) {
    const fresh = recorded.slice(known.length, days.findLastIndex((one) => one <= day) + 1).map(({ event }) => event);
    known = [...known, ...fresh];
    const undone = fresh.some(({ type }) => type === 'ClosingUndone');
    // What the closing ended was not ended: all of it is told anew.
    if (undone) {
      following = followDues();
      dues.clear();
    }
    for (const event of undone ? withoutUndone(known) : fresh) following.take(event);
    const changed = following.changed();
    for (const { id, now } of changed)
      if (now) dues.set(id, now);
      else dues.delete(id);
    const holds = traitsAt(traits, day);
    const wholly = life === null || fresh.some(isOfLife) || traits.some(({ knownOn }) => knownOn === day);
    const present: Life = life !== null && !wholly ? life : lifeOf(known);
    if (wholly) become(wholeLife, factsOfLife(present, holds), day);
    life = present;
    for (const id of wholly ? new Set([...presents.keys(), ...dues.keys()]) : changed.map((one) => one.id)) {
      if (id === wholeLife) continue;
      const due = dues.get(id);
      become(id, due ? factsOfDue(present, due, holds) : [], day);
    }
  }
  const now = [...presents.values()].flatMap((present) => [...present.values()]);
  return [...over, ...now.map(({ fact, knownFrom }) => ({ ...fact, knownFrom, knownUntil: null }))];
}

/** What holds now, as all events of a life together tell it. */
export function factsOf(events: readonly TrajectoryEvent[], traits: Traits): readonly Fact[] {
  const life = lifeOf(events);
  const following = followDues();
  for (const event of withoutUndone(events)) following.take(event);
  const dues = following.changed().flatMap(({ now }) => (now ? [now] : []));
  return [...factsOfLife(life, traits), ...dues.flatMap((due) => factsOfDue(life, due, traits))];
}

/** No id of a task. */
const wholeLife = '';

/** Each day on which something became known, of the life or of the person, in order. */
const daysOfChange = (days: readonly LocalDate[], traits: readonly KnownTraits[]): readonly LocalDate[] =>
  [...new Set([...days, ...traits.map(({ knownOn }) => knownOn)].filter((day) => day >= days[0]!))].sort();

function keyOf(fact: Fact): string {
  const { figure, on, until, kind, days, province, sex, ageGroup, education, migration } = fact;
  const { partner, cohort, yearOfStart } = fact;
  return `${figure}|${on}|${until}|${kind}|${days}|${province}|${sex}|${ageGroup}|${education}|${migration}|${partner}|${cohort}|${yearOfStart}`;
}
