/** Contracts with partners, as data: what may stand in one, what its hours cost, and what is declared by it. */
export { flawOfChange, readContract, type ContractFlaw } from './check.ts';
export {
  compensations,
  contractIdForm,
  contractLimits,
  durationUnits,
  figureSources,
  type Compensation,
  type ContractQuota,
  type FigureSource,
  type TenderContract,
} from './contract.ts';
export { minutesOf, type ApprovedHours, type HourEntry } from './entries.ts';
export { byRules, underContracts } from './in-force.ts';
export { costOf, costsOfEach, nothing, plus } from './money.ts';
export { statementOf, type Statement, type Subtotal } from './statement.ts';
export { usageOf, type ContractUsage } from './usage.ts';
