export * from './codes.ts';
export { eventLine, keptTraitsLine, traitsLine, type EventLine, type TraitsLine } from './export.ts';
export { daysOfAge } from './facts.ts';
export { knownDays, knownFacts, type KnownFact, type Recorded } from './known.ts';
export { recordIn } from './record.ts';
export type { Fact, FigurePeriod, FigureRecord } from './record.ts';
export { waitSteps } from './tracks.ts';
export { agesOn, ageGroupOf, traitsAt, traitsOf, type Counted, type KnownTraits, type Traits } from './traits.ts';
