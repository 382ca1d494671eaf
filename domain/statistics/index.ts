export * from './codes.ts';
export { eventLine, keptTraitsLine, traitsLine, type EventLine, type TraitsLine } from './export.ts';
export { daysOfAge } from './facts.ts';
export { factsOf, knownDays, knownFacts, type KnownFact, type Recorded } from './known.ts';
export { mostRecords, recordIn } from './record.ts';
export type { Fact, FigurePeriod, FigureRecord } from './record.ts';
export { ageGroupOf, traitsAt, traitsOf, type Counted, type KnownTraits } from './traits.ts';
