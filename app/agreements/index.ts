/** Cooperation with local governments: agreements, their yearly plans and actions. */
export { beginAgreements } from './begin.ts';
export { giveAgreementCommand, type AgreementCommandRequest, type AgreementCommandResult } from './command.ts';
export {
  agreementTable,
  listAgreementActions,
  municipalityStates,
  showAgreement,
  type MunicipalityState,
} from './read.ts';
export { addAgreement, endAgreement, listAgreements } from './rows.ts';
