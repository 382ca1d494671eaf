import { currentUpdateInfo } from '@temporalio/workflow';
import { instantOfMs, type Calendar, type Instant } from '../domain/calendar/index.ts';
import type { RuleSet } from '../domain/rules/index.ts';
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

/** How many answers are remembered, so that a command repeated after a lost connection is not done twice. */
const mostAnswers = 32;

/** The one writer of a trajectory's life: state, what is not yet in Postgres, and what the world must still be told. */
export interface Interpreter {
  readonly state: Trajectory;
  readonly carried: Carried;
  /** Events decided but not yet recorded, with their effects. */
  readonly unrecorded: readonly { readonly events: readonly TrajectoryEvent[]; readonly effects: readonly Effect[] }[];
  readonly recordedTo: number;
  readonly pending: readonly Effect[];
  /** Lanes whose system does not answer now. */
  readonly troubled: Set<Lane>;
  contextAt(at?: Instant): Context;
  /** Decides without changing anything: for validators, where a refusal costs no history. */
  wouldRefuse(name: string, input: CommandInput): Refusal | null;
  answeredBefore(updateId: string | undefined): Answer | undefined;
  command(name: string, input: CommandInput): Answer | Refusal;
  refusedSignal(name: string, refusal: Refusal): void;
  passTime(): void;
  recorded(batches: number): void;
  done(effect: Effect): void;
}

export function createInterpreter(start: Carried, changed: () => void): Interpreter {
  let state = start.state;
  let recordedTo = state.phase === 'none' ? 0 : state.sequence;
  let unrecorded: Interpreter['unrecorded'] = [];
  let pending = start.pending;
  let answered = start.answered;
  // Input, not constants: adopted ones take the place of those the run began with.
  let { rules, calendar } = start;

  const now = (at?: Instant): Instant => {
    const clock = instantOfMs(Date.now());
    return at !== undefined && at > clock ? at : clock;
  };
  const contextOf = (at?: Instant): Context => contextAt(state, now(at), { rules, calendar });

  function commit(decided: Decided): void {
    if (decided.events.length === 0) return;
    state = decided.state;
    const told = effects(decided.events, state);
    unrecorded = [...unrecorded, { events: decided.events, effects: told }];
    pending = [...pending, ...told];
    changed();
  }

  return {
    get state() {
      return state;
    },
    get unrecorded() {
      return unrecorded;
    },
    get recordedTo() {
      return recordedTo;
    },
    get pending() {
      return pending;
    },
    troubled: new Set<Lane>(),
    get carried() {
      return { ...start, state, pending, answered, rules, calendar };
    },
    contextAt: contextOf,
    wouldRefuse(name, input) {
      const decided = decide(state, name, input, contextOf(input.at));
      return isRefusal(decided) ? decided : null;
    },
    answeredBefore: (updateId) => answered.find(([id]) => id === updateId)?.[1],
    command(name, input) {
      const updateId = currentUpdateInfo()?.id;
      const decided = decide(state, name, input, contextOf(input.at));
      if (isRefusal(decided)) return decided;
      if (name === 'adoptRules') rules = input.data['rules'] as RuleSet;
      if (name === 'adoptCalendar') calendar = input.data['calendar'] as Calendar;
      commit(decided);
      const answer: Answer = {
        sequence: state.phase === 'none' ? 0 : state.sequence,
        phase: state.phase,
        events: decided.events.map(({ type }) => type),
      };
      if (updateId !== undefined) answered = [...answered, [updateId, answer] as const].slice(-mostAnswers);
      return answer;
    },
    refusedSignal(name, refusal) {
      commit(noteRefusedSignal(state, name, refusal, contextOf()));
    },
    passTime() {
      commit(catchUp(state, contextOf()));
    },
    recorded(batches) {
      recordedTo = unrecorded.slice(0, batches).at(-1)?.events.at(-1)?.sequence ?? recordedTo;
      unrecorded = unrecorded.slice(batches);
    },
    done(effect) {
      pending = pending.filter(({ key }) => key !== effect.key);
    },
  };
}
