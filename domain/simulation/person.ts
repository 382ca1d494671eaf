import type {
  Actor,
  CommandInput,
  CommandName,
  Deadline,
  OpenTrajectory,
  Trajectory,
  TrajectoryEvent,
} from '../trajectory/index.ts';
import type { Province } from '../rules/index.ts';
import type { Draws } from './draws.ts';

/** What somebody does on a day: a command with its data. */
export interface Act {
  readonly name: CommandName;
  readonly by: Actor;
  readonly data: CommandInput['data'];
}

/** What people decide of themselves: no deadline asks for it. */
export type Intention =
  | 'addAction'
  | 'refer'
  | 'referOnward'
  | 'endGuidance'
  | 'pause'
  | 'stop'
  | 'leaveLine'
  | 'leaveBeforeStart'
  | 'endGroup'
  | 'completeGroup'
  | 'askCoaching'
  | 'endCoaching';

/** Something that will be done, by its day. */
export interface Plan {
  readonly on: number;
  readonly what: { readonly deadline: string } | { readonly intention: Intention };
  /** Names its draws: the how manieth of its kind in this life. */
  readonly key: string;
}

/** One invented life while it is being lived. */
export interface Person {
  /** Order within a day. */
  readonly number: number;
  /** The number of an invented person; null: was there already. */
  readonly arrival: number | null;
  readonly id: string;
  readonly draws: Draws;
  state: Trajectory;
  readonly events: TrajectoryEvent[];
  plans: Plan[];
  /** Deadlines that somebody decided about already: when to act, or that nobody will. */
  readonly decided: Set<string>;
  /** How often each kind of thing was planned. */
  readonly counts: Map<string, number>;
  /** The day on which it is looked at next. */
  wakes: number;
}

/** The next name of a kind, for its draws: `MED-1/7`. */
export function keyOf({ counts }: Person, kind: string): string {
  const n = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, n);
  return `${kind}/${n}`;
}

/** Made-up colleagues, by the ids that the demo's team has: one of each for a province. */
export const colleague = (part: string, province: Province): string => `${part}.${province}`;
export const mediatorOf = (state: OpenTrajectory): Actor => ({
  role: 'mediator',
  id: state.mediatorId ?? colleague('mediator-1', state.province),
});
export const groupWorkerOf = (province: Province): Actor => ({
  role: 'groupWorker',
  id: colleague('group-1', province),
});
export const partnerOf = (province: Province): Actor => ({
  role: 'partnerCoordinator',
  id: colleague('partner', province),
});

export const openDeadline = (state: Trajectory, id: string): Deadline | undefined =>
  'deadlines' in state ? state.deadlines.find((one) => one.id === id) : undefined;
