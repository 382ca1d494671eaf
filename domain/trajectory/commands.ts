import type { CommandSpec } from '../durable/command.ts';
import type { DataOf } from '../durable/field.ts';
import { group } from './commands/group.ts';
import { intake } from './commands/intake.ts';
import { onward } from './commands/onward.ts';
import { own } from './commands/own.ts';
import { outcome } from './commands/outcome.ts';
import { plan } from './commands/plan.ts';
import { referral } from './commands/referral.ts';
import { running } from './commands/running.ts';

export type { CommandInput, CommandSpec } from '../durable/command.ts';

/**
 * Every command of a trajectory. `on` is the day a thing was done; left out, it is today.
 * Who may is data here; when it may is in the decision of the same name.
 */
export const commandSpecs = {
  ...intake,
  ...plan,
  ...referral,
  ...group,
  ...outcome,
  ...onward,
  ...running,
  ...own,
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commandSpecs;
export type CommandData<N extends CommandName> = DataOf<(typeof commandSpecs)[N]['fields']>;
export const commandNames = Object.keys(commandSpecs) as CommandName[];
export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commandSpecs, name);

/** What is a person's own judgement: no signal from an operator's tool gives it. */
export const judgements: ReadonlySet<string> = new Set(
  commandNames.filter((name) => 'formerlyBy' in commandSpecs[name]),
);

/** Name a colleague, whom only the side store knows: what a signal says of one is seen by nobody who could. */
export const namingColleagues: ReadonlySet<string> = new Set(
  commandNames.filter((name) => 'mediatorId' in commandSpecs[name].fields || 'coachId' in commandSpecs[name].fields),
);

/** Commands that only systems give: no form, no button. */
export const machineCommands: ReadonlySet<CommandName> = new Set(
  commandNames.filter((name) => commandSpecs[name].by.every((role) => role === 'system' || role === 'operator')),
);
