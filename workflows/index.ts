export { trajectory } from './trajectory.ts';
export { overdueSweep } from './sweep.ts';
