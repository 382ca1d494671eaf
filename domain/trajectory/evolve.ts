import type { TrajectoryEvent } from './events.ts';
import { deadlines } from './evolve/deadlines.ts';
import { group } from './evolve/group.ts';
import { intake } from './evolve/intake.ts';
import type { Meaning, Told } from './evolve/meaning.ts';
import { outcome } from './evolve/outcome.ts';
import { outside } from './evolve/outside.ts';
import { plan } from './evolve/plan.ts';
import { referral } from './evolve/referral.ts';
import { running } from './evolve/running.ts';
import { withDay } from './steps.ts';
import { blank, type Closed, type OpenTrajectory, type Registration, type Trajectory } from './state.ts';

/** By the matter it is about; the compiler asks for every event there is. */
const meaning: Meaning<Told> = {
  ...intake,
  ...plan,
  ...referral,
  ...group,
  ...outcome,
  ...running,
  ...outside,
  ...deadlines,
};

/**
 * What an event means. Total over all events; an event that cannot follow the state it is given is damage, not a
 * refusal, and throws.
 */
export function evolve(state: Trajectory, event: TrajectoryEvent): Trajectory {
  if (state.phase === 'none') return registered(event);
  if (event.sequence !== state.sequence + 1) throw new Error(`event ${event.sequence} cannot follow ${state.sequence}`);
  const next = { ...state, sequence: event.sequence, lastAt: event.at };
  if (next.phase === 'closed') return afterClosing(next, event);
  const after = evolveOpen(next, event);
  return after.phase === 'none' ? after : withDay(after, event);
}

function registered(event: TrajectoryEvent): Registration {
  if (event.type !== 'Registered') throw new Error(`${event.type} cannot be the first event`);
  return {
    phase: 'registration',
    id: event.trajectoryId,
    province: event.province,
    source: event.source,
    mediatorId: event.mediatorId,
    enteredOn: event.on,
    phaseSince: event.on,
    sequence: event.sequence,
    lastAt: event.at,
    opened: 0,
    deadlines: [],
    lookups: [],
    pause: null,
    referrals: 0,
    coachings: 0,
    ruleVersion: event.ruleVersion,
    ...blank,
    reopens: event.reopens ?? null,
    calendarVersion: event.calendarVersion ?? 0,
    eligibleOn: event.eligibleOn ?? null,
    ...(event.edition === undefined ? {} : { edition: event.edition, days: { entry: event.on } }),
  };
}

/** After the end only a refusal is told, or that the end was a mistake. */
function afterClosing(state: Closed, event: TrajectoryEvent): Trajectory {
  if (event.type === 'SignalRefused') return state;
  if (event.type === 'ClosingUndone')
    return { ...(event.restored as OpenTrajectory), sequence: event.sequence, lastAt: event.at };
  throw new Error(`${event.type} cannot follow the end`);
}

function evolveOpen(state: OpenTrajectory, event: TrajectoryEvent): Trajectory {
  if (event.type === 'Registered') throw new Error('registered twice');
  // One that came from data and is none of ours has no meaning, whatever its name.
  if (!Object.hasOwn(meaning, event.type)) throw new Error(`not handled: ${event.type as string}`);
  const change = meaning[event.type as Told] as (state: OpenTrajectory, event: TrajectoryEvent) => Trajectory;
  return change(state, event);
}
