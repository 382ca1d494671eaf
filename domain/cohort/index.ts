export * as cohortCodes from './codes.ts';
export { cohortCommandNames, cohortCommandSpecs, cohortMachineCommands, type CohortCommandName } from './commands.ts';
export {
  catchUpCohort,
  cohortSteps,
  decideCohort,
  noteMemberRefused,
  noteRefusedCohortSignal,
  planCohort,
  type CohortDecided,
  type CohortStep,
  type Planning,
} from './decide.ts';
export {
  cohortEffects,
  cohortStillWants,
  type CohortEffect,
  type CohortRecipient,
  type CohortSubject,
} from './effects.ts';
export type { CohortEvent } from './events.ts';
export { evolveCohort } from './evolve.ts';
export { cohortId, isCohortId } from './id.ts';
export type { CohortBatch } from './record-batch.ts';
export {
  cohortRefusalCodes,
  isCohortRefusal,
  refuseCohort,
  type CohortRefusal,
  type CohortRefusalCode,
} from './refusal.ts';
export {
  assertCohort,
  cohortPhases,
  isOpenCohort,
  notPlanned,
  present,
  type Cohort,
  type CohortPhase,
  type Member,
  type OpenCohort,
  type PlannedOnce,
  type Session,
} from './state.ts';
export { movesWithLater } from './sessions.ts';
export { cohortMatters } from './matters.ts';
export { cohortWaiting, type CohortWait } from './waiting.ts';
export { contextAt as cohortContextAt } from '../durable/decider.ts';
