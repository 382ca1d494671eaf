export { trajectory } from './trajectory.ts';
export { overdueSweep } from './sweep.ts';
export { cohort } from './cohort.ts';
export { contractMonth } from './contract-month.ts';
export { webhook } from './webhook.ts';
