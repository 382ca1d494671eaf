import type { LocalDate } from '../calendar/index.ts';
import type { Province } from '../rules/index.ts';
import type { TrajectoryEvent } from '../trajectory/events.ts';
import { staysOf, type Stay } from './stays.ts';
import { withoutUndone } from './told.ts';
import { tracksOf, type Track } from './tracks.ts';

/** Something that happened on a day, by the number of its event. */
interface Happened {
  readonly on: LocalDate;
  readonly sequence: number;
}
interface Coached extends Happened {
  readonly kind: string;
  readonly startedOn: LocalDate | null;
  readonly ended: { readonly on: LocalDate; readonly because: string } | null;
}
interface SentOn extends Happened {
  readonly id: string;
  readonly destination: string;
  readonly result: string | null;
}

/** One life as the figures read it from its events, up to the last that is known. */
export interface Life {
  readonly entered: Happened & { readonly source: string };
  readonly events: readonly TrajectoryEvent[];
  readonly tracks: readonly Track[];
  readonly stays: readonly Stay[];
  readonly guidance: (Happened & { readonly because: string }) | null;
  /** What was registered when guidance ended, and what each later check found. */
  readonly outcomes: readonly (Happened & { readonly kind: string })[];
  readonly coachings: readonly Coached[];
  readonly onward: readonly SentOn[];
  readonly closed: (Happened & { readonly reason: string }) | null;
  provinceAt(sequence: number): Province;
}

/** @param told all events of one trajectory in order, from the first; @throws Error without one */
export function lifeOf(told: readonly TrajectoryEvent[]): Life {
  const [first] = told;
  if (first?.type !== 'Registered') throw new Error('a trajectory begins with Registered');
  const events = withoutUndone(told);
  const moves = events.filter((event) => event.type === 'ProvinceChanged');
  const provinceAt = (sequence: number): Province =>
    moves.findLast((move) => move.sequence <= sequence)?.province ?? first.province;
  const guided = events.findLast((event) => event.type === 'GuidanceEnded');
  const end = events.findLast((event) => event.type === 'TrajectoryClosed');
  return {
    entered: { on: first.on, sequence: first.sequence, source: first.source },
    events,
    tracks: tracksOf(events, provinceAt),
    stays: staysOf(events),
    guidance: guided ? { on: guided.on, sequence: guided.sequence, because: guided.because } : null,
    outcomes: outcomesOf(events),
    coachings: coachingsOf(events),
    onward: onwardOf(events),
    closed: end ? { on: end.on, sequence: end.sequence, reason: end.reason } : null,
    provinceAt,
  };
}

/** A correction puts right what was said last; no check is done by it. */
function outcomesOf(events: readonly TrajectoryEvent[]): Life['outcomes'] {
  const outcomes: Life['outcomes'][number][] = [];
  for (const event of events) {
    const last = outcomes.at(-1);
    if (event.type === 'OutcomeRegistered' || event.type === 'OutcomeChecked')
      outcomes.push({ on: event.on, sequence: event.sequence, kind: event.kind });
    if (event.type === 'OutcomeCorrected' && last) outcomes.splice(-1, 1, { ...last, kind: event.kind });
  }
  return outcomes;
}

function coachingsOf(events: readonly TrajectoryEvent[]): readonly Coached[] {
  const coachings = new Map<string, Coached>();
  for (const event of events) {
    if (event.type === 'JobCoachingRequested') {
      const { coachingId, on, sequence, kind } = event;
      coachings.set(coachingId, { on, sequence, kind, startedOn: null, ended: null });
    }
    if (event.type !== 'JobCoachingStarted' && event.type !== 'JobCoachingEnded') continue;
    const one = coachings.get(event.coachingId);
    if (!one) continue;
    const change =
      event.type === 'JobCoachingStarted'
        ? { startedOn: event.on }
        : { ended: { on: event.on, because: event.because } };
    coachings.set(event.coachingId, { ...one, ...change });
  }
  return [...coachings.values()];
}

function onwardOf(events: readonly TrajectoryEvent[]): readonly SentOn[] {
  const results = new Map<string, string>();
  for (const event of events) if (event.type === 'OnwardResultRecorded') results.set(event.onwardId, event.result);
  return events.flatMap((event) =>
    event.type === 'ReferredOnward'
      ? [
          {
            id: event.onwardId,
            on: event.on,
            sequence: event.sequence,
            destination: event.destination,
            result: results.get(event.onwardId) ?? null,
          },
        ]
      : [],
  );
}
