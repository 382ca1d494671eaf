import { assertNever } from '../assert-never.ts';
import { effectsOfEach } from '../durable/effect.ts';
import { notice, type Notice } from '../durable/notice.ts';
import { isLadderRung, ladderRungs, type LadderRung } from '../trajectory/index.ts';
import type { AgreementEvent } from './events.ts';
import { actionOf, type Agreement, type AgreementAction, type BegunAgreement } from './state.ts';

/** `actionOwner`: the colleague who is named in the action. */
export type AgreementRecipient = 'actionOwner' | 'teamLead' | 'programmeCoordinator';
const agreementSubjects = [...ladderRungs, 'given', 'expired'] as const;
export type AgreementSubject = (typeof agreementSubjects)[number];
/** `actionId`: what it is about where no deadline says so. */
export type AgreementEffect = Notice<AgreementRecipient, AgreementSubject> & { readonly actionId: string | null };

/**
 * Whom a rung tells. An action of a named colleague tells them; what the OCMW or a welfare actor does reminds the
 * coordinator, who calls them. It goes up as every task does.
 */
export function agreementToldAt(rung: LadderRung, action: AgreementAction | undefined): AgreementRecipient {
  if (rung === 'teamLead' || rung === 'programmeCoordinator') return rung;
  return action?.owner === 'staff' ? 'actionOwner' : 'programmeCoordinator';
}

/** The effects of events that were decided together, on the state after them. */
export const agreementEffects = (
  events: readonly AgreementEvent[],
  before: Agreement,
  after: Agreement,
): AgreementEffect[] =>
  after.phase === 'none'
    ? []
    : effectsOfEach<AgreementEvent, AgreementEffect>(events, (event) => effectsOf(event, before, after));

const told = (...given: Parameters<typeof notice<AgreementRecipient, AgreementSubject>>) => notice(...given);
const aboutAction = (actionId: string): Omit<AgreementEffect, 'key'> => ({ ...told('actionOwner', 'given'), actionId });

function effectsOf(event: AgreementEvent, before: Agreement, after: BegunAgreement): Omit<AgreementEffect, 'key'>[] {
  switch (event.type) {
    case 'DeadlineReached': {
      const { rung, rule, deadlineId } = event;
      if (!isLadderRung(rung)) return [];
      const all = [...('deadlines' in before ? before.deadlines : []), ...after.deadlines];
      const actionId = rule === 'AGR-3' ? (all.find(({ id }) => id === deadlineId)?.about ?? null) : null;
      const action = actionId === null ? undefined : actionOf(after, actionId);
      return [{ ...told(agreementToldAt(rung, action), rung, { rule, deadlineId }), actionId }];
    }
    case 'ActionGiven':
      return event.owner === 'staff' ? [aboutAction(event.actionId)] : [];
    case 'PlanAgreed':
      return after.actions
        .filter(({ year, owner, status }) => year === event.year && owner === 'staff' && status === 'open')
        .map(({ id }) => aboutAction(id));
    case 'AgreementEnded':
      return event.because === 'expired' ? [{ ...told('programmeCoordinator', 'expired'), actionId: null }] : [];
    case 'AgreementBegan':
    case 'ActionPlanned':
    case 'ActionDone':
    case 'ActionPutOff':
    case 'ActionDropped':
    case 'AgreementRenewed':
    case 'EndFixed':
    case 'CalendarAdopted':
    case 'SignalRefused':
    case 'DeadlineOpened':
    case 'DeadlineMoved':
    case 'DeadlineMet':
    case 'DeadlineFell':
    case 'DeadlineCancelled':
      return [];
    default:
      return assertNever(event);
  }
}

/** Asked before each attempt: what was done meanwhile is not asked for any more. */
export function agreementStillWants({ about, deadlineId, actionId }: AgreementEffect, state: Agreement): boolean {
  if (state.phase === 'none') return true;
  if (deadlineId !== null) return state.deadlines.some(({ id, reached }) => id === deadlineId && reached === about);
  return actionId === null || actionOf(state, actionId)?.owner === 'staff';
}
