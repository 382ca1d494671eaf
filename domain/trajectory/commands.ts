import type { Instant } from '../calendar/index.ts';
import type { Actor } from './actor.ts';
import { group } from './commands/group.ts';
import { intake } from './commands/intake.ts';
import { outcome } from './commands/outcome.ts';
import { plan } from './commands/plan.ts';
import { referral } from './commands/referral.ts';
import { running } from './commands/running.ts';
import type { CommandSpec } from './commands/spec.ts';
import type { DataOf } from './field.ts';

export type { CommandSpec } from './commands/spec.ts';

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
  ...running,
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof commandSpecs;
export type CommandData<N extends CommandName> = DataOf<(typeof commandSpecs)[N]['fields']>;
export const commandNames = Object.keys(commandSpecs) as CommandName[];
export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commandSpecs, name);

/** What travels: who, what, when it was said, and the key of the free text if there is any. */
export interface CommandInput {
  readonly by: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at?: Instant;
  readonly noteId?: string;
}

/** Commands that only systems give: no form, no button. */
export const machineCommands: ReadonlySet<CommandName> = new Set(
  commandNames.filter((name) => commandSpecs[name].by.every((role) => role === 'system' || role === 'operator')),
);
