/** The whole database: a table per fact, with the constraints that keep wrong data out whoever writes. */
export * from './schema/staff.ts';
export * from './schema/people.ts';
export * from './schema/trajectories.ts';
export * from './schema/events.ts';
export * from './schema/deadlines.ts';
export * from './schema/effects.ts';
export * from './schema/disclosures.ts';
export * from './schema/inscriptions.ts';
export * from './schema/letters.ts';
export * from './schema/places.ts';
export * from './schema/rules.ts';
export * from './schema/capacity.ts';
export * from './schema/application.ts';
export * from './schema/absences.ts';
export * from './schema/sweeps.ts';
export * from './schema/cohorts.ts';
