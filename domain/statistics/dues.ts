import { addDays, type LocalDate } from '../calendar/index.ts';
import { isTask } from '../durable/deadline.ts';
import type { RuleKey } from '../rules/index.ts';
import { answersOf } from '../trajectory/answers.ts';
import type { TrajectoryEvent } from '../trajectory/events.ts';
import { noting } from './told.ts';

/** A date by which somebody had to do something, and what came of it. */
export interface Due {
  readonly id: string;
  readonly rule: RuleKey;
  /** The number of the event that opened it. */
  readonly sequence: number;
  readonly from: LocalDate;
  readonly dueOn: LocalDate;
  /** The day on which it was done, as it is known now. */
  readonly metOn: LocalDate | null;
  /** The first day on which it was late; null: it was not. */
  readonly overdueOn: LocalDate | null;
}

type Following = { -readonly [K in keyof Due]: Due[K] } & { void: boolean };

/** Follows the tasks of a life event by event, and what came of them. */
export interface DuesSoFar {
  take(event: TrajectoryEvent): void;
  /** Those of which something changed since this was asked last. One that is void is left out of `now`. */
  changed(): readonly { readonly id: string; readonly now: Due | null }[];
}

/** One met by something that turned out not to have happened is void: the correction opened another in its place. */
export function followDues(): DuesSoFar {
  const dues = new Map<string, Following>();
  const touched = new Set<Following>();
  const metBy = new Map<number, Following[]>();
  const { after } = noting();
  let last: { first: number; at: string; rules: readonly RuleKey[] } | null = null;

  function noted(event: TrajectoryEvent): void {
    const one = after(event);
    if (!one) return;
    last = { first: one.first, at: event.at, rules: answersOf(one.type) };
    for (const due of metBy.get(one.first) ?? []) {
      if (one.is === null) due.void = true;
      else due.metOn = one.is;
      touched.add(due);
    }
    if (one.is === null) metBy.delete(one.first);
  }

  return {
    take(event) {
      noted(event);
      if (event.type === 'DeadlineOpened') {
        if (isTask(event.deadline)) dues.set(event.deadline.id, opened(event.deadline, event.sequence));
        return;
      }
      const due = 'deadlineId' in event ? dues.get(event.deadlineId) : undefined;
      if (!due || !change(due, event)) return;
      touched.add(due);
      if (event.type === 'DeadlineMet' && last?.at === event.at && last.rules.includes(event.rule))
        metBy.set(last.first, [...(metBy.get(last.first) ?? []), due]);
    },
    changed() {
      const now = [...touched].map((due) => ({ id: due.id, now: due.void ? null : settled(due) }));
      touched.clear();
      return now;
    },
  };
}

/** Says false of what changes nothing that is counted. */
function change(due: Following, event: TrajectoryEvent): boolean {
  switch (event.type) {
    case 'DeadlineMoved':
      due.dueOn = event.dueOn;
      if (event.anew || event.reason === 'extension' || event.reason === 'plan') due.overdueOn = null;
      return true;
    case 'DeadlineReached':
      if (event.rung !== 'overdue') return false;
      due.overdueOn = event.on;
      return true;
    case 'DeadlineMet':
      due.metOn = event.on;
      return true;
    default:
      return false;
  }
}

const opened = (
  { id, rule, from, dueOn }: Pick<Due, 'id' | 'rule' | 'from' | 'dueOn'>,
  sequence: number,
): Following => ({
  ...{ id, rule, sequence, from, dueOn },
  metOn: null,
  overdueOn: null,
  void: false,
});

/** What was done in time was never late, also when it was noted only afterwards. */
function settled({ void: _void, ...due }: Following): Due {
  if (due.metOn === null) return due;
  return { ...due, overdueOn: due.metOn > due.dueOn ? (due.overdueOn ?? addDays(due.dueOn, 1)) : null };
}
