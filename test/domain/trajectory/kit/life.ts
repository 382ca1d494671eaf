import { expect } from 'vitest';
import {
  instant,
  localDate,
  localDateOf,
  type Calendar,
  type Instant,
  type LocalDate,
} from '../../../../domain/calendar/index.ts';
import { rules2026, type RuleSet } from '../../../../domain/rules/index.ts';
import {
  assertTrajectory,
  catchUp,
  contextAt,
  decide,
  evolve,
  isRefusal,
  notRegistered,
  register,
  type Context,
  type Decided,
  type Refusal,
  type Registering,
  type Trajectory,
  type TrajectoryEvent,
} from '../../../../domain/trajectory/index.ts';
import { deepFreeze } from './freeze.ts';
import { actor, type Said } from './say.ts';

/** A trajectory as played so far: only ever reached by commands and by time. */
export interface Life {
  readonly state: Trajectory;
  readonly events: readonly TrajectoryEvent[];
  readonly today: LocalDate;
  readonly calendar: Calendar;
  readonly rules: RuleSet;
}

/** Ten in the morning, Brussels winter time: well inside the local day. */
const tenOClock = (date: string): Instant => instant(`${date}T09:00:00.000Z`);

export const contextOf = (life: Life): Context => contextAt(life.state, tenOClock(life.today), life);

/** What `decided` adds to a life, after the checks that hold at every step of every test. */
export function lived(life: Life, decided: Decided, at: Instant = tenOClock(life.today)): Life {
  deepFreeze(decided.events);
  deepFreeze(decided.state);
  const events = deepFreeze([...life.events, ...decided.events]);
  const again = events.reduce<Trajectory>(evolve, notRegistered);
  expect(again, 'the events from the start give the same state').toStrictEqual(decided.state);
  expect(events.map(({ sequence }) => sequence)).toStrictEqual(events.map((_, index) => index + 1));
  for (const [index, event] of events.entries()) {
    expect(event.at >= (events[index - 1]?.at ?? event.at), 'the clock never runs back').toBe(true);
  }
  expect(JSON.parse(JSON.stringify(decided.state)), 'the state is plain JSON').toStrictEqual(decided.state);
  assertTrajectory(decided.state);
  return { ...life, state: decided.state, events, today: localDateOf(at) };
}

export interface Beginning extends Partial<Registering> {
  readonly registeredOn?: string;
  readonly closingDays?: readonly string[];
  /** Of the partners, by their code. */
  readonly ofPartners?: Readonly<Record<string, readonly string[]>>;
  readonly rules?: RuleSet;
  /** As an earlier release began it: before there were editions. */
  readonly before?: 'editions';
}

export const calendarOf = (
  closingDays: readonly string[],
  ofPartners?: Readonly<Record<string, readonly string[]>>,
  version?: number,
): Calendar => ({
  ...(version === undefined ? {} : { version }),
  closingDays: closingDays.map(localDate),
  ...(ofPartners
    ? { ofPartners: Object.fromEntries(Object.entries(ofPartners).map(([who, days]) => [who, days.map(localDate)])) }
    : {}),
});

export function begin({
  registeredOn = '2026-01-05',
  closingDays = [],
  ofPartners,
  rules = rules2026,
  before,
  ...who
}: Beginning = {}): Life {
  const nobody: Life = deepFreeze({
    state: notRegistered,
    events: [],
    today: localDate(registeredOn),
    calendar: calendarOf(closingDays, ofPartners),
    rules,
  });
  const registering: Registering = {
    trajectoryId: 'T-000001',
    province: 'limburg',
    source: 'vdab',
    mediatorId: 'mediator-1',
    listedOn: null,
    ...who,
  };
  const born = register(registering, actor('operator'), contextOf(nobody));
  return lived(nobody, before === 'editions' ? withoutEdition(born) : born);
}

function withoutEdition({ events: told }: Decided): Decided {
  const events = told.map((event) => {
    if (event.type !== 'Registered') return event;
    const { edition: _edition, ...before } = event;
    return before;
  });
  return { events, state: events.reduce<Trajectory>(evolve, notRegistered) };
}

/** Says a command on a day. */
export function say(life: Life, { name, ...input }: Said): Life | Refusal {
  const decided = decide(life.state, name, deepFreeze(input), contextOf(life));
  if (isRefusal(decided)) return decided;
  const after = lived(life, decided);
  // As where it runs: what was adopted takes the place of what it began with.
  if (name === 'adoptRules') return { ...after, rules: input.data['rules'] as RuleSet };
  return name === 'adoptCalendar' ? { ...after, calendar: input.data['calendar'] as Calendar } : after;
}

export const onDay = (life: Life, date: string): Life => ({ ...life, today: localDate(date) });

/** The number of the last event of a type, by which a correction names it. */
export const lastOf = ({ events }: Life, type: TrajectoryEvent['type']): number =>
  events.findLast((event) => event.type === type)?.sequence ?? 0;

/** Lets time pass with nobody doing anything. */
export function pass(life: Life, to: string): Life {
  const later = onDay(life, to);
  return lived(later, catchUp(later.state, contextOf(later)));
}
