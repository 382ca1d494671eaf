import { commandNoting } from './answers.ts';
import { commandSpecs, type CommandName } from './commands.ts';
import { wayRight } from './correctable.ts';
import type { TrajectoryEvent } from './events.ts';
import { aboutWhat } from './evolve/noted.ts';
import type { Noted } from './state.ts';

/**
 * By which command it was noted, or what the corrected correction was about: whoever may note it may say that it was a
 * mistake, and its true day has the bounds of noting it.
 */
export const notedBy = (noted: Noted): CommandName | undefined => commandNoting(aboutWhat(noted));

/** Who may say that it was a mistake. */
export const mayCorrect = (noted: Noted): readonly string[] => commandSpecs[notedBy(noted) ?? 'correctEvent'].by;

/** Whether somebody in this role may put the event right, as far as its kind says; whether it is too long ago, the decision does. */
export function mayCorrectEvent(event: TrajectoryEvent, role: string): boolean {
  const type = event.type === 'EventCorrected' ? event.what : event.type;
  const by: readonly string[] = commandSpecs[commandNoting(type) ?? 'correctEvent'].by;
  return wayRight[event.type] === 'corrected' && by.includes(role);
}
