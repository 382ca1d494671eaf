export type { Actor, ActorRole } from './actor.ts';
export { recordRefusals, type Batch } from './batch.ts';
export type { CommandInput, CommandSpec } from './command.ts';
export type { ActingContext, Context } from './context.ts';
export { deadlinesAfter, type DeadlineEvent, type MoveReason } from './deadline-events.ts';
export {
  calendarOf,
  dueDate,
  escalationLevel,
  inOrderOfTime,
  isOverdue,
  isTask,
  stepsOf,
  type Deadline,
  type Rung,
  type Step,
} from './deadline.ts';
export { adopted, contextAt, createDecider, type Decided, type Decider } from './decider.ts';
export { effectsOfEach, sequenceOf, type AnyEffect } from './effect.ts';
export type { Envelope } from './envelope.ts';
export { checkFields, isCommandId, type DataOf, type Field, type Fields } from './field.ts';
export { isRefused, refuse, sharedRefusalCodes, type Refusal, type SharedRefusalCode } from './refusal.ts';
export { firesAt, spreadMs, spreadOf } from './spread.ts';
export { beginStory, type AnyState, type Evolution, type Story } from './story.ts';
