import { addDays, type LocalDate } from '../calendar/index.ts';
import { isTask } from '../durable/deadline.ts';
import type { RuleKey } from '../rules/index.ts';
import type { TrajectoryEvent } from '../trajectory/events.ts';
import { answers } from '../trajectory/evolve/noted.ts';
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

/**
 * The tasks of a life with what came of them. One met by something that turned out not to have happened is left out: the
 * correction opened another in its place.
 */
export function duesOf(events: readonly TrajectoryEvent[]): readonly Due[] {
  const dues = new Map<string, Following>();
  const metBy = new Map<number, Following[]>();
  const { after } = noting();
  let last: { first: number; at: string; rules: readonly RuleKey[] } | null = null;
  for (const event of events) {
    const noted = after(event);
    if (noted) {
      last = { first: noted.first, at: event.at, rules: answers[noted.type] ?? [] };
      const met = metBy.get(noted.first) ?? [];
      for (const due of met) putRight(due, noted.is);
      if (noted.is === null) metBy.delete(noted.first);
    }
    const due = 'deadlineId' in event ? dues.get(event.deadlineId) : undefined;
    switch (event.type) {
      case 'DeadlineOpened':
        if (isTask(event.deadline)) dues.set(event.deadline.id, opened(event.deadline, event.sequence));
        break;
      case 'DeadlineMoved':
        if (!due) break;
        due.dueOn = event.dueOn;
        if (event.anew || event.reason === 'extension' || event.reason === 'plan') due.overdueOn = null;
        break;
      case 'DeadlineReached':
        if (due && event.rung === 'overdue') due.overdueOn = event.on;
        break;
      case 'DeadlineMet':
        if (!due) break;
        due.metOn = event.on;
        if (last?.at === event.at && last.rules.includes(event.rule))
          metBy.set(last.first, [...(metBy.get(last.first) ?? []), due]);
        break;
      default:
    }
  }
  return [...dues.values()].filter((due) => !due.void).map(settled);
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

function putRight(due: Following, on: LocalDate | null): void {
  if (on === null) due.void = true;
  else due.metOn = on;
}

/** What was done in time was never late, also when it was noted only afterwards. */
function settled({ void: _void, ...due }: Following): Due {
  if (due.metOn === null) return due;
  return { ...due, overdueOn: due.metOn > due.dueOn ? (due.overdueOn ?? addDays(due.dueOn, 1)) : null };
}
