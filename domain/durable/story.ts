import { addDays, maxDate, type Calendar, type LocalDate } from '../calendar/index.ts';
import { hasRule, newestRules, type Partner, type RuleKey } from '../rules/index.ts';
import type { ActingContext } from './context.ts';
import { isOfEdition } from './edition.ts';
import type { DeadlineEvent, MoveReason } from './deadline-events.ts';
import { calendarOf, dueDate, stepsOf, type Deadline, type Step } from './deadline.ts';
import type { Envelope } from './envelope.ts';
import type { DurableFile } from './file.ts';

/** What a durable thing knows: nothing before its first event. */
export type AnyState = { readonly phase: 'none' } | (DurableFile & { readonly phase: string });

/** How a story learns what its events make of the state. */
export interface Evolution<State extends AnyState, New> {
  evolve(state: State, event: Envelope & New): State;
  /** Whose closing days count for what is the partner's. */
  partnerOf(state: State): Partner | null;
  /** The clock stands still until and with this day; null: it runs. */
  pausedUntil(state: State): LocalDate | null;
}

/**
 * What a decision emits: events one after another, each evolved at once so that the next sees it.
 * The decision reads as the programme's own sentence; the state it was given is never touched.
 */
export interface Story<State extends AnyState, New> {
  readonly events: readonly (Envelope & New)[];
  readonly state: State;
  readonly context: ActingContext;
  emit(given: New, on?: LocalDate): void;
  /** Opens the deadline of a rule; `from` is the day it is counted from, `dueOn` only where the rule has no term of its own. */
  open(
    rule: RuleKey,
    options?: { from?: LocalDate; about?: string | null; dueOn?: LocalDate; partner?: Partner | undefined },
  ): void;
  /** The thing was done: every open deadline of the rule (and the matter) is met, in time or late. Says how many there were. */
  meet(rule: RuleKey, on?: LocalDate, about?: string): number;
  /** No longer needed: open deadlines of these rules (all but the named ones with `except`). */
  cancel(which: readonly RuleKey[] | { except: readonly RuleKey[] }, about?: string): void;
  move(
    deadline: Deadline,
    dueOn: LocalDate,
    steps: readonly Step[],
    reason: MoveReason,
    why?: string | null,
    ruleVersion?: string,
    anew?: boolean,
  ): void;
  /** The working days by which a deadline is counted now. */
  calendarOf(deadline: Pick<Deadline, 'owner' | 'partner'>): Calendar;
}

export function beginStory<State extends AnyState, New>(
  { evolve, partnerOf, pausedUntil }: Evolution<State, New | DeadlineEvent>,
  start: State,
  context: ActingContext,
): Story<State, New | DeadlineEvent> {
  let state = start;
  const events: (Envelope & (New | DeadlineEvent))[] = [];
  const openDeadlines = () => ('deadlines' in state ? state.deadlines : []);
  const about = (deadline: Deadline, matter?: string) => matter === undefined || deadline.about === matter;
  /** Of a rhythm: noted late, and of a day before the last one that counts. It moves nothing back. */
  const before = (on: LocalDate, { kind, from }: Deadline) =>
    kind === 'recurring' && 'edition' in state && isOfEdition(state, 2) && on < from;
  const calendarFor = ({ owner, partner }: Pick<Deadline, 'owner' | 'partner'>) =>
    calendarOf(context.calendar, owner, partner ?? partnerOf(state));

  function emit(given: New | DeadlineEvent, on: LocalDate = context.today): void {
    const event: Envelope & (New | DeadlineEvent) = {
      sequence: 'sequence' in state ? state.sequence + 1 : 1,
      on,
      at: context.now,
      by: context.by,
      ...(context.noteId === undefined ? {} : { noteId: context.noteId }),
      ...given,
    };
    state = evolve(state, event);
    events.push(event);
  }

  return {
    events,
    get state() {
      return state;
    },
    context,
    emit,
    open(rule, { from = context.today, about: matter = null, dueOn, partner } = {}) {
      // A version from before a rule existed has it from the newest: what the matter demands is opened all the same.
      const rules = hasRule(context.rules, rule) ? context.rules : newestRules;
      const { kind, owner, pauses, reminds } = rules.rules[rule];
      const whose = partner === undefined ? {} : { partner };
      const calendar = calendarFor({ owner, ...whose });
      const until = pausedUntil(state);
      // What starts during a pause loses none of its time: the clock, its reminder too, begins when the pause ends.
      const begins = until !== null && pauses ? maxDate(from, addDays(until, 1)) : from;
      const due = dueOn ?? dueDate(rule, begins, rules, calendar);
      emit({
        type: 'DeadlineOpened',
        deadline: {
          id: `${rule}#${('opened' in state ? state.opened : 0) + 1}`,
          rule,
          ruleVersion: rules.version,
          kind,
          owner,
          pauses,
          about: matter,
          ...whose,
          from,
          dueOn: due,
          steps: stepsOf(kind, begins, due, rules.ladder, calendar, reminds),
          reached: null,
        },
      });
    },
    meet(rule, on = context.today, matter) {
      const met = openDeadlines().filter(
        (deadline) => deadline.rule === rule && about(deadline, matter) && !before(on, deadline),
      );
      for (const { id, dueOn } of met) emit({ type: 'DeadlineMet', deadlineId: id, rule, late: on > dueOn }, on);
      return met.length;
    },
    cancel(which, matter) {
      const chosen = openDeadlines().filter(
        (deadline) =>
          ('except' in which ? !which.except.includes(deadline.rule) : which.includes(deadline.rule)) &&
          about(deadline, matter),
      );
      for (const { id, rule } of chosen) emit({ type: 'DeadlineCancelled', deadlineId: id, rule });
    },
    move({ id, rule, dueOn: from }, dueOn, steps, reason, why = null, ruleVersion, anew = false) {
      emit({
        type: 'DeadlineMoved',
        deadlineId: id,
        rule,
        from,
        dueOn,
        steps,
        reason,
        why,
        ...(ruleVersion === undefined ? {} : { ruleVersion }),
        ...(anew ? { anew } : {}),
      });
    },
    calendarOf: calendarFor,
  };
}
