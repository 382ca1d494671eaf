import type { SearchAttributePair } from '@temporalio/common';
import type { Instant, LocalDate } from '../../domain/calendar/index.ts';
import type { AnyState } from '../../domain/durable/index.ts';
import type { Database } from '../../db/connect.ts';
import type { Root } from '../../db/queries/checked.ts';

export type Begun<State extends AnyState> = Exclude<State, { phase: 'none' }>;

/** How one of them stands in Postgres. */
export interface Kept<State extends AnyState> {
  readonly state: Begun<State>;
  readonly epoch: number;
  readonly parked: string | null;
  /** How far its own clock is ahead, in milliseconds (demo only). */
  readonly clockOffsetMs: number;
}

/** Something that time does to one of them: in order, each on its day. */
export interface NextStep {
  /** The deadline, or the session. */
  readonly about: string;
  readonly rung: string;
  readonly on: LocalDate;
}

/** What it waits for, as one build answers it: the first of them, and who until when for each. */
export interface Waits {
  readonly first: string | null;
  readonly dates: ReadonlyMap<string, string>;
}

/**
 * A kind of durable thing as the application keeps it: where its events are, how its workflow is started, how it is
 * compared. All that operators do (rebuild, refresh, check, mend, move in time) is done alike to every kind.
 */
export interface Kind<State extends AnyState = AnyState> {
  readonly workflow: string;
  /** What its errors begin with: `cohort.parked`. */
  readonly code: 'trajectory' | 'cohort' | 'month' | 'agreement';
  /** Where the states are kept. */
  readonly root: Root;
  /** Of the ids of this kind. */
  has(id: string): boolean;
  isOpen(state: AnyState): boolean;
  /** The ids of those that must have a run, in order. */
  open(db: Database): AsyncIterable<string>;
  /** The ids of all, those that are over too, that have effects which are not done, in order. */
  owing(db: Database): Promise<string[]>;
  read(db: Database, id: string): Promise<Kept<State> | null>;
  /** Many at once, by id; those that are not there are left out. */
  readMany(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Kept<State>>>;
  events(db: Database, id: string): Promise<readonly AboutDeadline[]>;
  /** As its events give it. */
  replayed(db: Database, id: string): Promise<State>;
  /** Effects that are written but not done, in order of writing. */
  pending(db: Database, id: string): Promise<readonly unknown[]>;
  /** What was done and whose answer is not in its events yet, though it is still waited for: done again, it is answered the same. */
  unanswered(db: Database, state: State): Promise<readonly unknown[]>;
  /** Its epoch, with its row held until the transaction ends; null: there is no such thing. */
  hold(tx: Database, id: string): Promise<number | null>;
  /** A rebuilt run takes over: nothing of an older epoch is recorded any more, and it is no longer parked. Gives the new epoch. */
  raiseEpoch(db: Database, id: string): Promise<number>;
  setClock(db: Database, id: string, offsetMs: number): Promise<void>;
  /** With something due on or before a day, in order of days. */
  due(db: Database, by: LocalDate): Promise<{ id: string; nextOn: LocalDate }[]>;
  nextDay(db: Database): Promise<LocalDate | null>;
  /** The next step of everything that time does to it. */
  steps(state: State): NextStep[];
  waits(answer: unknown): Waits;
  /** Dates of the read models of many that are not their states', by id. */
  otherDates?(db: Database, states: readonly Begun<State>[]): Promise<ReadonlyMap<string, readonly OtherDate[]>>;
  summary(state: Begun<State>): string;
  attributes(state: Begun<State>, today: LocalDate): SearchAttributePair[];
}

export interface OtherDate {
  readonly deadlineId: string;
  readonly table: string;
  readonly state: string;
}

/** An event, as far as it may be about a deadline. */
export type AboutDeadline = {
  readonly type: string;
  readonly sequence: number;
  readonly at: Instant;
  readonly deadlineId?: string;
  readonly deadline?: { readonly id: string };
};
