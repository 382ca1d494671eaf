import { maxDate, type LocalDate } from '../calendar/index.ts';
import { evolve } from './evolve.ts';
import type { TrajectoryEvent } from './events.ts';
import { notRegistered, type Phase, type Trajectory } from './state.ts';

/** How long somebody was in a phase: from its first day until the next one began, or until today. */
export interface PhaseSpan {
  readonly phase: Exclude<Phase, 'none'>;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** The phases of a life in their order, each stay for itself; null: these are not all of its events. */
export function phaseSpans(events: readonly TrajectoryEvent[], today: LocalDate): PhaseSpan[] | null {
  if (events.length === 0 || events.some(({ sequence }, at) => sequence !== at + 1)) return null;
  const stays: { phase: PhaseSpan['phase']; from: LocalDate }[] = [];
  let state: Trajectory = notRegistered;
  for (const event of events) {
    const before: Trajectory['phase'] = state.phase;
    state = evolve(state, event);
    if (state.phase === 'none' || state.phase === before) continue;
    stays.push({ phase: state.phase, from: state.phase === 'closed' ? state.closedOn : state.phaseSince });
  }
  return stays
    .map(({ phase, from }, at) => ({ phase, from, until: maxDate(from, stays[at + 1]?.from ?? today) }))
    .filter(({ phase }) => phase !== 'closed');
}
