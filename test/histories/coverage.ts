import { everyType } from '../support/every-type.ts';

/** What no run that begins now decides: an exception of earlier releases, and what the application takes back once a run is over. */
const ofNoRun: ReadonlySet<string> = new Set(['TrackExtended', 'ClosingUndone']);

/** The types of events that these do not contain. */
export const missingFrom = (types: Iterable<string>): string[] => {
  const seen = new Set(types);
  return Object.keys(everyType).filter((type) => !seen.has(type) && !ofNoRun.has(type));
};
