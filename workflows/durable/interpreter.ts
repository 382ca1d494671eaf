import { completedRules } from '../../domain/rules/index.ts';
import { instantOfMs, type Instant } from '../../domain/calendar/index.ts';
import {
  adopted,
  contextAt,
  isRefused,
  type CommandInput,
  type Context,
  type Refusal,
} from '../../domain/durable/index.ts';
import type { AnswerOf, AnyEffect, AnyEvent, AnyState, CarriedBy } from './contract.ts';
import type { Decision, Definition } from './definition.ts';
import { createOutbox, type Outbox } from './outbox.ts';

/** The one writer of a life. */
export interface Interpreter<State extends AnyState, Event extends AnyEvent, Effect extends AnyEffect> {
  readonly state: State;
  readonly carried: CarriedBy<State, Event, Effect>;
  readonly outbox: Outbox<State, Event, Effect>;
  contextAt(at?: Instant): Context;
  /** Decides without changing anything: for validators, where a refusal costs no history. */
  wouldRefuse(name: string, input: CommandInput): Refusal | null;
  command(name: string, input: CommandInput): AnswerOf<State, Event> | Refusal;
  /** Takes up what is decided beside the commands; parked, nothing is decided any more. */
  note(decide: (state: State, context: Context) => Decision<State, Event>): void;
  passTime(): void;
}

export function createInterpreter<State extends AnyState, Event extends AnyEvent, Effect extends AnyEffect>(
  { decide, catchUp, effects }: Definition<State, Event, Effect>,
  start: CarriedBy<State, Event, Effect>,
  changed: () => void,
  parked: () => boolean,
): Interpreter<State, Event, Effect> {
  const outbox = createOutbox<State, Event, Effect>(start, changed);
  // Input, not constants: adopted ones take the place of those the run began with.
  let { calendar } = start;
  let rules = completedRules(start.rules);

  const contextOf = (at?: Instant): Context => contextAt(outbox.state, notBefore(at), { rules, calendar });
  const commit = (decided: Decision<State, Event>): void =>
    outbox.commit(decided, effects(decided.events, outbox.state, decided.state));

  return {
    outbox,
    get state() {
      return outbox.state;
    },
    get carried() {
      return { ...start, state: outbox.state, pending: outbox.pending, answered: outbox.answered, rules, calendar };
    },
    contextAt: contextOf,
    wouldRefuse(name, input) {
      const decided = decide(outbox.state, name, input, contextOf(input.at));
      return isRefused(decided) ? decided : null;
    },
    command(name, input) {
      const decided = decide(outbox.state, name, input, contextOf(input.at));
      if (isRefused(decided)) return decided;
      ({ rules, calendar } = { rules, calendar, ...adopted(input.data) });
      commit(decided);
      return outbox.answer(decided.events);
    },
    note(decideOn) {
      if (!parked()) commit(decideOn(outbox.state, contextOf()));
    },
    passTime() {
      if (!parked()) commit(catchUp(outbox.state, contextOf()));
    },
  };
}

/** The workflow's own time, or what the caller says it is when that is later: the caller's clock may be ahead. */
function notBefore(at: Instant | undefined): Instant {
  const clock = instantOfMs(Date.now());
  return at !== undefined && at > clock ? at : clock;
}
