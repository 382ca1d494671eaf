export { giveMonthCommand, type MonthCommandRequest, type MonthCommandResult } from './command.ts';
export { listMonths, showMonth } from './read.ts';
export { openMonths, openOneMonth } from './open.ts';
export type { Budget } from './budget.ts';
