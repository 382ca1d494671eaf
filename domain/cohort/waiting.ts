import type { LocalDate } from '../calendar/index.ts';
import type { Owner, RuleKey } from '../rules/index.ts';
import { escalationLevel, isOverdue } from '../trajectory/index.ts';
import { deserted, endsByItselfOn } from './presence.ts';
import { isOpenCohort, type Cohort } from './state.ts';

/** Who must do what for the group, until when, and what happens otherwise. */
export interface CohortWait {
  readonly who: Owner;
  readonly what: 'start' | 'attendance' | 'consultation' | 'end';
  /** The session or the deadline it waits on. */
  readonly about: string | null;
  readonly rule: RuleKey | null;
  readonly ruleVersion: string | null;
  readonly until: LocalDate;
  readonly overdue: boolean;
  readonly escalation: 0 | 1 | 2 | 3;
  readonly otherwise: { readonly rung: string; readonly on: LocalDate } | null;
}

/** In order of date; empty once the group is over. */
export function cohortWaiting(state: Cohort, today: LocalDate): CohortWait[] {
  if (!isOpenCohort(state)) return [];
  const none = { rule: null, ruleVersion: null, escalation: 0, otherwise: null } as const;
  const left = deserted(state);
  if (left) return [{ ...none, who: 'rule', what: 'end', about: null, until: endsByItselfOn(left), overdue: false }];
  const waits: CohortWait[] = state.deadlines.map((deadline) => ({
    who: deadline.owner,
    what: 'consultation',
    about: deadline.id,
    rule: deadline.rule,
    ruleVersion: deadline.ruleVersion,
    until: deadline.dueOn,
    overdue: isOverdue(deadline, today),
    escalation: escalationLevel(deadline),
    otherwise: deadline.steps[0] ?? null,
  }));
  if (state.phase === 'planned') {
    const { startsOn: until } = state;
    waits.push({ ...none, who: 'partner', what: 'start', about: null, until, overdue: today > until });
  } else {
    for (const { id, day, asksOn, status } of state.sessions)
      if ((status === 'planned' && day <= today) || status === 'asked')
        waits.push({
          ...none,
          who: 'groupWorker',
          what: 'attendance',
          about: id,
          until: day,
          overdue: today > day,
          otherwise: status === 'planned' ? { rung: 'asked', on: asksOn } : null,
        });
  }
  return waits.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
}
