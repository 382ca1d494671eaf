/** Contracts with partners: by which tender, for what, how long, for how much; each change is a version that stays. */
export { addContract, changeContract, listContracts, showContract, type ContractHistory } from './contracts.ts';
export { contractStatement, type StatementView } from './statement.ts';
