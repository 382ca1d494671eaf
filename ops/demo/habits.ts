import { addDays, daysBetween, nextWorkingDay, type Calendar, type LocalDate } from '../../domain/calendar/index.ts';
import {
  codes,
  commandsAnswering,
  type Actor,
  type CommandName,
  type Deadline,
  type OpenTrajectory,
} from '../../domain/trajectory/index.ts';
import type { Random } from './random.ts';

/** What someone does on a day: a command with its data. */
export interface Act {
  readonly name: CommandName;
  readonly data: Readonly<Record<string, unknown>>;
  readonly by: Actor;
}

/** The mediator's own plans: matters that no deadline asks for. */
export type Intention =
  | 'refer'
  | 'endGuidance'
  | 'pause'
  | 'resume'
  | 'stop'
  | 'leaveGroup'
  | 'askCoaching'
  | 'acceptPlace'
  | 'endCoaching'
  | 'addGoal'
  | 'addAction'
  | 'addAnother'
  | 'askWelfareActor'
  | 'requestExpert'
  | 'raiseTopic'
  | 'referOnward';

/** When somebody does what a deadline asks: mostly in time, some late, a few only after it went up the ladder. */
export function dayOfActing({ from, dueOn }: Deadline, random: Random, calendar: Calendar): LocalDate {
  const span = Math.max(1, daysBetween(from, dueOn));
  const roll = random.next();
  const late = (low: number, high: number) => span + random.between(low, high);
  const days =
    roll < 0.82
      ? Math.ceil(span * (0.3 + 0.65 * random.next()))
      : roll < 0.94
        ? late(1, 6)
        : roll < 0.985
          ? late(7, 20)
          : late(21, 75);
  return nextWorkingDay(addDays(from, days), calendar);
}

/** Plans that come with a phase, with the day they will be carried out. */
export function intentions(state: OpenTrajectory, random: Random): [Intention, LocalDate][] {
  const after = (low: number, high: number): LocalDate => addDays(state.phaseSince, random.between(low, high));
  const maybe = (probability: number, what: Intention, low: number, high: number): [Intention, LocalDate][] =>
    random.chance(probability) ? [[what, after(low, high)]] : [];
  switch (state.phase) {
    case 'mediation':
      return [
        ...maybe(0.7, 'addGoal', 0, 3),
        ...maybe(0.8, 'addAction', 0, 5),
        ...maybe(0.4, 'addAnother', 10, 90),
        ...maybe(0.45, 'askWelfareActor', 3, 60),
        ...maybe(0.12, 'requestExpert', 5, 80),
        ...maybe(0.2, 'raiseTopic', 5, 120),
        ...maybe(0.15, 'referOnward', 10, 120),
        ...maybe(0.62, 'refer', 12, 110),
        ...maybe(0.6, 'endGuidance', 160, 480),
        ...maybe(0.14, 'pause', 20, 150),
        ...maybe(0.05, 'stop', 20, 300),
      ];
    case 'groupTrack':
      return [
        ...maybe(0.3, 'leaveGroup', 25, 200),
        ...maybe(0.4, 'raiseTopic', 3, 60),
        ...maybe(0.06, 'pause', 10, 60),
      ];
    case 'waiting':
      return maybe(0.7, 'acceptPlace', 1, 90);
    case 'followUp':
      return maybe(0.7, 'askCoaching', 5, 60);
    case 'jobCoaching':
      return maybe(0.25, 'endCoaching', 30, 170);
    case 'intake':
    case 'planning':
      return maybe(0.05, 'stop', 5, 40);
    case 'registration':
      return [];
  }
}

const one = <T>(random: Random, items: readonly T[]): T => random.pick(items as readonly [T, ...T[]]);

/** The command that does what a deadline asks, or null where nobody can. */
export function answerTo(
  { rule, about }: Deadline,
  state: OpenTrajectory,
  today: LocalDate,
  random: Random,
): Act | null {
  const mediator: Actor = { role: 'mediator', id: state.mediatorId ?? 'mediator' };
  const worker: Actor = { role: 'groupWorker', id: `group-1.${state.province}` };
  const act = (name: CommandName, data: Act['data'] = {}, by: Actor = mediator): Act => ({ name, data, by });
  const noted = (by: Actor): Act | null => commandsAnswering(rule).map((name) => act(name, {}, by))[0] ?? null;
  const referralId = 'referral' in state ? state.referral?.id : undefined;
  switch (rule) {
    case 'REG-1':
      return act(random.chance(0.94) ? 'giveConsent' : 'refuseConsent');
    case 'INT-2':
      return act('decideEligibility', eligibility(random));
    case 'PLAN-1':
      // A plan begins with what the person wants.
      return state.plan.goals.length === 0
        ? act('addGoal', { theme: one(random, codes.themes) })
        : act('agreePlan', { how: one(random, codes.agreements) });
    case 'PLAN-3':
      return random.chance(0.85)
        ? act('finishAction', { actionId: about })
        : act('dropAction', { actionId: about, reason: one(random, codes.dropReasons) });
    case 'WEL-1':
      return act('recordWelfareAnswer', { askId: about, answer: one(random, codes.welfareAnswers) });
    case 'EXP-1':
      return random.chance(0.7)
        ? act('findExpert', { requestId: about, expertId: 'expert-1' })
        : act('declineExpert', { requestId: about, reason: one(random, codes.expertDeclineReasons) });
    case 'GRP-4':
      return act('followUpAbsence', { how: one(random, codes.contactWays) }, worker);
    case 'MED-1':
    case 'WAIT-2':
    case 'WAIT-3':
      return act('recordContact', { how: one(random, codes.contactWays) });
    case 'REF-1':
      return random.chance(0.88)
        ? act('acceptReferral', { referralId }, worker)
        : act('declineReferral', { referralId, reason: one(random, codes.declineReasons) }, worker);
    case 'GRP-1':
      return act('startGroup', { referralId }, worker);
    case 'GRP-5':
    case 'GRP-6':
    case 'GRP-7':
      return noted(worker);
    case 'OUT-1':
      return act('registerOutcome', outcome(today, random));
    case 'OUT-2/first':
    case 'OUT-2/last':
      return act('checkOutcome', { kind: ('outcome' in state && state.outcome?.kind) || 'lookingForWork' });
    case 'JC-0':
      return act('assignJobCoach', { coachId: coachFor(state) }, { role: 'teamLead', id: `lead.${state.province}` });
    case 'JC-1':
      return act('recordEmployerAnswer', { consents: random.chance(0.92) });
    case 'JC-6/ask':
      return random.chance(0.5)
        ? act('declineJobCoaching')
        : act('requestJobCoaching', { kind: one(random, codes.coachingKinds) });
    case 'ONW-1':
      return act('recordOnwardResult', { onwardId: about, result: one(random, codes.onwardResults) });
    case 'JC-3':
      return act('recordCoaching', {}, { role: 'jobCoach', id: coachFor(state) });
    default:
      return noted(mediator);
  }
}

/** The second coach of the made-up team is the specialised one, of the GOB. */
const coachFor = (state: OpenTrajectory): string =>
  `coach-${'coaching' in state && state.coaching?.kind === 'specialised' ? 2 : 1}.${state.province}`;

/** Whom the made-up network has in every province. */
const welfareKinds = ['debts', 'housing', 'caw'] as const;

/** Weekly sessions of the twelve weeks, monthly ones of the long track, on the weekday on which the group started. */
export function sessionOf(state: OpenTrajectory, today: LocalDate, random: Random): Act | null {
  if (state.phase !== 'groupTrack' || state.pause) return null;
  const days = daysBetween(state.startedOn, today);
  if (days % (state.referral.track === 'intro' ? 7 : 28) !== 0) return null;
  const roll = random.next();
  const presence = roll < 0.82 ? 'present' : roll < 0.91 ? 'excused' : 'absent';
  return { name: 'recordAttendance', data: { presence }, by: { role: 'groupWorker', id: `group-1.${state.province}` } };
}

function eligibility(random: Random): Act['data'] {
  const facts = {
    inPoverty: true,
    noPronouncedProblem: random.chance(0.9),
    motivated: random.chance(0.95),
    withinTwoYears: random.chance(0.9),
  };
  if (random.chance(0.9)) return { verdict: 'eligible', ...facts };
  return {
    verdict: 'notEligible',
    ...facts,
    reason: one(random, codes.notEligibleReasons),
    redirectTo: one(random, codes.redirects),
  };
}

function outcome(today: LocalDate, random: Random): Act['data'] {
  const kind = random.chance(0.5) ? 'atWork' : one(random, codes.outcomes);
  return kind === 'atWork' ? { kind, hiredOn: addDays(today, -random.between(1, 40)) } : { kind };
}

/** The command that carries out a plan on its day; null when its moment is gone. */
export function carryOut(what: Intention, state: OpenTrajectory, today: LocalDate, random: Random): Act | null {
  const by: Actor = { role: 'mediator', id: state.mediatorId ?? 'mediator' };
  switch (what) {
    case 'refer':
      return { name: 'refer', data: {}, by };
    case 'endGuidance':
      return { name: 'endGuidance', data: { because: one(random, codes.guidanceEndReasons) }, by };
    case 'pause':
      return {
        name: 'pause',
        data: { reason: one(random, codes.pauseReasons), until: addDays(today, random.between(10, 75)) },
        by,
      };
    case 'resume':
      return { name: 'resume', data: {}, by };
    case 'stop':
      return { name: 'stop', data: { reason: random.chance(0.8) ? 'byPerson' : 'movedAway' }, by };
    case 'leaveGroup':
      return {
        name: 'endGroupTrack',
        data: { because: random.chance(0.45) ? 'foundWork' : one(random, codes.groupEndReasons) },
        by,
      };
    case 'askCoaching':
      return { name: 'requestJobCoaching', data: { kind: random.chance(0.8) ? 'ordinary' : 'specialised' }, by };
    case 'acceptPlace':
      return 'referral' in state && state.referral
        ? { name: 'acceptPlace', data: { referralId: state.referral.id }, by }
        : null;
    case 'addGoal':
      return { name: 'addGoal', data: { theme: one(random, codes.themes) }, by };
    case 'addAction':
    case 'addAnother':
      return {
        name: 'addAction',
        data: {
          theme: one(random, codes.themes),
          owner: random.chance(0.6) ? 'jobseeker' : 'mediator',
          targetOn: addDays(today, random.between(14, 120)),
        },
        by,
      };
    case 'askWelfareActor':
      return { name: 'askWelfareActor', data: { actorId: `${one(random, welfareKinds)}.${state.province}` }, by };
    case 'requestExpert':
      return { name: 'requestExpert', data: {}, by };
    case 'raiseTopic':
      return {
        name: 'raiseTopic',
        data: { kind: one(random, codes.topicKinds), theme: one(random, codes.themes) },
        by,
      };
    case 'referOnward': {
      const destination = one(random, codes.onwardDestinations);
      const projectId = destination === 'esfProject' ? { projectId: `ESF-${random.between(1, 40)}` } : {};
      return { name: 'referOnward', data: { destination, ...projectId }, by };
    }
    case 'endCoaching':
      return { name: 'endJobCoaching', data: { because: one(random, codes.coachingEndReasons) }, by };
  }
}
