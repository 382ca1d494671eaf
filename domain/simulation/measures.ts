import { addDays, addMonths, daysBetween, localDate, weekdayOf, type LocalDate } from '../calendar/index.ts';
import { newestRules, type Owner, type Province, type RuleKey } from '../rules/index.ts';
import { factsOf, type Fact, type FigureCode } from '../statistics/index.ts';
import { traitsAt } from '../statistics/index.ts';
import { placesHeld, type Held } from './places.ts';
import type { Ran } from './run.ts';
import { rulesOfScenario, type Scenario } from './scenario.ts';

/** What is measured of a run, in the order in which it is shown; what each means stands in the words of the same name. */
export const measureCodes = [
  // Places.
  'usedUpOn',
  'referrals',
  'placesTaken',
  // Waiting.
  'hadToWait',
  'waitMedian',
  'waitP90',
  'daysInLine',
  'inLine',
  'toGroupMedian',
  'toGroupP90',
  'forStart',
  // Groups.
  'groups',
  'seatsTaken',
  'inGroup',
  'groupEnds',
  // Afterwards.
  'guidanceEnds',
  'outcomes',
  'outcomes6Months',
  'closed',
  'coachingStarts',
  // Work.
  'tasksPerWeek',
  'tasksInBusiestWeek',
  'tasksMissed',
  'open',
  'openPerMediator',
] as const;
export type MeasureCode = (typeof measureCodes)[number];

/** One number of one run. */
export interface Measured {
  readonly measure: MeasureCode;
  /** null: all provinces together. */
  readonly province: Province | null;
  /** A year, a month (its last day is looked at), a code of the figure, an owner; null: of the whole run. */
  readonly of: string | null;
  /** null: there is none, such as a day on which the quota was used up. */
  readonly value: number | null;
}

/** The same definitions as every figure of the programme; of what stands, in a run from now, what stood before too. */
export function measured(ran: Ran, scenario: Scenario): readonly Measured[] {
  const facts = ran.lives.flatMap(({ events }) =>
    events[0]?.type === 'Registered' ? factsOf(events, traitsAt([], ran.from)) : [],
  );
  const held = ran.lives.flatMap(({ events }) => placesHeld(events));
  const periods = periodsOf(ran);
  return [null, ...provincesOf(facts)].flatMap((province) => {
    const here = province === null ? facts : facts.filter((fact) => fact.province === province);
    const places = province === null ? [] : held.filter((one) => one.province === province);
    const add = (measure: MeasureCode, value: number | null, of: string | null = null): Measured => ({
      ...{ measure, province, of, value },
    });
    const happened = byFigure(here, (fact) => fact.on >= ran.from && fact.on < ran.until);
    const all = byFigure(here, () => true);
    return [
      ...ofPlaces(add, happened, places, periods, scenario, province),
      ...ofWaiting(add, happened, all, periods),
      ...ofGroups(add, happened, all, periods, scenario),
      ...afterwards(add, happened),
      ...ofWork(add, happened, all, periods, scenario, province),
    ];
  });
}

type Add = (measure: MeasureCode, value: number | null, of?: string | null) => Measured;
type Facts = (figure: FigureCode) => readonly Fact[];

function byFigure(facts: readonly Fact[], which: (fact: Fact) => boolean): Facts {
  const found = new Map<FigureCode, Fact[]>();
  for (const fact of facts) {
    if (!which(fact)) continue;
    const there = found.get(fact.figure);
    if (there) there.push(fact);
    else found.set(fact.figure, [fact]);
  }
  return (figure) => found.get(figure) ?? [];
}

interface Periods {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly years: readonly number[];
  /** The last day of each month, and of the run. */
  readonly monthEnds: readonly LocalDate[];
}

function periodsOf({ from, until }: Ran): Periods {
  const last = addDays(until, -1);
  const years: number[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) years.push(year);
  const monthEnds: LocalDate[] = [];
  for (let month = localDate(`${from.slice(0, 7)}-01`); month < until; month = addMonths(month, 1)) {
    const end = addDays(addMonths(month, 1), -1);
    monthEnds.push(end < last ? end : last);
  }
  return { from, until, years, monthEnds };
}

const provincesOf = (facts: readonly Fact[]): Province[] => [...new Set(facts.map(({ province }) => province))].sort();

const standingOn = (facts: readonly Fact[], day: LocalDate): number =>
  facts.filter(({ on, until }) => on <= day && (until === null || until > day)).length;

function ofPlaces(
  add: Add,
  happened: Facts,
  held: readonly Held[],
  { years, from, until }: Periods,
  scenario: Scenario,
  province: Province | null,
): Measured[] {
  const referrals = happened('referrals');
  return years.flatMap((year) => {
    const of = String(year);
    const made = add('referrals', referrals.filter(({ on }) => on.startsWith(of)).length, of);
    if (province === null) return [made];
    const places = placesOf(scenario, province, year);
    const mine = held.filter((one) => one.year === year);
    const before = takenBefore(scenario, province, year, mine, from);
    const full = firstDayWith(mine, places - before, from, until);
    return [
      made,
      add('placesTaken', before + mine.filter((one) => one.until === null || one.until >= until).length, of),
      add('usedUpOn', full === null ? null : daysBetween(`${of}-01-01` as LocalDate, full) + 1, of),
    ];
  });
}

function placesOf(scenario: Scenario, province: Province, year: number): number {
  const set = scenario.start?.quotas.find((one) => one.province === province && one.year === year);
  return scenario.quota ?? set?.places ?? rulesOfScenario(scenario).quotaPerProvinceAndYear;
}

/** Of a run from now: places taken by people whose trajectory is over, who are not in the run. */
function takenBefore(
  { start }: Scenario,
  province: Province,
  year: number,
  held: readonly Held[],
  from: LocalDate,
): number {
  const taken = start?.quotas.find((one) => one.province === province && one.year === year)?.taken ?? 0;
  const ofThoseHere = held.filter((one) => one.from < from && (one.until === null || one.until >= from)).length;
  return Math.max(0, taken - ofThoseHere);
}

/** The first day at whose end so many are held at once; null: none. */
function firstDayWith(held: readonly Held[], many: number, from: LocalDate, until: LocalDate): LocalDate | null {
  const changes = held.flatMap((one) => [
    { on: one.from, by: 1 },
    ...(one.until === null ? [] : [{ on: one.until, by: -1 }]),
  ]);
  changes.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.by - b.by));
  let now = 0;
  for (const [at, { on, by }] of changes.entries()) {
    now += by;
    const dayIsOver = changes[at + 1]?.on !== on;
    if (dayIsOver && now >= many && on < until) return on < from ? from : on;
  }
  return null;
}

/** The value at a share of the ordered values; null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.min(ordered.length - 1, Math.max(0, Math.ceil(share * ordered.length) - 1))] ?? null;
}

function ofWaiting(add: Add, happened: Facts, all: Facts, { from, until, monthEnds }: Periods): Measured[] {
  const inLine = all('waiting').filter(({ kind }) => kind === 'place');
  const forStart = all('waiting').filter(({ kind }) => kind === 'start');
  // Who got a place at once did not wait for it.
  const waits = happened('waitDays').flatMap(({ kind, days }) => (kind === 'place' && days ? [days] : []));
  const toGroup = happened('groupStarts').flatMap(({ days }) => days ?? []);
  const last = addDays(until, -1);
  const within = inLine.map(({ on, until: end }) =>
    Math.max(0, daysBetween(on < from ? from : on, end === null || end > until ? until : end)),
  );
  const referrals = happened('referrals').length;
  return [
    add('hadToWait', inLine.filter(({ on }) => on >= from && on <= last).length),
    add('waitMedian', quantile(waits, 0.5)),
    add('waitP90', quantile(waits, 0.9)),
    add('daysInLine', referrals === 0 ? null : within.reduce((sum, days) => sum + days, 0) / referrals),
    add('toGroupMedian', quantile(toGroup, 0.5)),
    add('toGroupP90', quantile(toGroup, 0.9)),
    ...monthEnds.map((day) => add('inLine', standingOn(inLine, day), day.slice(0, 7))),
    ...monthEnds.map((day) => add('forStart', standingOn(forStart, day), day.slice(0, 7))),
  ];
}

function ofGroups(
  add: Add,
  happened: Facts,
  all: Facts,
  { years, monthEnds }: Periods,
  { behaviour }: Scenario,
): Measured[] {
  const started = happened('groupStarts').filter(({ cohort }) => cohort !== null);
  const running = all('groupsRunning');
  const ofYear = years.flatMap((year) => {
    const here = started.filter(({ on }) => on.startsWith(String(year)));
    const groups = new Set(here.map(({ cohort }) => cohort)).size;
    const seats = groups * behaviour.groupSize.value;
    return [
      add('groups', groups, String(year)),
      add('seatsTaken', seats === 0 ? null : (100 * here.length) / seats, String(year)),
    ];
  });
  return [
    ...ofYear,
    ...monthEnds.map((day) => add('inGroup', standingOn(running, day), day.slice(0, 7))),
    ...counted(add, 'groupEnds', happened('groupEnds')),
  ];
}

function counted(add: Add, measure: MeasureCode, facts: readonly Fact[]): Measured[] {
  const counts = new Map<string, number>();
  for (const { kind } of facts) if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => add(measure, count, kind));
}

const afterwards = (add: Add, happened: Facts): Measured[] => [
  ...counted(add, 'guidanceEnds', happened('guidanceEnds')),
  ...counted(add, 'outcomes', happened('outcomeGuidance')),
  ...counted(add, 'outcomes6Months', happened('outcome6Months')),
  ...counted(add, 'closed', happened('trajectoryEnds')),
  add('coachingStarts', happened('coachingStarts').length),
];

/** Whose work it is, as four kinds of people know it. */
const whose: Readonly<Record<Owner, string | null>> = {
  programmeCoordinator: null,
  ...{ mediator: 'mediator', partner: 'partner', groupWorker: 'partner', jobCoach: 'jobCoach', teamLead: 'teamLead' },
  ...{ rule: null, system: null },
};

function ofWork(
  add: Add,
  happened: Facts,
  all: Facts,
  { from, until, monthEnds }: Periods,
  { mediators, behaviour }: Scenario,
  province: Province | null,
): Measured[] {
  const met = happened('deadlinesMet');
  const missed = happened('deadlinesMissed');
  const weeks = Math.max(1, daysBetween(from, until) / 7);
  const perWeek = new Map<string, Map<LocalDate, number>>();
  for (const { on, kind } of [...met, ...missed]) {
    const owner = whose[newestRules.rules[kind as RuleKey].owner];
    if (owner === null) continue;
    const counts = perWeek.get(owner) ?? new Map<LocalDate, number>();
    perWeek.set(owner, counts);
    const monday = addDays(on, 1 - weekdayOf(on));
    counts.set(monday, (counts.get(monday) ?? 0) + 1);
  }
  const open = all('trajectoriesOpen');
  const team = (mediators ?? behaviour.mediatorsPerProvince.value) * (province === null ? 5 : 1);
  const tasks = met.length + missed.length;
  return [
    ...[...perWeek]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([owner, counts]) => {
        const each = [...counts.values()];
        return [
          add('tasksPerWeek', each.reduce((sum, one) => sum + one, 0) / weeks, owner),
          add('tasksInBusiestWeek', Math.max(...each), owner),
        ];
      }),
    add('tasksMissed', tasks === 0 ? null : (100 * missed.length) / tasks),
    ...monthEnds.flatMap((day) => {
      const standing = standingOn(open, day);
      return [add('open', standing, day.slice(0, 7)), add('openPerMediator', standing / team, day.slice(0, 7))];
    }),
  ];
}
