import { isOfEdition, type WithEdition } from '../../durable/edition.ts';
import type { TrajectoryEvent } from '../events.ts';
import type { File, GroupTrack, Mediation, OpenTrajectory, Planning, Trajectory, Waiting } from '../state.ts';

/** What an open trajectory is told of: every event but the one it begins with, and the one that takes its end back. */
export type Told = Exclude<TrajectoryEvent['type'], 'Registered' | 'ClosingUndone'>;
export type Of<T extends TrajectoryEvent['type']> = Extract<TrajectoryEvent, { type: T }>;
/** What events of these types mean to an open trajectory, one small function each. */
export type Meaning<T extends Told> = {
  readonly [K in T]: (state: OpenTrajectory, event: Of<K>) => Trajectory;
};

/** It is in the record and changes nothing that is decided by. */
export const nothing = (state: OpenTrajectory): OpenTrajectory => state;

/** What is kept only of what lives by the order of days. */
export const ordered = <T extends object>(state: WithEdition, known: T, since = 2): T | Record<string, never> =>
  isOfEdition(state, since) ? known : {};

/** The fields of the part that every phase has: a new one is named here, or does not compile. */
const ofEveryPhase = Object.keys({
  id: 0,
  province: 0,
  source: 0,
  mediatorId: 0,
  enteredOn: 0,
  phaseSince: 0,
  sequence: 0,
  lastAt: 0,
  opened: 0,
  deadlines: 0,
  lookups: 0,
  pause: 0,
  eligibleOn: 0,
  referrals: 0,
  coachings: 0,
  ruleVersion: 0,
  consent: 0,
  plan: 0,
  asks: 0,
  experts: 0,
  topics: 0,
  onward: 0,
  pauses: 0,
  recent: 0,
  coached: 0,
  reopens: 0,
  calendarVersion: 0,
  inscribed: 0,
  ocmwQuestions: 0,
  edition: 0,
  days: 0,
} satisfies Record<keyof File, 0>) as (keyof File)[];

/** That part, without what the left phase knew on top; what an earlier release left out stays left out. */
export const file = (state: OpenTrajectory): File =>
  Object.fromEntries(
    ofEveryPhase.filter((field) => state[field] !== undefined).map((field) => [field, state[field]]),
  ) as unknown as File;

export function mediation(state: Planning | Waiting | GroupTrack, event: TrajectoryEvent): Mediation {
  return { ...file(state), phase: 'mediation', phaseSince: event.on, eligibleOn: state.eligibleOn, referral: null };
}

type InPhase<P extends OpenTrajectory['phase']> = Extract<OpenTrajectory, { phase: P }>;

/** The state as that phase knows it. An event that cannot follow it is damage. */
export function as<P extends OpenTrajectory['phase']>(
  state: OpenTrajectory,
  phase: P,
  event: TrajectoryEvent,
): InPhase<P> {
  if (state.phase !== phase) throw new Error(`${event.type} cannot happen in ${state.phase}`);
  return state as InPhase<P>;
}

export function there<T>(value: T | null, event: TrajectoryEvent): T {
  if (value === null) throw new Error(`${event.type} has nothing to change`);
  return value;
}
