export { simulationCsv } from './csv.ts';
export { simulate, type Simulation, type SimulationAsked, type SimulationResult } from './simulate.ts';
export { monthMeasures, monthsOf, monthsPicture } from './pictures.ts';
export { simulateOnEngine, type OnEngineAsked } from './simulate-on-engine.ts';
