import type { Actor } from '../durable/actor.ts';
import { commandNames, commandSpecs, type CommandName, type CommandSpec } from './commands.ts';
import type { Context } from '../durable/context.ts';
import { isOfEdition } from '../durable/edition.ts';
import type { LocalDate } from '../calendar/index.ts';
import { isAsked, type Field } from '../durable/field.ts';
import { shownDays, type BoundName } from './days.ts';
import { catchUp, mayNow } from './decide.ts';
import { mayCorrect } from './noted-by.ts';
import { isRefusal } from './refusal.ts';
import { isOpen, type Trajectory } from './state.ts';

/** A field as it is now: a date has the earliest and the latest day it may name, and what lies there. */
export type FieldNow = Field & {
  readonly min?: LocalDate;
  readonly minOf?: BoundName;
  readonly max?: LocalDate;
  readonly maxOf?: BoundName;
};

export interface AvailableCommand {
  readonly name: CommandName;
  readonly spec: Omit<CommandSpec, 'fields'> & { readonly fields: Readonly<Record<string, FieldNow>> };
  /** Fields whose value the state already knows, e.g. the present referral. */
  readonly known: Readonly<Record<string, string>>;
}

const hasOwnToCorrect = (state: Trajectory, { role }: Actor): boolean =>
  isOpen(state) && (!isOfEdition(state, 2) || state.recent.some((noted) => mayCorrect(noted).includes(role)));
const partOfAct = (name: CommandName): boolean => (commandSpecs[name] as CommandSpec).partOfAct === true;

/** What this person may do now, with the fields it takes. */
export function available(state: Trajectory, by: Actor, context: Context): AvailableCommand[] {
  const present = catchUp(state, context).state;
  return commandNames
    .filter((name) => !partOfAct(name) && !isRefusal(mayNow(present, name, by, context)))
    .filter((name) => name !== 'correctEvent' || hasOwnToCorrect(present, by))
    .map((name) => ({
      name,
      spec: { ...commandSpecs[name], fields: fieldsNow(present, name, context) },
      known: knownFields(present, name),
    }));
}

function fieldsNow(state: Trajectory, name: CommandName, context: Context): Record<string, FieldNow> {
  const days = isOpen(state) ? shownDays(name, state, context) : {};
  return Object.fromEntries(
    Object.entries<Field>(commandSpecs[name].fields)
      .filter(([, field]) => isAsked(field))
      .map(([key, field]) => {
        const { min, max } = days[key] ?? {};
        const from = min && { min: min.day, minOf: min.of };
        const until = max && { max: max.day, maxOf: max.of };
        return [key, { ...field, ...from, ...until }];
      }),
  );
}

function knownFields(state: Trajectory, name: CommandName): Record<string, string> {
  const takesReferral = 'referralId' in commandSpecs[name].fields;
  return takesReferral && 'referral' in state && state.referral ? { referralId: state.referral.id } : {};
}
