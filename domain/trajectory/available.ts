import type { Actor } from '../durable/actor.ts';
import { commandNames, commandSpecs, type CommandName, type CommandSpec } from './commands.ts';
import type { Context } from '../durable/context.ts';
import { catchUp, mayNow } from './decide.ts';
import { isRefusal } from './refusal.ts';
import type { Trajectory } from './state.ts';

export interface AvailableCommand {
  readonly name: CommandName;
  readonly spec: CommandSpec;
  /** Fields whose value the state already knows, e.g. the present referral. */
  readonly known: Readonly<Record<string, string>>;
}

/** What this person may do now, with the fields it takes. */
export function available(state: Trajectory, by: Actor, context: Context): AvailableCommand[] {
  const present = catchUp(state, context).state;
  return commandNames
    .filter((name) => !isRefusal(mayNow(present, name, by, context)))
    .map((name) => ({ name, spec: commandSpecs[name], known: knownFields(present, name) }));
}

function knownFields(state: Trajectory, name: CommandName): Record<string, string> {
  const takesReferral = 'referralId' in commandSpecs[name].fields;
  return takesReferral && 'referral' in state && state.referral ? { referralId: state.referral.id } : {};
}
