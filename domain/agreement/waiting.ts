import type { LocalDate } from '../calendar/index.ts';
import { escalationLevel, isOverdue } from '../durable/deadline.ts';
import type { RuleKey } from '../rules/index.ts';
import type { AgreementOwner } from './codes.ts';
import { actionOf, type Agreement } from './state.ts';

/** Who must do what for the agreement, until when, and what happens otherwise. */
export interface AgreementWait {
  /** `rule`: time itself. */
  readonly who: AgreementOwner | 'rule';
  readonly whoId: string | null;
  readonly what: 'firstPlan' | 'nextPlan' | 'action' | 'renewal' | 'end';
  readonly deadlineId: string;
  /** The action, the year of the plan, or the last day. */
  readonly about: string | null;
  readonly rule: RuleKey;
  readonly ruleVersion: string;
  readonly until: LocalDate;
  readonly overdue: boolean;
  readonly escalation: 0 | 1 | 2 | 3;
  readonly otherwise: { readonly rung: string; readonly on: LocalDate } | null;
}

const whatOf: Partial<Record<RuleKey, AgreementWait['what']>> = {
  'AGR-1': 'firstPlan',
  'AGR-2': 'nextPlan',
  'AGR-3': 'action',
  'AGR-4': 'renewal',
  'AGR-5': 'end',
};

/** In order of date; empty once the agreement is over. */
export function agreementWaiting(state: Agreement, today: LocalDate): AgreementWait[] {
  if (state.phase !== 'running') return [];
  return state.deadlines
    .map((deadline): AgreementWait => {
      const { rule, about, steps, dueOn, id, ruleVersion } = deadline;
      const action = rule === 'AGR-3' && about !== null ? actionOf(state, about) : undefined;
      return {
        who: rule === 'AGR-5' ? 'rule' : (action?.owner ?? 'coordinator'),
        whoId: action?.ownerId ?? null,
        what: whatOf[rule] ?? 'action',
        deadlineId: id,
        ...{ about, rule, ruleVersion, until: dueOn },
        overdue: isOverdue(deadline, today),
        escalation: escalationLevel(deadline),
        otherwise: steps[0] ?? null,
      };
    })
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.deadlineId < b.deadlineId ? -1 : 1));
}
