import { addDays, type Calendar, type LocalDate } from '../../../../domain/calendar/index.ts';
import {
  commandSpecs,
  isOpen,
  type CommandName,
  type Field,
  type OpenTrajectory,
  type Trajectory,
} from '../../../../domain/trajectory/index.ts';
import { isAsked } from '../../../../domain/durable/field.ts';
import type { Chance } from './random.ts';
import { aRuleSet } from './other-rules.ts';

/** What no field of any command takes. */
export const garbage: readonly unknown[] = [
  '',
  ' ',
  'Jan Janssens',
  42,
  true,
  null,
  {},
  [],
  '2026-02-30',
  '2026-13-01',
  '0001-01-01',
  '9999-12-31',
  'x'.repeat(200),
  '__proto__',
];

/** Data for a command: mostly such as people send, sometimes such as they never should. */
export function dataFor(name: CommandName, state: Trajectory, today: LocalDate, dice: Chance): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [field, spec] of Object.entries(commandSpecs[name].fields) as [string, Field][]) {
    // Only the door fills it in.
    if (!isAsked(spec)) continue;
    const wanted = field === 'on' ? dice.happens(0.4) : spec.optional ? dice.happens(0.75) : true;
    if (wanted) data[field] = dice.happens(0.015) ? dice.pick(garbage) : value(name, field, spec, state, today, dice);
  }
  // A yes with the reason of a no is one of the mistakes, not the rule.
  if (data['verdict'] === 'eligible' && dice.happens(0.9)) {
    delete data['reason'];
    delete data['redirectTo'];
  }
  if (dice.happens(0.01)) data['typo'] = 1;
  if (dice.happens(0.01)) delete data[dice.pick(Object.keys(data)) ?? ''];
  return data;
}

function value(
  command: CommandName,
  name: string,
  field: Field,
  state: Trajectory,
  today: LocalDate,
  dice: Chance,
): unknown {
  switch (field.kind) {
    case 'flag':
      return dice.happens(0.8);
    case 'code':
      // A life goes on more often than it ends.
      return name === 'verdict' && dice.happens(0.6)
        ? 'eligible'
        : name === 'kind' && dice.happens(command === 'registerOutcome' ? 0.7 : 0.3)
          ? (field.oneOf[3] ?? field.oneOf[0])
          : name === 'presence' && dice.happens(0.6)
            ? 'absent'
            : dice.pick(field.oneOf);
    case 'answer':
      return dice.pick(['yes', 'no', 'recognisedIncapable', 'silent', 'timeout']);
    case 'id':
      return name === 'partner' ? dice.pick(['groepIntro', 'randstad']) : id(command, name, state, dice);
    case 'date':
      return command === 'extendTrack' ? endOfTrack(state, today, dice) : date(name, state, today, dice);
    case 'number':
      return isOpen(state) && state.recent.length > 0 && dice.happens(0.9)
        ? dice.pick(state.recent).sequence
        : 1 + dice.int(60);
    case 'rules':
      return aRuleSet(dice);
    case 'calendar':
      return aCalendar(state, today, dice);
    case 'time':
    case 'presences':
      throw new RangeError(`no command of a trajectory takes ${field.kind}`);
  }
}

function id(command: CommandName, name: string, state: Trajectory, dice: Chance): string {
  const free = made[name];
  if (free && dice.happens(0.9)) return dice.pick(free);
  if (dice.happens(0.05)) return dice.pick(['R1', 'R2', 'L1', 'L9', 'MED-1#7']);
  if (name === 'referralId') return 'referral' in state && state.referral ? state.referral.id : 'R1';
  if (!isOpen(state)) return 'L1';
  if (name === 'cohortId') return ('referral' in state && state.referral?.cohort?.id) || dice.pick(['C-1', 'C-2']);
  const found = known(command, name, state, dice);
  return found.length > 0 ? dice.pick(found).id : 'L1';
}

function known(
  command: CommandName,
  name: string,
  state: OpenTrajectory,
  dice: Chance,
): readonly { readonly id: string }[] {
  const mostly = <T extends { readonly id: string }>(all: readonly T[], fits: (one: T) => boolean): readonly T[] =>
    all.filter((one) => fits(one) || dice.happens(0.2));
  switch (name) {
    case 'lookupId':
      return mostly(state.lookups, ({ status }) => status === 'asked');
    case 'actionId':
      return mostly(state.plan.actions, ({ status }) => status === 'open');
    case 'askId':
      return mostly(state.asks, ({ answered }) => !answered);
    case 'questionId':
      return mostly(state.ocmwQuestions, ({ answered }) => !answered);
    case 'onwardId':
      return mostly(state.onward, ({ result }) => result === null);
    case 'requestId':
      return mostly(state.experts, ({ status }) => status === (command === 'recordExpert' ? 'found' : 'asked'));
    default:
      return state.deadlines;
  }
}

/** Ids that come from elsewhere than the state. */
const made: Readonly<Record<string, readonly string[]>> = {
  coachId: ['jobCoach-1', 'jobCoach-2'],
  mediatorId: ['mediator-1', 'mediator-2'],
  actorId: ['caw', 'ocmwGenk'],
  expertId: ['expert-1'],
  session: ['S-1'],
  projectId: ['ESF-12', 'ESF-12', '71.01.01-001.33'],
  witnessId: ['expert-1'],
  into: ['T-000002', 'T-000002', 'T-000001'],
};

export const aCalendar = (state: Trajectory, today: LocalDate, dice: Chance): Calendar =>
  aNewerCalendar(state.phase === 'none' ? 0 : state.calendarVersion, today, dice);

/** Newer closing days, of VDAB and of the partners, a week at a time or scattered. */
export function aNewerCalendar(known: number, today: LocalDate, dice: Chance): Calendar {
  const days = (): LocalDate[] => {
    const first = addDays(today, dice.between(-40, 120));
    return Array.from({ length: dice.int(9) }, (_, index) =>
      dice.happens(0.7) ? addDays(first, index) : addDays(today, dice.int(500)),
    );
  };
  const version = known + dice.pick([0, 1, 1, 1, 2]);
  const ofPartners = { groepIntro: days(), randstad: dice.happens(0.5) ? days() : [] };
  return { version, closingDays: days(), ...(dice.happens(0.7) ? { ofPartners } : {}) };
}

function endOfTrack(state: Trajectory, today: LocalDate, dice: Chance): LocalDate {
  const end = isOpen(state) ? state.deadlines.find(({ rule }) => rule === 'GRP-2')?.dueOn : undefined;
  return addDays(end ?? today, dice.between(-2, 32));
}

function date(name: string, state: Trajectory, today: LocalDate, dice: Chance): LocalDate {
  const entered = state.phase === 'none' ? today : state.enteredOn;
  // Any day of four years, for whichever field.
  if (dice.happens(0.06)) return addDays(today, dice.between(-730, 730));
  switch (name) {
    case 'until':
      return addDays(today, dice.pick([-1, 0, 0, 1, 3, dice.int(30), dice.int(30), dice.int(90), dice.int(200)]));
    case 'targetOn':
    case 'startsOn':
      return addDays(today, dice.pick([-3, 0, dice.int(20), dice.int(120)]));
    case 'to':
      return addDays(today, dice.between(-10, 120));
    case 'hiredOn':
      return addDays(today, dice.pick([-dice.int(30), -dice.int(30), -dice.int(400), dice.int(60)]));
    default: {
      const on = addDays(
        today,
        dice.pick([0, -1, -dice.int(10), -dice.int(10), -dice.int(30), -dice.int(120), -dice.int(900), 1]),
      );
      return on < entered && dice.happens(0.9) ? entered : on;
    }
  }
}
