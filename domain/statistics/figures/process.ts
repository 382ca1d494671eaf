import type { TrajectoryEvent } from '../../trajectory/events.ts';
import { daysTo, type Figure } from './item.ts';

/** Every step from one phase to the next, on its day, and how long the phase before it was. */
export const phaseMoves: Figure = ({ stays }) =>
  stays.slice(1).map(({ phase, from, sequence }, at) => {
    const before = stays[at]!;
    return { on: from, sequence, kind: `${before.phase}>${phase}`, days: daysTo(before.from, from) };
  });

/** A way of more stays than this is told no further: nobody reads it, and an index must hold it. */
const longestPath = 60;

/** The whole way of everybody so far, by the first day. */
export const paths: Figure = ({ stays, entered: { on, sequence } }) => {
  const way: readonly string[] = stays.map(({ phase }) => phase);
  const told = way.length > longestPath ? [...way.slice(0, longestPath), '…'] : way;
  return [{ on, sequence, kind: told.join('>') }];
};

/** Days. */
const sixWeeks = 42;

/** Who dropped out of a group before its sixth week was over, and what was noted last before that. */
export const earlyDropouts: Figure = ({ tracks, events }) =>
  tracks.flatMap((track) => {
    const { startedOn, ended } = track;
    if (startedOn === null || ended?.as !== 'early') return [];
    const days = daysTo(startedOn, ended.on);
    if (days >= sixWeeks) return [];
    const last = events.findLast((event) => event.sequence < ended.sequence && isNoted(event));
    return [{ on: ended.on, sequence: track.sequence, track, days, kind: last ? nameOf(last) : null }];
  });

/** What somebody noted, or what a rule reached: not the dates that follow from it. */
function isNoted({ type }: TrajectoryEvent): boolean {
  switch (type) {
    case 'DeadlineOpened':
    case 'DeadlineMoved':
    case 'DeadlineMet':
    case 'DeadlineFell':
    case 'DeadlineCancelled':
    case 'LookupRequested':
    case 'LookupAnswered':
    case 'LookupUnanswered':
    case 'LookupGivenUp':
    case 'InscriptionRequested':
    case 'InscriptionRefused':
    case 'RulesAdopted':
    case 'CalendarAdopted':
    case 'SignalRefused':
      return false;
    default:
      return true;
  }
}

function nameOf(event: TrajectoryEvent): string {
  if (event.type === 'AttendanceRecorded') return `AttendanceRecorded:${event.presence}`;
  return event.type === 'DeadlineReached' ? `DeadlineReached:${event.rule}` : event.type;
}
