/** From empty servers to a programme that can begin: see `w2 setup`. */
export { setUp, type SetupReport } from './setup.ts';
