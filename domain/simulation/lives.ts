import { daysBetween, type LocalDate } from '../calendar/index.ts';
import type { CohortCommandName } from '../cohort/index.ts';
import type { Province } from '../rules/index.ts';
import {
  catchUp,
  decide,
  effects,
  isOpen,
  isRefusal,
  nextStep,
  register,
  sequenceOf,
  type Actor,
  type CommandInput,
  type Decided,
  type Effect,
  type OpenTrajectory,
  type TrajectoryEvent,
} from '../trajectory/index.ts';
import type { Arrival } from './arrivals.ts';
import { drawsOf, type Draws } from './draws.ts';
import { carryOut, intendedAfter, intendedAtStart, type Intended } from './intentions.ts';
import type { InLine } from './line.ts';
import { colleague, keyOf, openDeadline, type Person, type Plan } from './person.ts';
import { answerTo, dayOfActing } from './tasks.ts';
import { yearOf, type World } from './world.ts';

/** What a life tells the groups of its province. */
export interface Groups {
  accepted(person: Person, referralId: string): void;
  tell(cohortId: string, name: CohortCommandName, by: Actor, data: CommandInput['data']): void;
}

export interface Lives {
  hears(groups: Groups): void;
  takeUp(state: OpenTrajectory, events: readonly TrajectoryEvent[]): void;
  register(id: string, draws: Draws, arrival: Arrival): void;
  wake(person: Person): void;
  offerAll(province: Province): void;
  /** Catches everybody up with the last day. */
  end(): void;
  /** What a group gives to a member's own trajectory. @returns the code of a refusal */
  give(id: string, name: string, by: Actor, data: CommandInput['data']): string | null;
}

/** Only these lead to another thing in the house; the rest is mail. */
const leads: ReadonlySet<TrajectoryEvent['type']> = new Set<TrajectoryEvent['type']>([
  ...(['Referred', 'PlaceLapsed', 'ReferralWithdrawn', 'ReferralDeclined'] as const),
  ...(['GroupTrackEnded', 'CohortLeft', 'ConsultationHeld'] as const),
]);
const system: Actor = { role: 'system' };

export function createLives(world: World): Lives {
  const { days, behaviour, people, line, scenario } = world;
  let groups: Groups | null = null;
  const todays = (): LocalDate => days.day(world.today);

  /** Files above what the mediators of the province can do: everything of theirs takes longer by as much. */
  const stretchOf = (province: Province): number => {
    const mediators = scenario.mediators ?? behaviour.mediatorsPerProvince.value;
    return Math.max(1, world.open[province] / (mediators * behaviour.peoplePerMediator.value));
  };

  const count = (state: Person['state'], by: number): void => {
    if (isOpen(state)) world.open[state.province] += by;
  };

  function take(person: Person, { events, state }: Decided): void {
    if (events.length === 0) return;
    const known = person.events.length;
    count(person.state, -1);
    person.state = state;
    count(state, 1);
    for (const event of events) person.events.push(event);
    if (state.phase !== 'none') world.touch(person.id, state.sequence);
    for (const event of events) for (const intended of intendedAfter(event, person, behaviour)) plan(person, intended);
    if (events.some(({ type }) => leads.has(type)))
      for (const effect of effects(events, state)) follow(person, effect, known);
    for (const event of events) if (event.type === 'ReferralAccepted') groups?.accepted(person, event.referralId);
  }

  function plan(person: Person, { intention, key, on }: Intended): void {
    // Never today: what follows from a thing takes a night at least.
    person.plans.push({ what: { intention }, key, on: Math.max(world.today + 1, days.of(on)) });
  }

  function follow(person: Person, effect: Effect, known: number): void {
    if (effect.kind === 'requestPlace') {
      const { referralId, on } = effect;
      const { state } = person;
      const province = ('referral' in state && state.referral?.province) || (state as OpenTrajectory).province;
      const years = { year: yearOf(on), running: Math.max(yearOf(todays()), yearOf(on)) };
      const answer = line.request({ trajectoryId: person.id, referralId, province, ...years });
      told(person, answer === 'granted' ? 'placeGranted' : 'placeQueued', { referralId });
    }
    if (effect.kind === 'releasePlace') {
      const sequence = sequenceOf(effect);
      const lapsed = person.events.slice(known).some((one) => one.sequence === sequence && one.type === 'PlaceLapsed');
      const { referralId } = effect;
      const next = line.release({ trajectoryId: person.id, referralId, running: yearOf(todays()), lapsed });
      if (next) offer(next);
    }
    if (effect.kind === 'tellCohort') {
      const { cohortId, referralId, about, on, by } = effect;
      if (about === 'memberLeft') groups?.tell(cohortId, about, system, { trajectoryId: person.id, referralId, on });
      else groups?.tell(cohortId, about, by, { trajectoryId: person.id, on });
    }
  }

  function offer({ trajectoryId, referralId }: InLine): void {
    const next = people.get(trajectoryId);
    if (next) told(next, 'placeOffered', { referralId });
  }

  /** What another part of the house says to a life; they go on with it from tomorrow. */
  function told(person: Person, name: string, data: CommandInput['data'], by: Actor = system): string | null {
    const refused = given(person, name, by, data);
    plans(person);
    return refused;
  }

  function given(person: Person, name: string, by: Actor, data: CommandInput['data']): string | null {
    const decided = decide(person.state, name, { by, data }, world.context(world.today));
    if (isRefusal(decided)) {
      world.refuse(`${name} ${decided.refused}`);
      return decided.refused;
    }
    take(person, decided);
    return null;
  }

  /** When each open matter is taken up, and when to look again. */
  function plans(person: Person): void {
    const { state, decided, draws } = person;
    if (!isOpen(state)) {
      person.plans = [];
      return;
    }
    for (const deadline of state.deadlines) {
      if (decided.has(deadline.id)) continue;
      decided.add(deadline.id);
      const key = keyOf(person, deadline.rule);
      const stretch = deadline.owner === 'mediator' ? stretchOf(state.province) : 1;
      const on = dayOfActing({ deadline, state, draws, key, behaviour, stretch });
      if (on !== null)
        person.plans.push({ what: { deadline: deadline.id }, key, on: Math.max(world.today + 1, days.of(on)) });
    }
    world.wakeOn(person, nextDay(person, state));
  }

  function nextDay({ plans: planned }: Person, state: OpenTrajectory): number {
    let next = days.length;
    for (const { on } of planned) next = Math.min(next, days.working(on));
    // The ladder is caught up with when somebody acts; what falls by itself falls on its day.
    for (const { steps } of state.deadlines) {
      const step = steps.find(({ rung }) => rung === 'falls' || rung === 'opens' || rung === 'asksAgain');
      if (step) next = Math.min(next, Math.max(world.today + 1, days.of(step.on)));
    }
    return Math.max(world.today + 1, next);
  }

  function act(person: Person, planned: Plan): void {
    const { state, draws } = person;
    if (!isOpen(state)) return;
    const { what, key } = planned;
    const today = todays();
    const again = (later: number): void => {
      person.plans.push({ ...planned, on: world.today + later });
    };
    const acts =
      'deadline' in what
        ? ofDeadline(what.deadline)
        : carryOut(what.intention, person, state, { key, today, behaviour });
    if (acts === 'gone') return;
    if ('later' in acts) return again(acts.later);
    for (const { name, by, data } of acts) {
      const refused = given(person, name, by, data);
      if (refused === null) world.said({ kind: 'give', id: person.id, name, by, data });
      else if (refused === 'trajectory.paused' && state.pause)
        return again(Math.max(1, daysBetween(today, state.pause.until) + 1));
    }

    function ofDeadline(id: string): ReturnType<typeof answerTo> | 'gone' {
      const deadline = openDeadline(person.state, id);
      if (!deadline || !isOpen(state)) return 'gone';
      const endedFor = deadline.rule === 'OUT-1' ? endOf(person) : null;
      return answerTo({ deadline, state, today, draws, key, behaviour, endedFor });
    }
  }

  function begin(
    id: string,
    arrival: number | null,
    draws: Draws,
    state: Person['state'],
    events: readonly TrajectoryEvent[] = [],
  ): Person {
    const person: Person = {
      ...{
        number: Number(id.slice(2)),
        arrival,
        id,
        draws,
        state,
        events: [...events],
        plans: [],
        decided: new Set(),
        counts: new Map(),
        wakes: -1,
      },
    };
    people.set(id, person);
    return person;
  }

  return {
    hears(those) {
      groups = those;
    },
    takeUp(state, events) {
      const person = begin(state.id, null, drawsOf(scenario.seed, state.id), state, events);
      count(state, 1);
      for (const intended of intendedAtStart(person, behaviour, scenario.from)) plan(person, intended);
      plans(person);
    },
    register(id, draws, arrival) {
      const person = begin(id, arrival.number, draws, { phase: 'none' });
      const { province, source, on } = arrival;
      const mediatorId = colleague('mediator-1', province);
      const by: Actor = { role: 'operator', id: 'simulation' };
      take(
        person,
        register({ trajectoryId: id, province, source, mediatorId, listedOn: on }, by, world.context(world.today)),
      );
      world.said({ kind: 'register', id, arrival });
      plans(person);
    },
    wake(person) {
      const context = world.context(world.today);
      const step = nextStep(person.state);
      const caught = catchUp(person.state, context);
      take(person, caught);
      if (step && caught.events.some(({ type }) => type === 'DeadlineFell'))
        world.said({ kind: 'wake', id: person.id });
      if (days.working(world.today) === world.today) {
        const due = person.plans.filter(({ on }) => on <= world.today).sort((a, b) => a.on - b.on);
        person.plans = person.plans.filter(({ on }) => on > world.today);
        for (const planned of due) act(person, planned);
      }
      plans(person);
    },
    offerAll(province) {
      if (line.waiting(province) === 0) return;
      const offered = line.offerAll(province, yearOf(todays()));
      offered.forEach(offer);
      if (offered.length > 0) world.said({ kind: 'offer', province });
    },
    end() {
      for (const person of people.values()) take(person, catchUp(person.state, world.context(world.today)));
    },
    give(id, name, by, data) {
      const person = people.get(id);
      return person ? told(person, name, data, by) : 'trajectory.notFound';
    },
  };
}

/** Why the guidance of a person ended; null: it did not, or not within the run. */
function endOf({ events }: Person): string | null {
  const ended = events.findLast(({ type }) => type === 'GuidanceEnded');
  return ended?.type === 'GuidanceEnded' ? ended.because : null;
}
