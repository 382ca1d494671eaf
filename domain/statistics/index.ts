export * from './codes.ts';
export { daysOfAge, factsOf } from './facts.ts';
export { knownDays, knownFacts, type KnownFact, type Recorded } from './known.ts';
export type { Fact, FigurePeriod, FigureRecord } from './record.ts';
export { waitSteps } from './tracks.ts';
export { agesOn, ageGroupOf, traitsAt, traitsOf, type Counted, type KnownTraits, type Traits } from './traits.ts';
