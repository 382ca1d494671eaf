import { daysTo, ofTracks } from './item.ts';
import type { Track } from '../tracks.ts';

/** How a referral stands. */
const stands = ({ startedOn, over }: Track): string => (startedOn === null ? (over ?? 'open') : 'started');

/** Every referral by a mediator to a group, on its day, also one that was taken back; the kind says what came of it. */
export const referrals = ofTracks((track) => [{ on: track.on, kind: stands(track) }]);

/** Who was referred and has no group yet: each step of the wait, while it lasts. */
export const waiting = ofTracks(({ waits }) => waits.map(({ step, from, until }) => ({ on: from, until, kind: step })));

/** How long each step of the wait took that led to the next one, on the day it was over. */
export const waitDays = ofTracks(({ waits }) =>
  waits.flatMap(({ step, from, until, wentOn }) =>
    until === null || !wentOn ? [] : [{ on: until, kind: step, days: daysTo(from, until) }],
  ),
);

/** Every person's first day in a group, and how long after the referral. */
export const groupStarts = ofTracks(({ startedOn, on, track }) =>
  startedOn === null ? [] : [{ on: startedOn, kind: track, days: daysTo(on, startedOn) }],
);

/** Who is in a group. */
export const groupsRunning = ofTracks(({ startedOn, ended, track }) =>
  startedOn === null ? [] : [{ on: startedOn, until: ended?.on ?? null, kind: track }],
);

/** Group tracks that ended, how, and how long they took. */
export const groupEnds = ofTracks(({ startedOn, ended }) =>
  startedOn === null || !ended ? [] : [{ on: ended.on, kind: ended.as, days: daysTo(startedOn, ended.on) }],
);

/** Group tracks that ended early, why, and after how many days. */
export const dropouts = ofTracks(({ startedOn, ended }) =>
  startedOn === null || ended?.as !== 'early'
    ? []
    : [{ on: ended.on, kind: ended.because, days: daysTo(startedOn, ended.on) }],
);

/** What came of a group, on the day it was noted for. */
export const outcomeGroup = ofTracks(({ outcome }) => (outcome ? [{ on: outcome.on, kind: outcome.kind }] : []));
