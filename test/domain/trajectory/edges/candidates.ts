import { addDays, type LocalDate } from '../../../../domain/calendar/index.ts';
import { rules2020, newestRules } from '../../../../domain/rules/index.ts';
import {
  commandSpecs,
  isOpen,
  type CommandName,
  type Context,
  type Field,
  type Trajectory,
} from '../../../../domain/trajectory/index.ts';
import { shownDays } from '../../../../domain/trajectory/days.ts';

export type Data = Readonly<Record<string, unknown>>;

/** What the field may be, the first being what people mostly say: every code, both flags, what the state knows, the days at both edges. */
function valuesOf(
  name: CommandName,
  key: string,
  field: Field,
  state: Trajectory,
  context: Context,
): readonly unknown[] {
  switch (field.kind) {
    case 'code':
      return field.oneOf;
    case 'flag':
      return [true, false];
    case 'date':
      return daysAtTheEdges(name, key, state, context);
    case 'number':
      return isOpen(state) ? state.recent.map(({ sequence }) => sequence) : [1];
    case 'rules':
      return [rules2020, newestRules];
    case 'calendar':
      return [{ version: 1, closingDays: [addDays(context.today, 7)] }];
    case 'id':
      return ids(key, state);
    case 'answer':
      return ['yes'];
    default:
      return [];
  }
}

/** A day before the earliest, the earliest, the latest, a day after it; where there is no end, two years away. */
function daysAtTheEdges(name: CommandName, key: string, state: Trajectory, context: Context): LocalDate[] {
  const { min, max } = (isOpen(state) && shownDays(name, state, context)[key]) || {};
  const first = min?.day ?? addDays(context.today, -730);
  const last = max?.day ?? addDays(context.today, 730);
  const usual = key === 'until' || key === 'targetOn' || key === 'to' ? last : context.today;
  return [...new Set([usual, addDays(first, -1), first, last, addDays(last, 1)])];
}

function ids(key: string, state: Trajectory): readonly string[] {
  if (!isOpen(state)) return ['X1'];
  const known: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    lookupId: state.lookups.filter(({ status }) => status === 'asked'),
    actionId: state.plan.actions,
    askId: state.asks,
    questionId: state.ocmwQuestions,
    requestId: state.experts,
    deadlineId: state.deadlines,
  };
  if (key === 'referralId') return 'referral' in state && state.referral ? [state.referral.id] : ['R1'];
  if (key === 'cohortId') return ['C-000001'];
  const found = known[key];
  return found ? found.map(({ id }) => id) : [`${key}-1`];
}

/** The data that people mostly send: every field that must be there, the rest left out. */
export function usualData(name: CommandName, state: Trajectory, context: Context): Data {
  return Object.fromEntries(
    Object.entries<Field>(commandSpecs[name].fields).flatMap(([key, field]) =>
      field.optional ? [] : [[key, valuesOf(name, key, field, state, context)[0]]],
    ),
  );
}

/** The usual data, and it again with each other value of each field. */
export function variants(name: CommandName, state: Trajectory, context: Context): Data[] {
  const usual = usualData(name, state, context);
  const others = Object.entries<Field>(commandSpecs[name].fields).flatMap(([key, field]) =>
    valuesOf(name, key, field, state, context)
      .filter((value) => value !== usual[key])
      .map((value) => ({ ...usual, [key]: value })),
  );
  return [usual, ...others];
}
