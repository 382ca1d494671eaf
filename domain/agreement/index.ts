export * as agreementCodes from './codes.ts';
export { agreementCommandNames, agreementCommandSpecs, type AgreementCommandName } from './commands.ts';
export { askedYear } from './deadlines.ts';
export {
  agreementSteps,
  beginAgreement,
  catchUpAgreement,
  decideAgreement,
  mayOfAgreement,
  noteRefusedAgreementSignal,
  type AgreementDecided,
} from './decide.ts';
export {
  agreementEffects,
  agreementStillWants,
  type AgreementEffect,
  type AgreementRecipient,
  type AgreementSubject,
} from './effects.ts';
export type { AgreementEvent } from './events.ts';
export { evolveAgreement } from './evolve.ts';
export { agreementId, isAgreementId } from './id.ts';
export { agreementMatters } from './matters.ts';
export {
  agreementRefusalCodes,
  isAgreementRefusal,
  refuseAgreement,
  type AgreementRefusal,
  type AgreementRefusalCode,
} from './refusal.ts';
export {
  agreementPhases,
  assertAgreement,
  isRunningAgreement,
  notBegun,
  type Agreement,
  type AgreementAction,
  type AgreementPhase,
  type BegunAgreement,
} from './state.ts';
export { agreementWaiting, type AgreementWait } from './waiting.ts';
export { contextAt as agreementContextAt } from '../durable/decider.ts';
export { plannableYears } from './years.ts';
