import { daysTo, type Figure } from './item.ts';
import type { Life } from '../life.ts';

/** Every trajectory on its first day, by who registered it. */
export const registrations: Figure = ({ entered: { on, sequence, source } }) => [{ on, sequence, kind: source }];

/** Trajectories that are not closed, by phase. */
export const trajectoriesOpen: Figure = ({ stays }) =>
  stays.flatMap(({ phase, from, sequence }, at) =>
    phase === 'closed' ? [] : [{ on: from, until: stays[at + 1]?.from ?? null, sequence, kind: phase }],
  );

/** The guidance by the mediator ended, why, and how long after the positive decision. */
export const guidanceEnds: Figure = ({ guidance, events }) => {
  if (!guidance) return [];
  const { on, sequence, because } = guidance;
  const decided = events.find((event) => event.type === 'EligibilityDecided' && event.verdict === 'eligible');
  return [{ on, sequence, kind: because, days: decided ? daysTo(decided.on, on) : null }];
};

/** Trajectories that were closed, why, and how long after their first day. */
export const trajectoryEnds: Figure = ({ closed, entered }) =>
  closed
    ? [{ on: closed.on, sequence: closed.sequence, kind: closed.reason, days: daysTo(entered.on, closed.on) }]
    : [];

/** The first is registered at the end of guidance, the second and third are the checks. */
const outcomeAt =
  (at: 0 | 1 | 2): Figure =>
  ({ outcomes }: Life) => {
    const one = outcomes[at];
    return one ? [one] : [];
  };
export const outcomeGuidance = outcomeAt(0);
export const outcome3Months = outcomeAt(1);
export const outcome6Months = outcomeAt(2);

/** Jobcoaching that began, ordinary or specialised. */
export const coachingStarts: Figure = ({ coachings }) =>
  coachings.flatMap(({ startedOn, sequence, kind }) => (startedOn === null ? [] : [{ on: startedOn, sequence, kind }]));

/** Jobcoaching that ended, why, and how long it took. */
export const coachingEnds: Figure = ({ coachings }) =>
  coachings.flatMap(({ startedOn, ended, sequence }) =>
    startedOn === null || !ended
      ? []
      : [{ on: ended.on, sequence, kind: ended.because, days: daysTo(startedOn, ended.on) }],
  );

const kept: readonly string[] = ['settled', 'sixMonths'];
/** Jobcoaching that ended with the person still in the job: settled, or the six months were over. */
export const coachingKept: Figure = (life) => coachingEnds(life).filter(({ kind }) => kept.includes(kind ?? ''));

/** Onward referrals on their day, with where to and what is known to have come of it. */
export const onward: Figure = ({ onward: sent }) =>
  sent.map(({ on, sequence, destination, result }) => ({
    on,
    sequence,
    kind: `${destination}:${result ?? 'notYetKnown'}`,
  }));
