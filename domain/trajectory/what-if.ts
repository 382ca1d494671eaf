import type { LocalDate } from '../calendar/index.ts';
import type { RuleKey } from '../rules/index.ts';
import type { CommandInput } from './commands.ts';
import type { Context } from '../durable/context.ts';
import { decide, type Decided } from './decide.ts';
import { effects } from './effects.ts';
import type { Effect, LetterAbout, MessageAbout, Recipient } from './effect.ts';
import type { EventType, TrajectoryEvent } from './events.ts';
import { forecast } from './forecast.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { isOpen, type Trajectory } from './state.ts';
import { stillWanted } from './still-wanted.ts';

/** A date of the future: when a deadline is due, or when time itself ends or begins something. */
export interface FutureDate {
  /** The deadline's id, or the type of the event (with a number from the second on). */
  readonly what: string;
  readonly rule: RuleKey | null;
  readonly on: LocalDate;
}

/** One date before and after; null on the side where there is none. */
export interface DateChange {
  readonly what: string;
  readonly rule: RuleKey | null;
  readonly before: LocalDate | null;
  readonly after: LocalDate | null;
}

export interface WhatIf {
  readonly before: readonly FutureDate[];
  readonly after: readonly FutureDate[];
  /** The dates that differ, in order of date. */
  readonly changes: readonly DateChange[];
  /** What would happen at once. */
  readonly events: readonly EventType[];
  /** Who would be told what. */
  readonly told: readonly { readonly to: Recipient | 'welfareActor'; readonly about: MessageAbout | LetterAbout }[];
  /** All that would be told or asked, as it would be done; not what the state after the command wants no more. */
  readonly effects: readonly Effect[];
}

/** What time does by itself, if nobody acts: the milestones that people plan by. */
const milestones: ReadonlySet<EventType> = new Set<EventType>([
  'Resumed',
  'PlaceLapsed',
  'GroupTrackEnded',
  'GuidanceEnded',
  'JobCoachingLapsed',
  'JobCoachingEnded',
  'LookupGivenUp',
  'TrajectoryClosed',
]);

/** Every date that is fixed now, and every milestone of the forecast. */
export function futureDates(state: Trajectory, context: Context): FutureDate[] {
  const due = isOpen(state) ? state.deadlines.map(({ id, rule, dueOn }) => ({ what: id, rule, on: dueOn })) : [];
  const times = new Map<string, number>();
  const ahead = forecast(state, context)
    .filter(({ type }) => milestones.has(type))
    .map(({ type, on }): FutureDate => {
      const time = (times.get(type) ?? 0) + 1;
      times.set(type, time);
      return { what: time === 1 ? type : `${type} ${time}`, rule: null, on };
    });
  return [...due, ...ahead].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.what < b.what ? -1 : 1));
}

/**
 * What a command would do: the very decision the workflow would take, and the dates of both futures. Nothing happens.
 * A command that adopts other rules or closing days is followed by a future under those.
 */
export function whatIf(state: Trajectory, name: string, input: CommandInput, context: Context): WhatIf | Refusal {
  const decided = decide(state, name, input, context);
  if (isRefusal(decided)) return decided;
  const before = futureDates(state, context);
  const after = futureDates(decided.state, under(name, input, context));
  const wanted = wantedOf(decided);
  return {
    before,
    after,
    changes: changesOf(before, after),
    events: decided.events.map(({ type }) => type),
    told: wanted.flatMap((effect) =>
      effect.kind === 'notify' || effect.kind === 'letter' ? [{ to: effect.to, about: effect.about }] : [],
    ),
    effects: wanted,
  };
}

/** The context in which life goes on after the command: what it adopts is in force then. */
export function under(name: string, { data }: CommandInput, context: Context): Context {
  if (name === 'adoptRules') return { ...context, rules: data['rules'] as Context['rules'] };
  if (name === 'adoptCalendar') return { ...context, calendar: data['calendar'] as Context['calendar'] };
  return context;
}

/** What is decided and not wanted any more in the very state it leads to is dropped before it is told: after a death, nothing is. */
const wantedOf = ({ events, state }: Decided): Effect[] =>
  effects(events as readonly TrajectoryEvent[], state).filter((effect) => stillWanted(effect, state));

export function changesOf(before: readonly FutureDate[], after: readonly FutureDate[]): DateChange[] {
  const was = new Map(before.map((date) => [date.what, date]));
  const is = new Map(after.map((date) => [date.what, date]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((what): DateChange => {
      const [old, fresh] = [was.get(what), is.get(what)];
      return { what, rule: (fresh ?? old)?.rule ?? null, before: old?.on ?? null, after: fresh?.on ?? null };
    })
    .filter((change) => change.before !== change.after)
    .sort((a, b) => order(a.after ?? a.before, b.after ?? b.before));
}

const order = (a: LocalDate | null, b: LocalDate | null): number => ((a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1);
