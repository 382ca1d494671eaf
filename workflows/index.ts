export { trajectory } from './trajectory.ts';
