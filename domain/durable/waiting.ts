import type { LocalDate } from '../calendar/index.ts';
import type { Owner, RuleKey } from '../rules/index.ts';
import { escalationLevel, inOrderOfTime, isOverdue, type Deadline, type Step } from './deadline.ts';

/** Who must do what until when, and what happens otherwise: of something that waits for its deadlines only. */
export interface DeadlineWait {
  readonly who: Owner;
  readonly deadlineId: string;
  readonly rule: RuleKey;
  readonly ruleVersion: string;
  readonly until: LocalDate;
  readonly overdue: boolean;
  readonly escalation: 0 | 1 | 2 | 3;
  readonly otherwise: Step | null;
}

/** In order of date. */
export const deadlineWaits = (deadlines: readonly Deadline[], today: LocalDate): DeadlineWait[] =>
  deadlines
    .map((deadline) => ({
      who: deadline.owner,
      deadlineId: deadline.id,
      rule: deadline.rule,
      ruleVersion: deadline.ruleVersion,
      until: deadline.dueOn,
      overdue: isOverdue(deadline, today),
      escalation: escalationLevel(deadline),
      otherwise: deadline.steps[0] ?? null,
    }))
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));

/** A rung that time will reach. */
export interface DeadlineStep {
  readonly on: LocalDate;
  readonly deadline: Deadline;
  readonly step: Step;
}

/** Everything that time will still do, each deadline at its next rung, in order. */
export const deadlineSteps = (deadlines: readonly Deadline[]): DeadlineStep[] =>
  deadlines
    .flatMap((deadline) => (deadline.steps[0] ? [{ deadline, step: deadline.steps[0] }] : []))
    .sort(inOrderOfTime)
    .map((one) => ({ on: one.step.on, ...one }));
