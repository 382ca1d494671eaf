import type { Calendar, LocalDate } from '../calendar/index.ts';
import type { Partner, RuleSet } from '../rules/index.ts';
import { calendarOf, stepsOf, type Deadline, type Rung } from './deadline.ts';

type LadderRung = Exclude<Rung, 'falls' | 'opens' | 'asksAgain'>;

/** A task that stands on a rung of its ladder. */
export interface DeadlineMatter {
  readonly deadline: Deadline;
  readonly rung: LadderRung;
  /** The day from whose start it stands there. */
  readonly since: LocalDate;
}

/** What is late or soon due, as digests tell it. */
export const deadlineMatters = (
  deadlines: readonly Deadline[],
  {
    rules,
    calendar,
    partner,
  }: { readonly rules: RuleSet; readonly calendar: Calendar; readonly partner: Partner | null },
): DeadlineMatter[] =>
  deadlines.flatMap((deadline) => {
    const { reached: rung, kind, from, dueOn, owner } = deadline;
    if (rung === null || rung === 'falls' || rung === 'opens' || rung === 'asksAgain') return [];
    const steps = stepsOf(kind, from, dueOn, rules.ladder, calendarOf(calendar, owner, partner));
    return [{ deadline, rung, since: steps.find((step) => step.rung === rung)?.on ?? dueOn }];
  });
