export type { Actor, ActorRole } from '../durable/actor.ts';
export { commandsAnswering } from './answers.ts';
export { assertTrajectory } from './assert.ts';
export type { BoundName } from './days.ts';
export { available, type AvailableCommand, type FieldNow } from './available.ts';
export * as codes from './codes.ts';
export { wayRight, type WayRight } from './correctable.ts';
export { mayCorrectEvent } from './noted-by.ts';
export {
  commandNames,
  commandSpecs,
  isCommandName,
  judgements,
  namingColleagues,
  machineCommands,
  type CommandData,
  type CommandInput,
  type CommandName,
  type CommandSpec,
} from './commands.ts';
export { recordRefusals } from '../durable/batch.ts';
export { contextAt, notAllowed } from '../durable/decider.ts';
export type { MoveReason } from '../durable/deadline-events.ts';
export type { Envelope } from '../durable/envelope.ts';
export type { ActingContext, Context } from '../durable/context.ts';
export { escalationLevel, isOverdue, isTask, type Deadline, type Rung, type Step } from '../durable/deadline.ts';
export {
  catchUp,
  decide,
  mayNow,
  nextStep,
  noteRefusedSignal,
  register,
  type Decided,
  type Registering,
} from './decide.ts';
export { effects } from './effects.ts';
export { mayTellOcmw, stillWanted } from './still-wanted.ts';
export {
  lanes,
  outsideSystems,
  type Effect,
  type Lane,
  type LetterAbout,
  type LetterTo,
  type MessageAbout,
  type OutsideSystem,
  type Recipient,
} from './effect.ts';
export type { ConsentScope, NewEvent, EventType, OutcomeDetails, TrajectoryEvent } from './events.ts';
export { sequenceOf } from '../durable/effect.ts';
export { evolve } from './evolve.ts';
export type { Field, Fields } from '../durable/field.ts';
export { forecast } from './forecast.ts';
export { isTrajectoryId, trajectoryId, trajectoryNumber } from './id.ts';
export { isForDigests, isLadderRung, ladderRungs, toldAt, type LadderRung } from './ladder.ts';
export type { RecordBatch } from './record-batch.ts';
export { isRefusal, refusalCodes, refuse, type Refusal, type RefusalCode } from './refusal.ts';
export { lookupRetryRule } from './decisions/lookups.ts';
export { phaseSpans, type PhaseSpan } from './phase-spans.ts';
export { endOfTrack, type PlannedEnd } from './planned-end.ts';
export { comingBack, reopening, type ReopenProblem, type ReopenProblemCode } from './reopen.ts';
export { senseCodes, senseOf, type Sense, type SenseCode } from './sense.ts';
export {
  closingToUndo,
  mayBeMistake,
  mayUndoClosing,
  referralOf,
  undoClosing,
  type ClosingToUndo,
  type PlaceAgain,
  type UndoProblem,
  type UndoProblemCode,
} from './undo.ts';
export { firesAt, spreadMs, spreadOf } from '../durable/spread.ts';
export {
  completed,
  isOpen,
  notRegistered,
  phases,
  type Closed,
  type Lookup,
  type OnwardReferral,
  type OpenTrajectory,
  type Phase,
  type Trajectory,
} from './state.ts';
export { deadlines, pausedDays, waiting, type Matter, type Wait, type Waiting } from './waiting.ts';
export { changesOf, futureDates, under, whatIf, type DateChange, type FutureDate, type WhatIf } from './what-if.ts';
