export { attack, type Attacked } from './attack.ts';
export { baseTable, cellsOf, codeOf, codesOf, keyOf, sums, type CellKey, type Counts } from './base.ts';
export * from './codes.ts';
export { gate, type GateResult, type Released } from './gate.ts';
export { knowledgeOf, type Claim, type Knowledge } from './known.ts';
export { protect, type ProtectedTable, type ToProtect } from './protect.ts';
export type { Model, Row, Solution, Solver, Variable } from './solver.ts';
