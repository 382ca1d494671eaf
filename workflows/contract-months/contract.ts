import type { ContractMonth, MonthEffect, MonthEvent } from '../../domain/contract-month/index.ts';
import type { AnswerOf, CarriedBy, StateOf } from '../durable/contract.ts';

/** Names and shapes that clients share with the workflow of a contract's month. */
export const contractMonthWorkflow = 'contractMonth';

export type MonthAnswer = AnswerOf<ContractMonth, MonthEvent>;
export type CarriedMonth = CarriedBy<ContractMonth, MonthEvent, MonthEffect>;
export type MonthStateAnswer = StateOf<ContractMonth>;
