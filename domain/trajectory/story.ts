import { addDays, maxDate, type Calendar, type LocalDate } from '../calendar/index.ts';
import type { Partner, RuleKey } from '../rules/index.ts';
import type { ActingContext } from './context.ts';
import { dueDate, stepsOf, type Deadline, type Step } from './deadline.ts';
import { calendarOf } from './closing-days.ts';
import type { NewEvent, MoveReason, TrajectoryEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { OpenTrajectory, Trajectory } from './state.ts';

/**
 * What a decision emits: events one after another, each evolved at once so that the next sees it.
 * The decision reads as the programme's own sentence; the state it was given is never touched.
 */
export interface Story {
  readonly events: readonly TrajectoryEvent[];
  readonly state: Trajectory;
  readonly context: ActingContext;
  emit(given: NewEvent, on?: LocalDate): void;
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
  ): void;
  /** The working days by which a deadline is counted now. */
  calendarOf(deadline: Pick<Deadline, 'owner' | 'partner'>): Calendar;
}

export function beginStory(start: Trajectory, context: ActingContext): Story {
  let state = start;
  const events: TrajectoryEvent[] = [];
  const openDeadlines = () => (state.phase === 'none' ? [] : state.deadlines);

  function emit(given: NewEvent, on: LocalDate = context.today): void {
    const event: TrajectoryEvent = {
      sequence: state.phase === 'none' ? 1 : state.sequence + 1,
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
    open(rule, { from = context.today, about = null, dueOn, partner } = {}) {
      const { rules } = context;
      const { kind, owner, pauses } = rules.rules[rule];
      const whose = partner === undefined ? {} : { partner };
      const calendar = calendarOf(context.calendar, { owner, ...whose }, state);
      const pause = state.phase === 'none' ? null : state.pause;
      // What starts during a pause loses none of its time: the clock, its reminder too, begins when the pause ends.
      const start = pause && pauses ? maxDate(from, addDays(pause.until, 1)) : from;
      const due = dueOn ?? dueDate(rule, start, rules, calendar);
      emit({
        type: 'DeadlineOpened',
        deadline: {
          id: `${rule}#${(state as OpenTrajectory).opened + 1}`,
          rule,
          ruleVersion: rules.version,
          kind,
          owner,
          pauses,
          about,
          ...whose,
          from,
          dueOn: due,
          steps: stepsOf(kind, start, due, rules.ladder, calendar),
          reached: null,
        },
      });
    },
    meet(rule, on = context.today, about) {
      const met = openDeadlines().filter(
        (deadline) => deadline.rule === rule && (about === undefined || deadline.about === about),
      );
      for (const { id, dueOn } of met) emit({ type: 'DeadlineMet', deadlineId: id, rule, late: on > dueOn }, on);
      return met.length;
    },
    cancel(which, about) {
      const chosen = openDeadlines().filter(
        (deadline) =>
          (Array.isArray(which)
            ? which.includes(deadline.rule)
            : !(which as { except: readonly RuleKey[] }).except.includes(deadline.rule)) &&
          (about === undefined || deadline.about === about),
      );
      for (const { id, rule } of chosen) emit({ type: 'DeadlineCancelled', deadlineId: id, rule });
    },
    move({ id, rule, dueOn: from }, dueOn, steps, reason, why = null, ruleVersion) {
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
      });
    },
    calendarOf: (deadline) => calendarOf(context.calendar, deadline, state),
  };
}
