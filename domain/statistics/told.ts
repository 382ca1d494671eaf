import type { LocalDate } from '../calendar/index.ts';
import { answersOf } from '../trajectory/answers.ts';
import type { EventType, TrajectoryEvent } from '../trajectory/events.ts';
import { endedByClosing } from '../trajectory/undo.ts';

/** The events without a closing that was undone, and what it ended on its way: that it was undone stays among them. */
export function withoutUndone(events: readonly TrajectoryEvent[]): readonly TrajectoryEvent[] {
  const undone = events.flatMap((event) => (event.type === 'ClosingUndone' ? [event.closing - 1] : []));
  if (undone.length === 0) return events;
  const gone = new Set(undone);
  for (const at of undone) {
    const end = events[at]!;
    for (let one = at - 1; one >= 0 && endedByClosing(end, events[one]!); one -= 1) gone.add(one);
  }
  return events.filter((_event, at) => !gone.has(at));
}

/** What was noted, or a correction of it: the event by which it was first noted, and its day before and after. */
interface Noted {
  readonly first: number;
  readonly type: EventType;
  readonly was: LocalDate | null;
  readonly is: LocalDate | null;
}

/** Follows what was noted and may be put right; null: it did not happen. */
export function noting() {
  const noted = new Map<number, Noted>();
  return {
    /** What an event notes or puts right; undefined: neither. */
    after(event: TrajectoryEvent): Noted | undefined {
      if (event.type !== 'EventCorrected') {
        if (answersOf(event.type).length === 0) return undefined;
        const { sequence: first, type, on: is } = event;
        const one = { first, type, was: null, is };
        noted.set(first, one);
        return one;
      }
      const before = noted.get(event.corrected);
      if (!before) return undefined;
      // Without a true day a thing did not happen, and a correction did not either.
      const { first, type, was, is } = before;
      const after = { first, type, was: is, is: event.trueOn ?? (first === event.corrected ? null : was) };
      noted.set(event.sequence, after);
      return after;
    },
  };
}

/** The days of what was noted as this type, by the number of its event, as they stand after all corrections; null: it did not happen. */
export function daysNoted(events: readonly TrajectoryEvent[], of: EventType): ReadonlyMap<number, LocalDate | null> {
  const { after } = noting();
  const days = new Map<number, LocalDate | null>();
  for (const event of events) {
    const noted = after(event);
    if (noted?.type === of) days.set(noted.first, noted.is);
  }
  return days;
}
