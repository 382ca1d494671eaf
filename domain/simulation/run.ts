import type { CohortEvent } from '../cohort/index.ts';
import type { LocalDate } from '../calendar/index.ts';
import type { Province } from '../rules/index.ts';
import { trajectoryId, trajectoryNumber, type TrajectoryEvent } from '../trajectory/index.ts';
import { arrivalsOf } from './arrivals.ts';
import { daysFrom } from './days.ts';
import { drawsOf } from './draws.ts';
import { createGroups } from './groups.ts';
import { createLives } from './lives.ts';
import { lineOf } from './line.ts';
import type { Person } from './person.ts';
import { endOf, rulesOfScenario, type Scenario } from './scenario.ts';
import type { Said } from './script.ts';
import type { World } from './world.ts';

/** One life as it was lived: who it was at the beginning, for the start that is now, and every event since. */
interface Life {
  readonly id: string;
  /** The number of an invented person: the same one in another scenario; null: was there at the start. */
  readonly arrival: number | null;
  readonly events: readonly TrajectoryEvent[];
}

interface Group {
  readonly id: string;
  readonly events: readonly CohortEvent[];
}

/** What came of one run. */
export interface Ran {
  readonly from: LocalDate;
  /** The first day that was not simulated any more. */
  readonly until: LocalDate;
  readonly lives: readonly Life[];
  readonly groups: readonly Group[];
  /** What the programme refused of what people wanted, by command and code: a plan whose moment was gone. */
  readonly refused: Readonly<Record<string, number>>;
}

const provinces: readonly Province[] = ['antwerp', 'limburg', 'eastFlanders', 'flemishBrabant', 'westFlanders'];

/**
 * Runs a population day by day through the programme itself: every step is decided by `domain/trajectory` and `domain/cohort`.
 * Only the days on which something happens to somebody are walked. The same scenario gives the same run.
 * @param say is told what people and systems say, in order
 */
export function run(scenario: Scenario, say: (said: Said) => void = () => {}): Ran {
  const until = endOf(scenario);
  const rules = rulesOfScenario(scenario);
  const { calendar, behaviour, start, seed } = scenario;
  const days = daysFrom(scenario.from, until, calendar);
  const people = new Map<string, Person>();
  const refused: Record<string, number> = {};
  const queue: Person[][] = Array.from({ length: days.length }, () => []);
  const quotas =
    scenario.quota === undefined
      ? start?.quotas
      : start?.quotas.map((one) => ({ ...one, places: rules.quotaPerProvinceAndYear }));
  const line = lineOf(
    rules.quotaPerProvinceAndYear,
    start && { line: start.line, quotas: quotas ?? [] },
    ({ trajectoryId: id }) => {
      const state = people.get(id)?.state;
      return state?.phase === 'waiting' && state.deadlines.some(({ rule }) => rule === 'WAIT-3');
    },
  );
  let touched = new Map<string, number>();
  const world: World = {
    scenario,
    behaviour,
    days,
    people,
    line,
    today: 0,
    context: (at) => ({ now: days.moment(at), today: days.day(at), rules, calendar }),
    said(said) {
      say({ on: days.day(world.today), touched, ...said } as Said);
      touched = new Map();
    },
    touch: (id, sequence) => void touched.set(id, sequence),
    refuse(what) {
      refused[what] = (refused[what] ?? 0) + 1;
    },
    wakeOn(person, at) {
      if (at === person.wakes) return;
      person.wakes = at;
      if (at < days.length) queue[at]?.push(person);
    },
    open: Object.fromEntries(provinces.map((one) => [one, 0])) as World['open'],
  };
  const lives = createLives(world);
  const groups = createGroups(world, lives);
  lives.hears(groups);

  const known = (start?.people ?? []).map(({ state }) => trajectoryNumber(state.id) ?? 0);
  const first = known.reduce((most, one) => Math.max(most, one), 0);
  for (const { state, events } of start?.people ?? []) lives.takeUp(state, events);
  groups.takeUp(start?.cohorts ?? []);
  const coming = arrivalsOf(scenario)
    .map((arrival) => ({ arrival, at: days.working(days.of(arrival.on)) }))
    .filter(({ at }) => at < days.length)
    .sort((a, b) => a.at - b.at || a.arrival.number - b.arrival.number);
  let registered = 0;
  for (let at = 0; at < days.length; at += 1) {
    world.today = at;
    if (days.working(at) === at) for (const province of provinces) lives.offerAll(province);
    for (let next = coming[registered]; next?.at === at; next = coming[registered]) {
      registered += 1;
      lives.register(trajectoryId(first + registered), drawsOf(seed, next.arrival.number), next.arrival);
    }
    // Whoever wakes somebody of today (a place that came free) adds to it: they are looked at the next working day.
    const due = (queue[at] ?? []).filter(({ wakes }) => wakes === at).sort((a, b) => a.number - b.number);
    queue[at] = [];
    for (const person of due) if (person.wakes === at) lives.wake(person);
    groups.day();
  }
  // What time did on the days until the end, and nobody looked at since.
  world.today = days.length - 1;
  lives.end();
  groups.end();
  return {
    ...{ from: scenario.from, until, refused },
    lives: [...people.values()].map(({ id, arrival, events }) => ({ id, arrival, events })),
    groups: groups.all(),
  };
}
