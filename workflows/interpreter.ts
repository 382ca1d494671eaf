import { instantOfMs, type Calendar, type Instant } from '../domain/calendar/index.ts';
import { completedRules, type RuleSet } from '../domain/rules/index.ts';
import {
  catchUp,
  contextAt,
  decide,
  effects,
  isRefusal,
  noteRefusedSignal,
  type CommandInput,
  type Context,
  type Decided,
  type Effect,
  type Lane,
  type Refusal,
  type Trajectory,
  type TrajectoryEvent,
} from '../domain/trajectory/index.ts';
import type { Answer, Carried } from './contract.ts';
import { createOutbox, type Outbox } from './outbox.ts';

/** The one writer of a trajectory's life. */
export interface Interpreter {
  readonly state: Trajectory;
  readonly carried: Carried;
  readonly outbox: Outbox<Trajectory, TrajectoryEvent, Effect>;
  /** Lanes whose system does not answer now. */
  readonly troubled: Set<Lane>;
  contextAt(at?: Instant): Context;
  /** Decides without changing anything: for validators, where a refusal costs no history. */
  wouldRefuse(name: string, input: CommandInput): Refusal | null;
  command(name: string, input: CommandInput): Answer | Refusal;
  refusedSignal(name: string, refusal: Refusal): void;
  passTime(): void;
}

export function createInterpreter(start: Carried, changed: () => void): Interpreter {
  const outbox = createOutbox<Trajectory, TrajectoryEvent, Effect>(start, changed);
  // Input, not constants: adopted ones take the place of those the run began with.
  let { calendar } = start;
  let rules = completedRules(start.rules);

  const contextOf = (at?: Instant): Context => contextAt(outbox.state, notBefore(at), { rules, calendar });
  const commit = (decided: Decided): void => outbox.commit(decided, effects(decided.events, decided.state));

  return {
    outbox,
    get state() {
      return outbox.state;
    },
    troubled: new Set<Lane>(),
    get carried() {
      return { ...start, state: outbox.state, pending: outbox.pending, answered: outbox.answered, rules, calendar };
    },
    contextAt: contextOf,
    wouldRefuse(name, input) {
      const decided = decide(outbox.state, name, input, contextOf(input.at));
      return isRefusal(decided) ? decided : null;
    },
    command(name, input) {
      const decided = decide(outbox.state, name, input, contextOf(input.at));
      if (isRefusal(decided)) return decided;
      if (name === 'adoptRules') rules = completedRules(input.data['rules'] as RuleSet);
      if (name === 'adoptCalendar') calendar = input.data['calendar'] as Calendar;
      commit(decided);
      return outbox.answer(decided.events);
    },
    refusedSignal(name, refusal) {
      commit(noteRefusedSignal(outbox.state, name, refusal, contextOf()));
    },
    passTime() {
      commit(catchUp(outbox.state, contextOf()));
    },
  };
}

/** The workflow's own time, or what the caller says it is when that is later: the caller's clock may be ahead. */
export function notBefore(at: Instant | undefined): Instant {
  const clock = instantOfMs(Date.now());
  return at !== undefined && at > clock ? at : clock;
}
