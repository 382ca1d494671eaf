import { everyType } from '../support/every-type.ts';

/** What no life that begins now has any more; recordings of earlier releases do. */
const ofEarlierReleases: ReadonlySet<string> = new Set(['TrackExtended']);

/** The types of events that these do not contain. */
export const missingFrom = (types: Iterable<string>): string[] => {
  const seen = new Set(types);
  return Object.keys(everyType).filter((type) => !seen.has(type) && !ofEarlierReleases.has(type));
};
