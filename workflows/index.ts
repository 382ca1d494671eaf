export { trajectory } from './trajectory.ts';
export { cohort } from './cohort.ts';
