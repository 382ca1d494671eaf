import type { Instant } from '../domain/calendar/index.ts';
import type { Actor, CommandName, Refusal } from '../domain/trajectory/index.ts';
import type { Answer } from '../workflows/contract.ts';

/** What the application does, for every door: HTTP, the command line, the demo and the tests call the same verbs. */

export type CommandResult = ({ readonly ok: true } & Answer) | { readonly ok: false; readonly refusal: Refusal };

export interface CommandRequest {
  readonly trajectoryId: string;
  readonly name: CommandName;
  readonly by: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  /** Free text of the actor; goes to the side store, never to the workflow. */
  readonly note?: string;
  /** The caller's own key: the same key is answered the same, and done once. */
  readonly idempotencyKey?: string;
}

export interface RefusedRow {
  readonly line: number;
  readonly reasons: readonly { readonly column: string | null; readonly code: string; readonly message: string }[];
}
export interface RegistrationReport {
  readonly accepted: readonly { readonly line: number; readonly trajectoryId: string }[];
  /** The same INSZ is in this open trajectory, or stands earlier in the file. */
  readonly duplicate: readonly {
    readonly line: number;
    readonly ofTrajectory: string | null;
    readonly ofLine: number | null;
  }[];
  readonly refused: readonly RefusedRow[];
}

export interface ForwardReport {
  readonly from: Instant;
  readonly to: Instant;
  readonly moved: number;
  readonly stops: number;
  /** Mornings on which the overdue sweep had something new to tell. */
  readonly sweeps: number;
  readonly events: number;
}

/** One difference between Postgres, Temporal and the dates; `what` is a code, the rest ids and codes. */
export interface Difference {
  readonly trajectoryId: string | null;
  readonly what: string;
  readonly details: Readonly<Record<string, string | number>>;
}
export interface CheckReport {
  readonly trajectories: number;
  readonly openRuns: number;
  readonly events: number;
  readonly deadlines: {
    readonly opened: number;
    readonly metInTime: number;
    readonly metLate: number;
    readonly fell: number;
    readonly cancelled: number;
    readonly openInTime: number;
    readonly openOverdue: number;
  };
  readonly differences: readonly Difference[];
}

export interface RebuildReport {
  readonly rebuilt: readonly string[];
  readonly running: number;
}
export interface RefreshReport {
  readonly build: string;
  readonly trajectories: readonly {
    readonly trajectoryId: string;
    readonly result: 'unchanged' | 'moved' | 'alreadyNewest' | 'failed';
    readonly moves: readonly string[];
  }[];
}
