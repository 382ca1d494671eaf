import type { LocalDate } from '../calendar/index.ts';
import { deadlineWaits, type DeadlineWait } from '../durable/waiting.ts';
import type { RuleKey } from '../rules/index.ts';
import type { AgreementOwner } from './codes.ts';
import { actionOf, type Agreement } from './state.ts';

/** Who must do what for the agreement, until when, and what happens otherwise. */
export interface AgreementWait extends DeadlineWait {
  readonly what: 'firstPlan' | 'nextPlan' | 'action' | 'renewal' | 'end';
  /** The action, the year of the plan, or the last day. */
  readonly about: string | null;
  /** Who does it, where `who` looks after it: of an action its owner. */
  readonly doer: AgreementOwner | null;
  readonly doerId: string | null;
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
  return deadlineWaits(state.deadlines, today).map((wait): AgreementWait => {
    const about = state.deadlines.find(({ id }) => id === wait.deadlineId)?.about ?? null;
    const action = wait.rule === 'AGR-3' && about !== null ? actionOf(state, about) : undefined;
    const doer = wait.who === 'rule' ? null : (action?.owner ?? 'coordinator');
    return { ...wait, what: whatOf[wait.rule] ?? 'action', about, doer, doerId: action?.ownerId ?? null };
  });
}
