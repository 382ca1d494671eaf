export * as monthCodes from './codes.ts';
export { monthCommandNames, monthCommandSpecs, type MonthCommandName } from './commands.ts';
export {
  catchUpMonth,
  decideMonth,
  monthSteps,
  monthWaiting,
  noteRefusedMonthSignal,
  openMonth,
  type HoursContract,
  type MonthDecided,
} from './decide.ts';
export { monthsDue } from './due.ts';
export {
  monthEffects,
  monthStillWants,
  monthToldAt,
  type MonthEffect,
  type MonthRecipient,
  type MonthSubject,
} from './effects.ts';
export type { MonthEvent } from './events.ts';
export { evolveMonth } from './evolve.ts';
export {
  contractMonthId,
  firstOfMonth,
  isContractMonthId,
  isMonth,
  lastDayOf,
  lastOfMonth,
  monthAfter,
  monthOf,
  type Month,
} from './id.ts';
export { isMonthRefusal, monthRefusalCodes, refuseMonth, type MonthRefusal, type MonthRefusalCode } from './refusal.ts';
export {
  assertMonth,
  isLivingMonth,
  minutesOf,
  minutesOn,
  monthPhases,
  notOpened,
  sumOfEntry,
  type ContractMonth,
  type Entry,
  type KnownMonth,
  type MonthPhase,
} from './state.ts';
