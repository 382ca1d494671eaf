export { simulate, type Simulation, type SimulationAsked, type SimulationResult } from './simulate.ts';
export { monthMeasures, monthsOf, monthsPicture } from './pictures.ts';
