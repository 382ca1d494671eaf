import { addDays, type LocalDate } from '../calendar/index.ts';
import {
  catchUpCohort,
  cohortEffects,
  cohortId,
  cohortSteps,
  decideCohort,
  isCohortRefusal,
  isOpenCohort,
  noteMemberRefused,
  notPlanned,
  planCohort,
  present,
  type Cohort,
  type CohortCommandName,
  type CohortDecided,
  type CohortEvent,
  type OpenCohort,
  type PlannedOnce,
} from '../cohort/index.ts';
import { contractFor, type Province } from '../rules/index.ts';
import type { Actor, CommandInput } from '../trajectory/index.ts';
import { drawsOf, type Draws } from './draws.ts';
import type { Groups, Lives } from './lives.ts';
import { colleague, groupWorkerOf, partnerOf, type Person } from './person.ts';
import { yearOf, type World } from './world.ts';

/** A group while it is being lived. */
interface Playing {
  readonly id: string;
  readonly draws: Draws;
  state: Cohort;
  readonly events: CohortEvent[];
  /** When its people consult each other next; named by the deadline. */
  consultsOn: { readonly deadline: string; readonly on: number } | null;
  consulted: number;
}

/** Whom the partner of a province accepted, and who is in no group yet, in the order of accepting. */
interface Partner {
  readonly province: Province;
  readonly waiting: { readonly person: Person; readonly referralId: string }[];
  /** Groups begun in a year. */
  readonly begun: Map<number, number>;
}

/** Sessions of the short track, and of the long one within its first months: a group meets so often. */
const sessions = { intro: { every: 7, count: 12 }, randstad: { every: 28, count: 6 } } as const;

export function createGroups(
  world: World,
  lives: Lives,
): Groups & {
  takeUp(states: readonly OpenCohort[]): void;
  day(): void;
  /** Catches every group up with the last day. */
  end(): void;
  all(): { id: string; events: readonly CohortEvent[] }[];
} {
  const { days, behaviour, people, scenario } = world;
  const cohorts = new Map<string, Playing>();
  const running = new Set<Playing>();
  const partners = new Map<Province, Partner>();
  let lastNumber = 0;
  const partnerIn = (province: Province): Partner => {
    const there = partners.get(province) ?? { province, waiting: [], begun: new Map() };
    partners.set(province, there);
    return there;
  };
  const today = (): LocalDate => days.day(world.today);

  function take(group: Playing, { events, state }: CohortDecided): void {
    if (events.length === 0) return;
    const before = group.state;
    group.state = state;
    for (const event of events) group.events.push(event);
    if (state.phase !== 'none') world.touch(group.id, state.sequence);
    if (!isOpenCohort(state)) running.delete(group);
    for (const effect of cohortEffects(events, before.phase === 'none' ? notPlanned : before, state)) {
      if (effect.kind !== 'command') continue;
      const { trajectoryId, command, by, data } = effect;
      const code = lives.give(trajectoryId, command, by, data);
      if (code !== null)
        take(group, noteMemberRefused(group.state, { trajectoryId, command, code }, world.context(world.today)));
    }
  }

  /** @returns whether it was done */
  function give(group: Playing, name: CohortCommandName, by: Actor, data: CommandInput['data']): boolean {
    const decided = decideCohort(group.state, name, { by, data }, world.context(world.today));
    if (isCohortRefusal(decided)) {
      world.refuse(`${name} ${decided.refused}`);
      return false;
    }
    take(group, decided);
    return true;
  }

  function says(group: Playing, name: CohortCommandName, by: Actor, data: CommandInput['data']): boolean {
    const done = give(group, name, by, data);
    if (done) world.said({ kind: 'giveCohort', id: group.id, name, by, data });
    return done;
  }

  /** So many groups may have begun by today: they are spread over the year. */
  function mayBegin({ begun }: Partner): boolean {
    const perYear = behaviour.groupsPerYear.value + (scenario.moreGroups ?? 0);
    const year = yearOf(today());
    const dayOfYear = days.of(today()) - days.of(`${year}-01-01` as LocalDate);
    return (begun.get(year) ?? 0) < Math.min(perYear, Math.floor((dayOfYear * perYear) / 365) + 1);
  }

  function plan(partner: Partner): void {
    const { province, waiting, begun } = partner;
    const context = world.context(world.today);
    const number = (lastNumber += 1);
    const id = cohortId(number);
    const draws = drawsOf(scenario.seed, `${province} ${yearOf(today())} ${begun.get(yearOf(today())) ?? 0}`);
    const at = days.working(world.today + draws.days('lead', behaviour.groupLead));
    const startsOn = days.day(at);
    const planning = {
      ...{ cohortId: id, province, startsOn, size: behaviour.groupSize.value },
      groupWorkerId: colleague('group-1', province),
    };
    const by = partnerOf(province);
    const track = contractFor(context.rules, province, startsOn)?.track;
    const planned = planCohort(planning, by, context);
    if (isCohortRefusal(planned) || !track)
      return world.refuse(`plan ${isCohortRefusal(planned) ? planned.refused : 'noContract'}`);
    begun.set(yearOf(today()), (begun.get(yearOf(today())) ?? 0) + 1);
    const { every, count } = sessions[track];
    const held = Array.from({ length: count }, (_, week) => addDays(startsOn, week * every));
    const group: Playing = {
      ...{ id, draws, state: planned.state, events: [...planned.events] },
      consultsOn: null,
      consulted: 0,
    };
    cohorts.set(id, group);
    running.add(group);
    for (const day of held) give(group, 'addSession', by, { day });
    world.said({ kind: 'plan', planning, sessions: held });
    const going = waiting.splice(0, behaviour.groupSize.value);
    for (const one of going) allocate(group, one.person, one.referralId);
  }

  function allocate(group: Playing, { id, state }: Person, referralId: string): void {
    if (group.state.phase === 'none') return;
    if (!('referral' in state) || state.referral?.id !== referralId || state.referral.step !== 'accepted') return;
    says(group, 'allocate', partnerOf(group.state.province), { trajectoryId: id, referralId });
  }

  function live(group: Playing): void {
    const { state } = group;
    if (!isOpenCohort(state)) return;
    const [step] = cohortSteps(state);
    if (step && step.on <= today()) take(group, catchUpCohort(state, world.context(world.today)));
    if (days.working(world.today) !== world.today || !isOpenCohort(group.state)) return;
    if (group.state.phase === 'planned' && group.state.startsOn <= today()) return start(group);
    if (group.state.phase === 'running') {
      attend(group);
      consult(group);
    }
  }

  function start(group: Playing): void {
    const { province, members } = group.state as PlannedOnce;
    const by = partnerOf(province);
    if (present(members).length > 0) says(group, 'start', by, {});
    else says(group, 'end', by, { because: 'tooFewPeople' });
  }

  /** Who was there, noted on the day after each session; of nobody there is nothing to note. */
  function attend(group: Playing): void {
    const { sessions: all, province } = group.state as PlannedOnce;
    for (const { id, day, status } of all) {
      if (status !== 'asked' || day >= today()) continue;
      const { members } = group.state as PlannedOnce;
      const there = members.filter((one) => one.status === 'started' && one.from !== undefined && one.from <= day);
      if (there.length === 0) continue;
      const presences = Object.fromEntries(
        there.map(({ trajectoryId }) => [
          trajectoryId,
          people.get(trajectoryId)?.draws.pick(`present/${group.id}/${id}`, behaviour.presence) ?? 'present',
        ]),
      );
      says(group, 'recordAttendance', groupWorkerOf(province), { sessionId: id, presences });
    }
  }

  function consult(group: Playing): void {
    const { deadlines, province } = group.state as PlannedOnce;
    const [deadline] = deadlines;
    if (!deadline) return;
    if (group.consultsOn?.deadline !== deadline.id) {
      group.consulted += 1;
      const span = Math.max(1, days.of(deadline.dueOn) - days.of(deadline.from));
      const key = `consults/${group.consulted}`;
      const late =
        group.draws.pick(`${key}/how`, behaviour.acts) === 'inTime'
          ? 0.55 + 0.4 * group.draws.at(key)
          : 1.1 + group.draws.at(key);
      group.consultsOn = { deadline: deadline.id, on: days.of(deadline.from) + Math.ceil(span * late) };
    }
    if (group.consultsOn.on <= world.today) says(group, 'recordConsultation', groupWorkerOf(province), {});
  }

  return {
    accepted(person, referralId) {
      const { state } = person;
      if (!('referral' in state) || !state.referral) return;
      partnerIn(state.referral.province).waiting.push({ person, referralId });
    },
    tell(id, name, by, data) {
      const group = cohorts.get(id);
      if (group && isOpenCohort(group.state)) give(group, name, by, data);
    },
    takeUp(states) {
      for (const state of states) {
        const group: Playing = {
          ...{
            id: state.id,
            draws: drawsOf(scenario.seed, state.id),
            state,
            events: [],
            consultsOn: null,
            consulted: 0,
          },
        };
        cohorts.set(state.id, group);
        running.add(group);
        lastNumber = Math.max(lastNumber, Number(state.id.slice(2)));
        const { begun } = partnerIn(state.province);
        const year = yearOf(state.startsOn);
        begun.set(year, (begun.get(year) ?? 0) + 1);
      }
      for (const person of people.values()) {
        const { state } = person;
        if (state.phase === 'mediation' && state.referral?.step === 'accepted' && !state.referral.cohort)
          partnerIn(state.referral.province).waiting.push({ person, referralId: state.referral.id });
      }
    },
    day() {
      for (const group of running) live(group);
      if (days.working(world.today) !== world.today) return;
      for (const partner of partners.values()) {
        const still = partner.waiting.filter(
          ({ person: { state }, referralId }) =>
            'referral' in state &&
            state.referral?.id === referralId &&
            state.phase === 'mediation' &&
            !state.referral.cohort,
        );
        partner.waiting.splice(0, partner.waiting.length, ...still);
        if (still.length === 0) continue;
        const open = [...running].find(
          ({ state }) =>
            state.phase === 'planned' &&
            state.province === partner.province &&
            present(state.members).length < state.size,
        );
        if (open)
          for (const { person, referralId } of partner.waiting.splice(0, room(open)))
            allocate(open, person, referralId);
        else if (still.length >= behaviour.groupStartsFrom.value && mayBegin(partner)) plan(partner);
      }
    },
    end() {
      for (const group of running) take(group, catchUpCohort(group.state, world.context(world.today)));
    },
    all: () => [...cohorts.values()].map(({ id, events }) => ({ id, events })),
  };
}

const room = ({ state }: Playing): number =>
  state.phase === 'planned' ? state.size - present(state.members).length : 0;
