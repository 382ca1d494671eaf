import type { LocalDate } from '../calendar/index.ts';
import { calendarOf, stepsOf } from '../durable/deadline.ts';
import type { Calendar } from '../calendar/index.ts';
import type { Owner, RuleKey, RuleSet } from '../rules/index.ts';
import { isLadderRung, type LadderRung } from '../trajectory/index.ts';
import { agreementToldAt, type AgreementRecipient } from './effects.ts';
import { actionOf, type Agreement, type AgreementAction } from './state.ts';

/** Something of an agreement that stands on a rung of its ladder. */
export interface AgreementMatter {
  readonly deadlineId: string;
  readonly action: AgreementAction | null;
  readonly rule: RuleKey;
  readonly ruleVersion: string;
  readonly owner: Owner;
  readonly rung: LadderRung;
  /** The day from whose start it stands there. */
  readonly since: LocalDate;
  readonly dueOn: LocalDate;
  /** Its owner all along, and those to whom it went up. */
  readonly told: readonly AgreementRecipient[];
}

/** What stands open in an agreement and is late or soon due, as the digests of its people tell it. */
export function agreementMatters(
  state: Agreement,
  { rules, calendar }: { readonly rules: RuleSet; readonly calendar: Calendar },
): AgreementMatter[] {
  if (state.phase !== 'running') return [];
  return state.deadlines.flatMap((deadline): AgreementMatter[] => {
    const { id: deadlineId, rule, ruleVersion, owner, kind, from, dueOn, reached, about } = deadline;
    if (reached === null || !isLadderRung(reached)) return [];
    const action = rule === 'AGR-3' && about !== null ? (actionOf(state, about) ?? null) : null;
    const steps = stepsOf(kind, from, dueOn, rules.ladder, calendarOf(calendar, owner, null));
    const since = steps.find(({ rung }) => rung === reached)?.on ?? dueOn;
    const own = agreementToldAt('reminder', action ?? undefined);
    const told = [...new Set([agreementToldAt(reached, action ?? undefined), own])];
    return [{ deadlineId, action, rule, ruleVersion, owner, rung: reached, since, dueOn, told }];
  });
}
