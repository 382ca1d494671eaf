import type { TrajectoryEvent } from '../events.ts';
import type { File, GroupTrack, Mediation, OpenTrajectory, Planning, Trajectory, Waiting } from '../state.ts';

/** What a trajectory is told of: every event but the one it begins with. */
export type Told = Exclude<TrajectoryEvent['type'], 'Registered'>;
export type Of<T extends TrajectoryEvent['type']> = Extract<TrajectoryEvent, { type: T }>;
/** What events of these types mean to an open trajectory, one small function each. */
export type Meaning<T extends Told> = {
  readonly [K in T]: (state: OpenTrajectory, event: Of<K>) => Trajectory;
};

/** It is in the record and changes nothing that is decided by. */
export const nothing = (state: OpenTrajectory): OpenTrajectory => state;

/** The part every phase has, without what the left phase knew on top. */
export function file(state: OpenTrajectory): File {
  const {
    id,
    province,
    source,
    mediatorId,
    enteredOn,
    phaseSince,
    sequence,
    lastAt,
    opened,
    deadlines,
    lookups,
    pause,
    eligibleOn,
    referrals,
    coachings,
    ruleVersion,
    consent,
    plan,
    asks,
    experts,
    topics,
    pauses,
    recent,
    coached,
    reopens,
    calendarVersion,
    inscribed,
    ocmwQuestions,
  } = state;
  return {
    id,
    province,
    source,
    mediatorId,
    enteredOn,
    phaseSince,
    sequence,
    lastAt,
    opened,
    deadlines,
    lookups,
    pause,
    eligibleOn,
    referrals,
    coachings,
    ruleVersion,
    consent,
    plan,
    asks,
    experts,
    topics,
    pauses,
    recent,
    coached,
    reopens,
    calendarVersion,
    inscribed,
    ocmwQuestions,
  };
}

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
