import type { Closed } from '../state.ts';
import { file, nothing, type Meaning } from './meaning.ts';
import { corrected } from './noted.ts';
import { stopped } from './outside.ts';

/** What can happen in any phase, up to the end. */
export const running: Meaning<
  | 'Paused'
  | 'Resumed'
  | 'MediatorChanged'
  | 'ProvinceChanged'
  | 'EventCorrected'
  | 'RulesAdopted'
  | 'CalendarAdopted'
  | 'TrajectoryMerged'
  | 'TrajectoryClosed'
  | 'SignalRefused'
> = {
  Paused: (state, { reason, on: pausedOn, until }) => ({
    ...state,
    pause: { reason, pausedOn, until, datesBefore: {} },
  }),
  Resumed: (state, event) => ({
    ...state,
    pause: null,
    pauses: state.pause ? [...state.pauses, { from: state.pause.pausedOn, to: event.on }] : state.pauses,
  }),
  MediatorChanged: (state, { mediatorId }) => ({ ...state, mediatorId }),
  ProvinceChanged: (state, { province }) => ({ ...state, province }),
  EventCorrected: corrected,
  RulesAdopted: (state, { ruleVersion, edition }) => ({
    ...state,
    ruleVersion,
    ...(edition === undefined ? {} : { edition: Math.max(edition, state.edition ?? 1) }),
  }),
  CalendarAdopted: (state, { version: calendarVersion }) => ({ ...state, calendarVersion }),
  TrajectoryMerged: nothing,
  TrajectoryClosed: (state, event) =>
    ({
      ...file(state),
      phase: 'closed',
      phaseSince: event.on,
      reason: event.reason,
      closedOn: event.on,
      pause: null,
      lookups: state.lookups.map(stopped),
    }) satisfies Closed,
  SignalRefused: nothing,
};
