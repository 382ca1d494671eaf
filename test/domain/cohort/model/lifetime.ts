import {
  addDays,
  daysBetween,
  instant,
  localDate,
  type Calendar,
  type LocalDate,
} from '../../../../domain/calendar/index.ts';
import { rules2026, type Province } from '../../../../domain/rules/index.ts';
import type { Actor, ActorRole, CommandInput, Context } from '../../../../domain/trajectory/index.ts';
import { deepFreeze } from '../../trajectory/kit/freeze.ts';
import { actor } from '../../trajectory/kit/say.ts';
import { aNewerCalendar } from '../../trajectory/model/data.ts';
import { firstRules } from '../../trajectory/model/other-rules.ts';
import type { Chance } from '../../trajectory/model/random.ts';
import {
  commandNames,
  commandSpecs,
  contextAt,
  plan,
  stepsToCome,
  type Cohort,
  type CommandName,
  type Decided,
  type Phase,
  type PlannedOnce,
  type Refusal,
} from '../core.ts';
import { dataFor, people } from './data.ts';

export type Move = { readonly name: CommandName; readonly input: CommandInput };
/** By which rules and closing days it lives now. */
export type Given = Pick<Context, 'rules' | 'calendar'>;

const provinces = Object.keys(rules2026.partners) as Province[];
const roles: readonly ActorRole[] = ['mediator', 'groupWorker', 'partnerCoordinator', 'teamLead', 'operator', 'rule'];

/** The moment a group is at: a day, and an hour that is sometimes before another one of the same day, or days before it. */
export function momentOf(state: Cohort, today: LocalDate, given: Given, dice: Chance): Context {
  const hour = String(dice.between(2, 20)).padStart(2, '0');
  const behind = dice.happens(0.03) ? -dice.int(10) : 0;
  return deepFreeze(contextAt(state, instant(`${addDays(today, behind)}T${hour}:00:00.000Z`), given));
}

export function firstMoment(dice: Chance): { firstDay: LocalDate; given: Given } {
  const firstDay = addDays(localDate('2026-01-01'), dice.int(1_000));
  const none: Calendar = { closingDays: [] };
  const calendar = dice.happens(0.4) ? { ...aNewerCalendar(0, firstDay, dice), version: 0 } : none;
  return { firstDay, given: deepFreeze({ rules: firstRules(dice), calendar }) };
}

export const birth = (context: Context, dice: Chance): Decided | Refusal =>
  plan(
    {
      cohortId: 'C-000001',
      province: dice.pick(provinces),
      startsOn: addDays(context.today, dice.between(-5, 40)),
      size: dice.happens(0.05) ? dice.pick([0, 25, 1.5, 24]) : dice.between(1, 6),
      groupWorkerId: 'g-1',
      ...(dice.happens(0.1) ? { partner: dice.pick(['randstad', 'groepIntro'] as const) } : {}),
    },
    actor(dice.happens(0.03) ? dice.pick(roles) : 'groupWorker'),
    context,
  );

/** How long until the next move: mostly days, now and then many months; often to about the day of what time does next. */
export function daysUntilNext(state: Cohort, today: LocalDate, dice: Chance): number {
  const [next] = stepsToCome(state);
  if (next && dice.happens(0.3)) return Math.max(0, daysBetween(today, next.on) + dice.pick([-1, 0, 1]));
  return dice.pick([0, 0, 0, 1, 1, 2, dice.int(7), dice.int(14), dice.happens(0.3) ? dice.int(200) : 0]);
}

const wayOn: Record<Phase, readonly CommandName[]> = {
  planned: ['allocate', 'allocate', 'addSession', 'start'],
  running: ['addSession', 'recordAttendance', 'recordAttendance', 'recordConsultation', 'allocate'],
  ended: commandNames,
};

/** Half of what is said is the way on; a group goes on more often than it ends; the rest is anything at all. */
export function aMove(state: PlannedOnce, today: LocalDate, dice: Chance): Move {
  const any = dice.pick(commandNames);
  const name = dice.happens(0.5) || (any === 'end' && dice.happens(0.6)) ? dice.pick(wayOn[state.phase]) : any;
  const by: Actor = actor(dice.happens(0.04) ? dice.pick(roles) : dice.pick(commandSpecs[name].by));
  const noteId = dice.happens(0.1) ? { noteId: 'N-1' } : {};
  return deepFreeze({ name, input: { by, data: dataFor(name, state, today, dice), ...noteId } });
}

const given = ['joinCohort', 'startGroup', 'startGroup', 'recordAttendance', 'recordConsultation', 'leaveCohort'];
const answers = ['trajectory.paused', 'trajectory.paused', 'trajectory.closed', 'phase.wrong', 'cohort.joined'];

/** What somebody's own trajectory says to what the group gave it. */
export const aMembersNo = ({ members }: PlannedOnce, dice: Chance) => ({
  trajectoryId: members.length > 0 && dice.happens(0.95) ? dice.pick(members).trajectoryId : dice.pick(people),
  command: dice.pick(given),
  code: dice.pick(answers),
});
