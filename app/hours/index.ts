export { giveMonthCommand } from './command.ts';
export { listMonths, showMonth } from './read.ts';
export { openMonths, openOneMonth } from './open.ts';
