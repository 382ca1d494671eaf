import { addDays, type LocalDate } from '../../../../domain/calendar/index.ts';
import {
  commandSpecs,
  isOpen,
  type CommandName,
  type Field,
  type Trajectory,
} from '../../../../domain/trajectory/index.ts';
import type { Chance } from './random.ts';

const garbage: readonly unknown[] = [
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
    const wanted = field === 'on' ? dice.happens(0.4) : spec.optional ? dice.happens(0.75) : true;
    if (wanted) data[field] = dice.happens(0.015) ? dice.pick(garbage) : value(field, spec, state, today, dice);
  }
  if (dice.happens(0.01)) data['typo'] = 1;
  if (dice.happens(0.01)) delete data[dice.pick(Object.keys(data)) ?? ''];
  return data;
}

function value(name: string, field: Field, state: Trajectory, today: LocalDate, dice: Chance): unknown {
  switch (field.kind) {
    case 'flag':
      return dice.happens(0.8);
    case 'code':
      // A life goes on more often than it ends.
      return name === 'verdict' && dice.happens(0.6)
        ? 'eligible'
        : name === 'kind' && dice.happens(0.3)
          ? (field.oneOf[3] ?? field.oneOf[0])
          : dice.pick(field.oneOf);
    case 'answer':
      return dice.pick(['yes', 'no', 'recognisedIncapable', 'silent', 'timeout']);
    case 'id':
      return id(name, state, dice);
    case 'date':
      return date(name, state, today, dice);
  }
}

function id(name: string, state: Trajectory, dice: Chance): string {
  if (name === 'coachId') return 'jobCoach-1';
  if (dice.happens(0.05)) return dice.pick(['R1', 'R2', 'L1', 'L9', 'MED-1#7']);
  if (name === 'referralId') return 'referral' in state && state.referral ? state.referral.id : 'R1';
  if (!isOpen(state)) return 'L1';
  const known: readonly { readonly id: string }[] =
    name === 'lookupId'
      ? state.lookups.filter(({ status }) => status === 'asked' || dice.happens(0.2))
      : state.deadlines;
  return known.length > 0 ? dice.pick(known).id : 'L1';
}

function date(name: string, state: Trajectory, today: LocalDate, dice: Chance): LocalDate {
  const entered = state.phase === 'none' ? today : state.enteredOn;
  switch (name) {
    case 'until':
      return addDays(today, dice.pick([-1, 0, 0, 1, 3, dice.int(30), dice.int(30), dice.int(90), dice.int(200)]));
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
