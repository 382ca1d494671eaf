import type { Calendar } from '../calendar/index.ts';
import { deadlineMatters, type DeadlineMatter } from '../durable/matters.ts';
import type { RuleSet } from '../rules/index.ts';
import { agreementToldAt, type AgreementRecipient } from './effects.ts';
import { actionOf, type Agreement, type AgreementAction } from './state.ts';

/** A task of an agreement that stands on a rung of its ladder. */
export interface AgreementMatter extends DeadlineMatter {
  readonly action: AgreementAction | null;
  /** Its owner all along, and those to whom it went up. */
  readonly told: readonly AgreementRecipient[];
}

/** What stands open in an agreement and is late or soon due, as the digests of its people tell it. */
export function agreementMatters(
  state: Agreement,
  { rules, calendar }: { readonly rules: RuleSet; readonly calendar: Calendar },
): AgreementMatter[] {
  if (state.phase !== 'running') return [];
  return deadlineMatters(state.deadlines, { rules, calendar, partner: null }).map((matter): AgreementMatter => {
    const { rule, about } = matter.deadline;
    const action = rule === 'AGR-3' && about !== null ? (actionOf(state, about) ?? null) : null;
    const own = agreementToldAt('reminder', action ?? undefined);
    return { ...matter, action, told: [...new Set([agreementToldAt(matter.rung, action ?? undefined), own])] };
  });
}
