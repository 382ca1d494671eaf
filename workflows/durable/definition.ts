import type { LocalDate } from '../../domain/calendar/index.ts';
import type {
  Actor,
  AnyEffect,
  AnyState,
  Batch,
  CommandInput,
  CommandSpec,
  Context,
  Refusal,
} from '../../domain/durable/index.ts';
import type { RuleSet } from '../../domain/rules/index.ts';
import type { Attributes } from '../attributes.ts';
import type { AnyEvent, Call, Recorded } from './contract.ts';

/** What was decided: events in order, and the state after them. */
export interface Decision<State, Event> {
  readonly events: readonly Event[];
  readonly state: State;
}

/** Something that time will do, and the one durable timer that waits for it. */
export interface Due {
  /** The same as long as it stands; another as soon as its day or its rung is another. */
  readonly key: string;
  readonly on: LocalDate;
  /** Words for the operators: rule, matter, owner, what happens when it fires. */
  readonly summary: string;
}

/** What an effect that was done, or could not be, has to say to its own workflow. */
export interface Reply<State, Event> {
  /** Gives a command as the system; an answer that nobody waits for any more is refused and changes nothing. */
  give(name: string, data: CommandInput['data']): Refusal | null;
  /** Takes up an event beside the commands. */
  note(decide: (state: State, context: Context) => Decision<State, Event>): void;
}

/**
 * Everything in which one durable thing differs from another: a trajectory, a cohort. How it takes commands, keeps timers,
 * records, performs effects, parks, goes on as a new run and shows itself is the shell's, the same for all.
 */
export interface Definition<State extends AnyState, Event extends AnyEvent, Effect extends AnyEffect> {
  /** As operators call it. */
  readonly name: string;
  /** A state that an earlier release carried on, with what it did not know yet. @throws TypeError when it is no state at all */
  opened(state: State): State;
  isOver(state: State): boolean;

  readonly commands: Readonly<Record<string, CommandSpec>>;
  decide(state: State, name: string, input: CommandInput, context: Context): Decision<State, Event> | Refusal;
  catchUp(state: State, context: Context): Decision<State, Event>;
  /** As whom a signal acts, whatever it claims; a refusal for what a signal may not say. */
  signalledBy(name: string): Actor | Refusal;
  /** A refused signal as an event that people see. */
  refusedSignal(state: State, name: string, refusal: Refusal, context: Context): Decision<State, Event>;
  dues(state: State, rules: RuleSet): readonly Due[];

  effects(events: readonly Event[], before: State, after: State): readonly Effect[];
  stillWanted(effect: Effect, state: State): boolean;
  /** Lanes that are there from the beginning; others begin with their first effect. */
  readonly lanes: readonly string[];
  /** Whether an effect must let another lane go first. @param troubled lanes whose system does not answer now */
  waitsForAnother?(effect: Effect, pending: readonly Effect[], troubled: ReadonlySet<string>): boolean;
  /** Answers nothing where recording does nothing else. */
  record(id: string, batch: Batch<Event, Effect>): Promise<Recorded | void>;
  perform(call: Call<Effect>, reply: Reply<State, Event>): Promise<void>;
  /** Its system does not answer: true when that was an answer too, false when it is tried again later. */
  unanswered?(effect: Effect, reply: Reply<State, Event>): boolean;
  /** The effect is no longer wanted: its row says so. */
  drop(call: Call<Effect>): Promise<void>;

  attributes(state: Exclude<State, { phase: 'none' }>, today: LocalDate): Partial<Attributes>;
  /** Markdown: how it stands, and what it waits for and why. */
  details(state: Exclude<State, { phase: 'none' }>, today: LocalDate, rules: RuleSet): Details;
  /** Beside `state`: what can be asked of it, by name. */
  readonly queries: Readonly<Record<string, Query<State>>>;
}

interface Details {
  readonly head: string;
  readonly body: string;
}

interface Query<State> {
  readonly description: string;
  ask(state: State, context: Context): unknown;
}
