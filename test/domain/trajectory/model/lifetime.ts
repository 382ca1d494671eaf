import {
  addDays,
  daysBetween,
  instant,
  localDate,
  maxDate,
  type Calendar,
  type LocalDate,
} from '../../../../domain/calendar/index.ts';
import { rules2026, type Province } from '../../../../domain/rules/index.ts';
import {
  catchUp,
  codes,
  commandNames,
  commandSpecs,
  contextAt,
  isOpen,
  isRefusal,
  mayNow,
  notRegistered,
  register,
  type Actor,
  type ActorRole,
  type CommandInput,
  type CommandName,
  type Context,
  type Decided,
  type Phase,
  type Registering,
  type Trajectory,
} from '../../../../domain/trajectory/index.ts';
import { deepFreeze } from '../kit/freeze.ts';
import { actor } from '../kit/say.ts';
import type { Aim } from './aim.ts';
import { aCalendar, dataFor } from './data.ts';
import { firstRules } from './other-rules.ts';
import type { Chance } from './random.ts';

export type Move = { readonly name: CommandName; readonly input: CommandInput };

export const pausable = [
  'intake',
  'planning',
  'mediation',
  'waiting',
  'groupTrack',
] as const satisfies readonly Phase[];
const provinces = Object.keys(rules2026.partners) as Province[];
const roles: readonly ActorRole[] = [
  'mediator',
  'groupWorker',
  'jobCoach',
  'teamLead',
  'jobseeker',
  'operator',
  'rule',
  'system',
];

/** The moment a life is at: a day, and an hour that is sometimes before another one of the same day. */
export function momentOf(state: Trajectory, today: LocalDate, given: Given, dice: Chance): Context {
  const hour = String(dice.between(2, 20)).padStart(2, '0');
  return deepFreeze(contextAt(state, instant(`${today}T${hour}:00:00.000Z`), given));
}

/** By which rules and closing days it lives now: what it adopts takes their place, as where it runs. */
export type Given = Pick<Context, 'rules' | 'calendar'>;

export function firstMoment(dice: Chance): { firstDay: LocalDate; given: Given } {
  const firstDay = addDays(localDate('2026-01-01'), dice.int(1_000));
  const none: Calendar = { closingDays: [] };
  const calendar = dice.happens(0.3) ? { ...aCalendar(notRegistered, firstDay, dice), version: 0 } : none;
  return { firstDay, given: deepFreeze({ rules: firstRules(dice), calendar }) };
}

/** The person was here before: the 24 months count on, and may be almost over. */
const aFormerLife = ({ today }: Context, dice: Chance): NonNullable<Registering['reopens']> => ({
  id: 'T-000009',
  because: 'personReturns',
  eligibleOn: dice.happens(0.8) ? addDays(today, -dice.int(760)) : null,
});

/** As where it runs: what is due on the first day is told on it (a reminder, where rules want one at once). */
export function birth(context: Context, dice: Chance): Decided {
  const born = register(
    {
      trajectoryId: 'T-000001',
      province: dice.happens(0.4) ? 'antwerp' : dice.pick(provinces),
      source: dice.pick(codes.sources),
      mediatorId: dice.happens(0.5) ? 'mediator-1' : null,
      listedOn: null,
      ...(dice.happens(0.1) ? { reopens: aFormerLife(context, dice) } : {}),
    },
    actor('operator'),
    context,
  );
  const after = catchUp(born.state, context);
  return { events: [...born.events, ...after.events], state: after.state };
}

/** How long until the next move: mostly days, sometimes weeks, now and then many months; often to about the day of some deadline. */
export function daysUntilNext(state: Trajectory, today: LocalDate, dice: Chance): number {
  if (isOpen(state) && state.pause && dice.happens(0.6)) return dice.int(3);
  if (isOpen(state) && dice.happens(0.3)) {
    const day = daysBetween(today, dice.pick(state.deadlines).dueOn) + dice.pick([-30, -7, -1, 0, 1, 2, 9]);
    if (day >= 0 && (day < 200 || dice.happens(0.4))) return day;
  }
  return dice.pick([0, 0, 0, 1, 1, 2, dice.int(7), dice.int(14), dice.int(40), dice.happens(0.2) ? dice.int(500) : 0]);
}

/** The way on from each phase, for lives that are to come far; a pause now and then is part of it. */
const wayOn: Record<Phase, readonly CommandName[]> = {
  none: [],
  registration: ['giveConsent'],
  intake: ['holdIntakeTalk', 'decideEligibility'],
  planning: ['addGoal', 'agreePlan', 'agreePlan', 'addAction', 'askWelfareActor', 'requestExpert'],
  mediation: [
    'resume',
    'refer',
    'placeGranted',
    'placeQueued',
    'acceptReferral',
    'joinCohort',
    'startGroup',
    'endGuidance',
  ],
  waiting: ['placeOffered', 'acceptPlace', 'recordContact', 'followContract'],
  groupTrack: ['resume', 'endGroupTrack', 'completeGroupTrack', 'recordAttendance', 'recordAttendance'],
  followUp: ['registerOutcome', 'checkOutcome', 'requestJobCoaching', 'assignJobCoach', 'recordEmployerAnswer'],
  jobCoaching: ['endJobCoaching', 'recordCoaching'],
  closed: [],
};

const fitting = (names: readonly CommandName[], state: Trajectory, context: Context): CommandName[] =>
  names.filter((name) => !isRefusal(mayNow(state, name, actor(commandSpecs[name].by[0]), context)));

const afterGuidance: ReadonlySet<Phase | undefined> = new Set<Phase>(['followUp', 'jobCoaching']);

/** Where a life is to come far, guidance does not end before it is there. */
export function aMoveOn(state: Trajectory, context: Context, dice: Chance, goal?: Phase): Move {
  const names = fitting(wayOn[state.phase], state, context).filter(
    (name) => name !== 'endGuidance' || goal === undefined || afterGuidance.has(goal),
  );
  const quickest = afterGuidance.has(goal) && names.includes('endGuidance') ? (['endGuidance'] as const) : names;
  const move = aMove(dice.pick(quickest) ?? dice.pick(commandNames), state, context.today, dice, 0);
  // Whoever is to come far says most things on their day: an earlier one is often before what it rests on.
  const { on: _earlier, ...data } = move.input.data as { on?: unknown };
  return dice.happens(0.85) ? deepFreeze({ ...move, input: { ...move.input, data } }) : move;
}

const endings: ReadonlySet<CommandName> = new Set(['stop', 'mergeInto', 'withdrawConsent', 'refuseConsent']);

/** A third of what is said has its moment, and a life goes on more often than it ends; the rest is anything at all. */
export function anyMove(state: Trajectory, context: Context, dice: Chance): Move {
  const names = dice.happens(0.35) ? fitting(commandNames, state, context) : commandNames;
  const first = dice.pick(names) ?? 'resume';
  const again = names !== commandNames && endings.has(first) && dice.happens(0.7);
  const name = again ? (dice.pick(names) ?? first) : first;
  return aMove(name, state, context.today, dice, 0.06);
}

export const aPause = (state: Trajectory, { today }: Context, dice: Chance): Move =>
  aMove('pause', state, today, dice, 0);

/** Where a life begins to be random: in the phase it is for, or in one that can be paused or ended. */
export function goalOf({ row }: Aim, dice: Chance): Phase {
  if (row === 'on pause') return dice.pick(pausable);
  return row === 'closed' ? dice.pick([...pausable, 'registration', 'followUp', 'jobCoaching'] as const) : row;
}

export const isThere = (state: Trajectory, { row }: Aim): boolean =>
  row === 'on pause' ? isOpen(state) && state.pause !== null : state.phase === row;

/** One of the commands that a life is for, or the step to where they are to be tried. */
export function aMoveFor(aim: Aim, state: Trajectory, context: Context, dice: Chance): Move {
  if (isThere(state, aim)) return aMove(dice.pick(aim.names), state, context.today, dice, 0.06);
  if (aim.row === 'on pause') return aPause(state, context, dice);
  if (aim.row !== 'closed') return aMoveOn(state, context, dice);
  return aMove(dice.pick(fitting([...endings], state, context)) ?? 'stop', state, context.today, dice, 0);
}

function aMove(name: CommandName, state: Trajectory, today: LocalDate, dice: Chance, stranger: number): Move {
  const by: Actor = actor(dice.happens(stranger) ? dice.pick(roles) : dice.pick(commandSpecs[name].by));
  const noteId = dice.happens(0.1) ? { noteId: 'N-1' } : {};
  return deepFreeze({ name, input: { by, data: dataFor(name, state, today, dice), ...noteId } });
}

export const unborn: Trajectory = notRegistered;

/** Some come late to their group, so that the 24 months cut it. */
export const lateForTheGroup = (state: Trajectory, today: LocalDate, dice: Chance): LocalDate =>
  state.phase === 'mediation' && dice.happens(0.05)
    ? maxDate(today, addDays(state.eligibleOn, dice.between(500, 725)))
    : today;
