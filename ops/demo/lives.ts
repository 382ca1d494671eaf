import {
  addDays,
  instantOfMs,
  isWorkingDay,
  localDateOf,
  msOf,
  startOfDay,
  type Calendar,
  type Instant,
  type LocalDate,
} from '../../domain/calendar/index.ts';
import type { RegistrationRow } from '../../domain/people/registration-row.ts';
import type { Province, RuleSet } from '../../domain/rules/index.ts';
import {
  catchUp,
  decide,
  effects,
  isOpen,
  isRefusal,
  register,
  type Actor,
  type CommandInput,
  type Context,
  type Decided,
  type Effect,
  type Trajectory,
  type TrajectoryEvent,
} from '../../domain/trajectory/index.ts';
import { answerTo, carryOut, dayOfActing, intentions, sessionOf, type Act, type Intention } from './habits.ts';
import { randomFrom, type Random } from './random.ts';

export interface PlayedLife {
  readonly trajectoryId: string;
  readonly person: RegistrationRow;
  readonly events: readonly TrajectoryEvent[];
  readonly effects: readonly { readonly effect: Effect; readonly status: 'pending' | 'done' }[];
}

export interface World {
  readonly rules: RuleSet;
  readonly calendar: Calendar;
  readonly now: Instant;
  readonly seed: number;
  /** Places of a province in a year. */
  quota(province: Province, year: number): number;
}

export interface ToPlay {
  readonly trajectoryId: string;
  readonly person: RegistrationRow;
  readonly mediatorId: string;
  readonly enteredOn: LocalDate;
}

/** One life while it is being played. */
interface Playing extends ToPlay {
  state: Trajectory;
  readonly events: TrajectoryEvent[];
  readonly told: { effect: Effect; at: Instant }[];
  readonly random: Random;
  /** Deadline id or plan -> the day somebody acts on it; null: nobody ever does. */
  readonly plans: Map<string, LocalDate | null>;
}

/**
 * Plays lives day by day from the first entry to now, by the pure core alone: the demo's past. All people share one
 * calendar, so places are given and waited for in their true order.
 */
export function playLives(people: readonly ToPlay[], world: World): PlayedLife[] {
  const today = localDateOf(world.now);
  const lives = people.map((person, index): Playing => ({
    ...person,
    state: { phase: 'none' },
    events: [],
    told: [],
    random: randomFrom(world.seed * 7919 + index),
    plans: new Map(),
  }));
  const places = createPlaces(world);
  const first = lives.reduce((earliest, { enteredOn }) => (enteredOn < earliest ? enteredOn : earliest), today);
  for (let day = first; day <= today; day = addDays(day, 1)) {
    for (const life of lives) if (life.enteredOn <= day) live(life, day, world, places);
  }
  return lives.map((life) => finish(life, today));
}

function live(life: Playing, day: LocalDate, world: World, places: Places): void {
  const start = msOf(startOfDay(day));
  let minutes = 8 * 60 + life.random.between(0, 60);
  const moment = (): Context => {
    const ms = Math.min(start + (minutes += life.random.between(1, 9)) * 60_000, msOf(world.now));
    return { now: instantOfMs(ms), today: day, rules: world.rules, calendar: world.calendar };
  };
  const take = (decided: Decided, context: Context) => {
    if (decided.events.length === 0) return;
    life.state = decided.state;
    life.events.push(...decided.events);
    for (const effect of effects(decided.events, life.state)) {
      life.told.push({ effect, at: context.now });
      answer(effect, life, give, places);
    }
  };
  const give = (name: string, data: CommandInput['data'], by: Actor): boolean => {
    const context = moment();
    const decided = decide(life.state, name, { by, data }, context);
    if (isRefusal(decided)) return false;
    take(decided, context);
    return true;
  };

  if (life.state.phase === 'none') {
    const context = moment();
    const { trajectoryId, person, mediatorId } = life;
    const by: Actor = { role: 'operator', id: 'demo' };
    take(
      register(
        { trajectoryId, province: person.province, source: person.source, mediatorId, listedOn: person.registeredOn },
        by,
        context,
      ),
      context,
    );
  }
  if (!isOpen(life.state)) return;
  const context = moment();
  take(catchUp(life.state, context), context);
  if (isOpen(life.state) && isWorkingDay(day, world.calendar)) act(life, day, world, give);
}

type Give = (name: string, data: CommandInput['data'], by: Actor) => boolean;

/** Everyone does what they planned for this day or an earlier one. */
function act(life: Playing, day: LocalDate, { calendar }: World, give: Give): void {
  const { plans, random } = life;
  const due = (key: string, draw: () => LocalDate | null): boolean => {
    if (!plans.has(key)) plans.set(key, draw());
    const on = plans.get(key) ?? null;
    return on !== null && on <= day;
  };
  const perform = (action: Act | null) => action !== null && give(action.name, action.data, action.by);
  for (const deadline of isOpen(life.state) ? life.state.deadlines : []) {
    if (!isOpen(life.state) || !life.state.deadlines.some(({ id }) => id === deadline.id)) continue;
    if (due(deadline.id, () => dayOfActing(deadline, random, calendar)))
      perform(answerTo(deadline, life.state, day, random));
  }
  if (!isOpen(life.state)) return;
  perform(sessionOf(life.state, day, random));
  const here = `${life.state.phase} ${life.state.phaseSince}`;
  if (!plans.has(here)) {
    plans.set(here, null);
    for (const [what, on] of intentions(life.state, random)) plans.set(`${here} ${what}`, on);
  }
  for (const [key, on] of plans) {
    if (!key.startsWith(`${here} `) || on === null || on > day || !isOpen(life.state)) continue;
    if (perform(carryOut(key.slice(here.length + 1) as Intention, life.state, day, random))) plans.set(key, null);
  }
}

/** The outside world as it was: look-ups answered or not, places granted in order. */
function answer(effect: Effect, { random, state, trajectoryId }: Playing, give: Give, places: Places): void {
  const system: Actor = { role: 'system' };
  if (effect.kind === 'askOutside') {
    const { lookupId } = effect;
    if (random.chance(0.25))
      give('lookupUnanswered', { lookupId, code: random.chance(0.8) ? 'notYetKnown' : 'unreachable' }, system);
    else give('lookupAnswered', { lookupId, answer: answers[effect.system](random) }, system);
  }
  if (effect.kind === 'requestPlace' && state.phase !== 'none') {
    give(
      places.request(trajectoryId, effect.referralId, state.province, effect.on),
      { referralId: effect.referralId },
      system,
    );
  }
  if (effect.kind === 'releasePlace') places.release(trajectoryId, effect.referralId);
}

const answers = {
  ocmw: (random: Random) => (random.chance(0.45) ? 'yes' : 'no'),
  riziv: (random: Random) => (random.chance(0.2) ? 'recognisedIncapable' : 'none'),
  employment: () => 'employed',
};

interface Places {
  request(trajectoryId: string, referralId: string, province: Province, on: string): 'placeGranted' | 'placeQueued';
  release(trajectoryId: string, referralId: string): void;
}

/** The quota as Postgres keeps it, for the demo's past. A place that comes free goes back to the province; the queue moves again under Temporal. */
function createPlaces(world: World): Places {
  const taken = new Map<string, number>();
  const holders = new Map<string, string>();
  return {
    request(trajectoryId, referralId, province, on) {
      const key = `${province} ${on.slice(0, 4)}`;
      const used = taken.get(key) ?? 0;
      if (used >= world.quota(province, Number(on.slice(0, 4)))) return 'placeQueued';
      taken.set(key, used + 1);
      holders.set(`${trajectoryId} ${referralId}`, key);
      return 'placeGranted';
    },
    release(trajectoryId, referralId) {
      const key = holders.get(`${trajectoryId} ${referralId}`);
      if (key === undefined) return;
      holders.delete(`${trajectoryId} ${referralId}`);
      taken.set(key, (taken.get(key) ?? 1) - 1);
    },
  };
}

/** What was told before today is done; what today's catching up tells is left for the workflow to do, where there is one. */
function finish({ trajectoryId, person, events, told, state }: Playing, today: LocalDate): PlayedLife {
  const fresh = startOfDay(today);
  return {
    trajectoryId,
    person,
    events,
    effects: told.map(({ effect, at }) => ({
      effect,
      status: isOpen(state) && effect.kind === 'notify' && at >= fresh ? 'pending' : 'done',
    })),
  };
}
