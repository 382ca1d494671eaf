import type { Calendar, Instant } from '../../domain/calendar/index.ts';
import type { AnyEffect, AnyState, Envelope } from '../../domain/durable/index.ts';
import type { RuleSet } from '../../domain/rules/index.ts';

/** What a command is answered with, once its events are in Postgres. */
export interface AnswerOf<State extends AnyState, Event extends { readonly type: string }> {
  readonly sequence: number;
  readonly phase: State['phase'];
  readonly events: readonly Event['type'][];
}

/** What a run starts with and carries to the next: plain JSON, with no name, number of a person or free text. */
export interface CarriedBy<State extends AnyState, Event extends { readonly type: string }, Effect> {
  readonly state: State;
  readonly rules: RuleSet;
  readonly calendar: Calendar;
  /** Raised by every rebuild; the record refuses older ones. */
  readonly epoch: number;
  /** Effects written but not yet done. */
  readonly pending: readonly Effect[];
  /** In which sense the shell runs; left out by what was started before there was a second one. */
  readonly shell?: 2;
  /** The last update ids with what they were answered, so a repeated command is answered, not done twice. */
  readonly answered: readonly (readonly [updateId: string, answer: AnswerOf<State, Event>])[];
}

/** What the query `state` answers. */
export interface StateOf<State> {
  readonly state: State;
  readonly epoch: number;
  readonly build: string;
  readonly pending: number;
  readonly parked: string | null;
}

/** One effect, to be done now. */
export interface Call<Effect> {
  readonly id: string;
  readonly effect: Effect;
  /** The workflow's time: activities never read a clock. */
  readonly now: Instant;
}

/** What recording did beside: the keys of effects that were done with it. Left out by what recorded before it could. */
export interface Recorded {
  readonly done?: readonly string[];
}

export type AnyEvent = Envelope & { readonly type: string };
export type { AnyEffect, AnyState };
