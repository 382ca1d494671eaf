import { localDateOf, maxDate, type Calendar, type Instant, type LocalDate } from '../calendar/index.ts';
import { completedRules, type RuleSet } from '../rules/index.ts';
import type { Actor } from './actor.ts';
import type { CommandInput, CommandSpec } from './command.ts';
import { checkDays, type DayBounds } from './days.ts';
import type { ActingContext, Context } from './context.ts';
import { isOfEdition, type WithEdition } from './edition.ts';
import type { Envelope } from './envelope.ts';
import { checkFields } from './field.ts';
import { isRefused, refuse, type Refusal, type SharedRefusalCode } from './refusal.ts';
import type { AnyState, Story } from './story.ts';

/** What a decision gives: the events in order, and the state after them. */
export interface Decided<State, New> {
  readonly events: readonly (Envelope & New)[];
  readonly state: State;
}

/** What a decider is made of: the parts in which one durable thing differs from another. */
export interface Deciding<State extends AnyState, Open extends State, New, Code extends string, Due> {
  readonly specs: Readonly<Record<string, CommandSpec>>;
  begin(state: State, context: ActingContext): Story<State, New>;
  /** Why nothing can be decided about it at all: not begun, or over. */
  notOpen(state: State): Refusal<Code> | null;
  /** The earliest thing that time will do. */
  next(state: State): (Due & { readonly on: LocalDate }) | null;
  /** What time does then. */
  reach(story: Story<State, New>, due: Due): void;
  /** Whether the command's moment has come, before any of its data is known. */
  may(name: string, state: Open, spec: CommandSpec, context: Context): Open | Refusal<Code>;
  /** Emits what happens, or refuses for its data. */
  decide(
    name: string,
    story: Story<State, New>,
    state: Open,
    data: CommandInput['data'],
    context: ActingContext,
  ): Refusal<Code> | void;
  /** Before this day nothing of it can have been done; left out, there is no such day. */
  badDay?(state: Open, on: LocalDate): Refusal<Code> | null;
  /** Which days each date field may name: the steps it rests on, and what ends it. */
  days?(name: string, state: Open, data: CommandInput['data'], context: Context): DayBounds;
}

export interface Decider<State extends AnyState, Open extends State, New, Code extends string> {
  /**
   * What may happen, and why not. First everything due by now is decided, then the command, then what its own dates made
   * due (a thing noted weeks late opens its successor in the past).
   */
  decide(
    state: State,
    name: string,
    input: CommandInput,
    context: Context,
  ): Decided<State, New> | Refusal<Code | SharedRefusalCode>;
  /**
   * Catches up with everything that fell due by the day of `context`. Each step counts for its own day, so it does not
   * matter when it is decided: a late timer, an outage or a spread timer change nothing but the recording time.
   */
  catchUp(state: State, context: Context): Decided<State, New>;
  /** Whether this command's moment has come for this actor, before any of its data is known. */
  mayNow(state: State, name: string, by: Actor, context: Context): Open | Refusal<Code | SharedRefusalCode>;
  /** A signal that was refused is an event that people see, never silence; nothing before the first event. */
  noteRefusedSignal(
    state: State,
    name: string,
    refusal: Refusal<Code | SharedRefusalCode>,
    context: Context,
  ): Decided<State, New>;
}

/** Once a judgement could be given by others than the person whose it is: such a history decides the same again. */
const rolesOf = ({ by, formerlyBy = by }: CommandSpec, state: WithEdition): readonly string[] =>
  isOfEdition(state, 2) ? by : formerlyBy;

export const notAllowed = ({ by: allowed }: CommandSpec, { role }: Actor): Refusal<SharedRefusalCode> =>
  refuse('actor.notAllowed', { role, allowed: allowed.join('|') });

export function createDecider<State extends AnyState, Open extends State, New, Code extends string, Due>(
  parts: Deciding<State, Open, New, Code, Due>,
): Decider<State, Open, New, Code> {
  const { specs, begin } = parts;

  const catchUp: Decider<State, Open, New, Code>['catchUp'] = (state, context) => {
    let current = state;
    const events: (Envelope & New)[] = [];
    for (let next = parts.next(current); next && next.on <= context.today; next = parts.next(current)) {
      const story = begin(current, { ...context, today: next.on, by: { role: 'rule' } });
      parts.reach(story, next);
      events.push(...story.events);
      current = story.state;
    }
    return { events, state: current };
  };

  const mayNow: Decider<State, Open, New, Code>['mayNow'] = (state, name, by, context) => {
    const spec = specs[name];
    if (!spec) return refuse('command.unknown');
    const over = parts.notOpen(state);
    if (over) return over;
    if (!rolesOf(spec, state as WithEdition).includes(by.role)) return notAllowed(spec, by);
    return parts.may(name, state as State as Open, spec, context);
  };

  return {
    catchUp,
    mayNow,
    decide(state, name, input, context) {
      const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
      if (!spec) return refuse('command.unknown');
      const wrong = checkFields(spec.fields, input.data);
      if (wrong) return wrong;
      const present = catchUp(state, context);
      const ready = mayNow(present.state, name, input.by, context);
      if (isRefused(ready)) return ready;
      const data = withoutNulls(input.data);
      const { on } = data as { on?: LocalDate };
      if (on !== undefined) {
        if (on > context.today) return refuse('date.inFuture', { today: context.today });
        const bad = parts.badDay?.(ready, on);
        if (bad) return bad;
      }
      const outside = checkDays(parts.days?.(name, ready, data, context) ?? {}, data);
      if (outside) return outside;
      const noteId = input.noteId === undefined ? {} : { noteId: input.noteId };
      const acting: ActingContext = { ...context, by: input.by, ...noteId };
      const story = begin(ready, acting);
      const refusal = parts.decide(name, story, ready, data, acting);
      if (refusal) return refusal;
      const after = catchUp(story.state, contextAfter(data, context));
      return { events: [...present.events, ...story.events, ...after.events], state: after.state };
    },
    noteRefusedSignal(state, name, { refused: code }, context) {
      if (state.phase === 'none') return { events: [], state };
      const story = begin(state, { ...context, by: { role: 'operator', id: 'signal' } });
      story.emit({ type: 'SignalRefused', command: Object.hasOwn(specs, name) ? name : '(unknown)', code } as New);
      return story;
    },
  };
}

/** A field that is null was not given: forms and other systems write it so. */
const withoutNulls = (data: CommandInput['data']): CommandInput['data'] =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined));

/** Rules and calendar are input: a command that brings others brings what is decided by from then on. */
export const adopted = (data: CommandInput['data']): { readonly rules?: RuleSet; readonly calendar?: Calendar } => ({
  ...(data['rules'] === undefined ? {} : { rules: completedRules(data['rules'] as RuleSet) }),
  ...(data['calendar'] === undefined ? {} : { calendar: data['calendar'] as Calendar }),
});

/** What was adopted counts at once, also for what its own dates made due. */
const contextAfter = (data: CommandInput['data'], context: Context): Context => ({ ...context, ...adopted(data) });

/** The context of this moment. A thing's own clock never runs back: `now` is at least the time of its last event. */
export function contextAt(state: AnyState, now: Instant, given: Pick<Context, 'rules' | 'calendar'>): Context {
  const at = !('lastAt' in state) || state.lastAt < now ? now : state.lastAt;
  return { now: at, today: maxDate(localDateOf(at), localDateOf(now)), rules: given.rules, calendar: given.calendar };
}
