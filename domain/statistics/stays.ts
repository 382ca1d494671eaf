import type { Instant, LocalDate } from '../calendar/index.ts';
import type { TrajectoryEvent } from '../trajectory/events.ts';
import type { Phase } from '../trajectory/state.ts';

/** A stay in a phase, until the next one begins. */
export interface Stay {
  readonly phase: Exclude<Phase, 'none'>;
  readonly from: LocalDate;
  readonly sequence: number;
  readonly at: Instant;
  readonly by: TrajectoryEvent['type'];
}

/** What ends on the way to a greater end: back to it leads no stay. */
const ending: readonly string[] = ['GroupTrackEnded', 'ReferralWithdrawn', 'JobCoachingEnded'];
const greater: readonly string[] = ['GuidanceEnded', 'TrajectoryClosed'];

/** The phases of a life in their order; the one between two ends of one decision was none. */
export function staysOf(events: readonly TrajectoryEvent[]): readonly Stay[] {
  const stays: Stay[] = [];
  for (const event of events) {
    const phase = phaseAfter(event, stays.at(-1)?.phase);
    const last = stays.at(-1);
    if (phase === null || phase === last?.phase) continue;
    const { type: by, on: from, sequence, at } = event;
    if (last?.at === at && ending.includes(last.by) && greater.includes(by)) stays.pop();
    if (stays.at(-1)?.phase !== phase) stays.push({ phase, from, sequence, at, by });
  }
  return stays;
}

/** The phase that an event leads to; null: it stays what it is. */
function phaseAfter(event: TrajectoryEvent, now: Stay['phase'] | undefined): Stay['phase'] | null {
  switch (event.type) {
    case 'Registered':
      return 'registration';
    case 'ConsentGiven':
      return 'intake';
    case 'EligibilityDecided':
      return event.verdict === 'eligible' ? 'planning' : null;
    case 'PlanAgreed':
    case 'PlaceAccepted':
    case 'GroupTrackEnded':
      return 'mediation';
    case 'PlaceQueued':
      return 'waiting';
    case 'ReferralDeclined':
    case 'ReferralWithdrawn':
      return now === 'waiting' ? 'mediation' : null;
    case 'GroupStarted':
      return 'groupTrack';
    case 'GuidanceEnded':
    case 'JobCoachingEnded':
      return 'followUp';
    case 'JobCoachingStarted':
      return 'jobCoaching';
    case 'TrajectoryClosed':
      return 'closed';
    case 'ClosingUndone':
      return event.restored.phase as Stay['phase'];
    default:
      return null;
  }
}
