export { assumptionKeys, behaviour, type Assumption, type AssumptionKey, type Behaviour } from './behaviour.ts';
export { measureCodes, measured, type MeasureCode } from './measures.ts';
export { simulate, type Simulated } from './repeat.ts';
export { run, type Ran } from './run.ts';
export { limits, type Placed, type Scenario, type Start } from './scenario.ts';
export type { Said } from './script.ts';
