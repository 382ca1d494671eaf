import { everyType } from '../support/every-type.ts';

/** The types of events that these do not contain. */
export const missingFrom = (types: Iterable<string>): string[] => {
  const seen = new Set(types);
  // Taken back by the application once the run is over: no history of a run holds it.
  return Object.keys(everyType).filter((type) => !seen.has(type) && type !== 'ClosingUndone');
};
