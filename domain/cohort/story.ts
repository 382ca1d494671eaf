import type { LocalDate } from '../calendar/index.ts';
import { addDays, calendarOfPartner, nextWorkingDay, type Calendar } from '../calendar/index.ts';
import type { RuleKey } from '../rules/index.ts';
import type { ActingContext } from '../trajectory/index.ts';
import { dueDate, stepsOf } from '../trajectory/deadline.ts';
import type { CohortEvent, NewCohortEvent } from './events.ts';
import { evolveCohort } from './evolve.ts';
import type { Cohort, PlannedOnce } from './state.ts';

/** What a decision emits: events one after another, each evolved at once so that the next sees it. */
export interface CohortStory {
  readonly events: readonly CohortEvent[];
  readonly state: Cohort;
  emit(given: NewCohortEvent, on?: LocalDate): void;
  open(rule: RuleKey, from: LocalDate): void;
  meet(rule: RuleKey, on: LocalDate): number;
  cancelAll(): void;
  /** The day itself, or the next working day of the partner; and the day after, on which attendance is asked for. */
  sessionDay(day: LocalDate, calendar?: Calendar): { day: LocalDate; asksOn: LocalDate };
}

export function beginCohortStory(start: Cohort, context: ActingContext): CohortStory {
  let state = start;
  const events: CohortEvent[] = [];
  const open = () => (state.phase === 'none' ? [] : state.deadlines);

  function emit(given: NewCohortEvent, on: LocalDate = context.today): void {
    const event: CohortEvent = {
      sequence: state.phase === 'none' ? 1 : state.sequence + 1,
      on,
      at: context.now,
      by: context.by,
      ...(context.noteId === undefined ? {} : { noteId: context.noteId }),
      ...given,
    };
    state = evolveCohort(state, event);
    events.push(event);
  }

  return {
    events,
    get state() {
      return state;
    },
    emit,
    open(rule, from) {
      const { rules, calendar } = context;
      const { kind, owner, pauses } = rules.rules[rule];
      const dueOn = dueDate(rule, from, rules, calendar);
      const steps = stepsOf(kind, from, dueOn, rules.ladder, calendar);
      const id = `${rule}#${(state as PlannedOnce).opened + 1}`;
      const ruleVersion = rules.version;
      emit({
        type: 'DeadlineOpened',
        deadline: { id, rule, ruleVersion, kind, owner, pauses, about: null, from, dueOn, steps, reached: null },
      });
    },
    meet(rule, on) {
      const met = open().filter((deadline) => deadline.rule === rule);
      for (const { id, dueOn } of met) emit({ type: 'DeadlineMet', deadlineId: id, rule, late: on > dueOn }, on);
      return met.length;
    },
    cancelAll() {
      for (const { id, rule } of open()) emit({ type: 'DeadlineCancelled', deadlineId: id, rule });
    },
    sessionDay(asked, calendar = context.calendar) {
      const partner = state.phase === 'none' ? '' : state.partner;
      const day = nextWorkingDay(asked, calendarOfPartner(calendar, partner));
      return { day, asksOn: addDays(day, 1) };
    },
  };
}
