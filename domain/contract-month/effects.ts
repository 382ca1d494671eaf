import { assertNever } from '../assert-never.ts';
import { effectsOfEach } from '../durable/effect.ts';
import { notice, type Notice } from '../durable/notice.ts';
import type { Owner } from '../rules/index.ts';
import { isLadderRung, ladderRungs, type LadderRung } from '../trajectory/index.ts';
import type { MonthEvent } from './events.ts';
import type { ContractMonth } from './state.ts';

export type MonthRecipient = 'partnerCoordinator' | 'programmeCoordinator';
const monthSubjects = [...ladderRungs, 'submitted', 'returned', 'approved', 'reopened'] as const;
export type MonthSubject = (typeof monthSubjects)[number];
export type MonthEffect = Notice<MonthRecipient, MonthSubject>;

/**
 * Whom a rung tells: whose task it is until it goes up. Above the partner's coordinator stand the programme's coordinators
 * of the contract's provinces, and above those the ones of the whole programme.
 */
export const monthToldAt = (rung: LadderRung, owner: Owner): MonthRecipient =>
  owner === 'partner' && (rung === 'reminder' || rung === 'overdue') ? 'partnerCoordinator' : 'programmeCoordinator';

/** The effects of events that were decided together. */
export const monthEffects = (events: readonly MonthEvent[], before: ContractMonth): MonthEffect[] =>
  effectsOfEach<MonthEvent, MonthEffect>(events, (event) => effectsOf(event, ownersIn(events, before)));

/** Whose each deadline is, also of one that this very decision opened. */
const ownersIn = (events: readonly MonthEvent[], before: ContractMonth): ReadonlyMap<string, Owner> =>
  new Map(
    [
      ...('deadlines' in before ? before.deadlines : []),
      ...events.flatMap((event) => (event.type === 'DeadlineOpened' ? [event.deadline] : [])),
    ].map(({ id, owner }) => [id, owner]),
  );

function effectsOf(event: MonthEvent, owners: ReadonlyMap<string, Owner>): Omit<MonthEffect, 'key'>[] {
  switch (event.type) {
    case 'MonthSubmitted':
      return [notice('programmeCoordinator', 'submitted')];
    case 'MonthReturned':
      return [notice('partnerCoordinator', 'returned')];
    case 'MonthApproved':
      return [notice('partnerCoordinator', 'approved')];
    case 'MonthReopened':
      return [notice('partnerCoordinator', 'reopened')];
    case 'DeadlineReached': {
      const { rung, rule, deadlineId } = event;
      if (!isLadderRung(rung)) return [];
      return [notice(monthToldAt(rung, owners.get(deadlineId) ?? 'partner'), rung, { rule, deadlineId })];
    }
    case 'MonthOpened':
    case 'HoursBooked':
    case 'HoursCorrected':
    case 'ContractAdopted':
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
export function monthStillWants({ about, deadlineId }: MonthEffect, state: ContractMonth): boolean {
  if (state.phase === 'none') return true;
  if (deadlineId !== null) return state.deadlines.some(({ id, reached }) => id === deadlineId && reached === about);
  if (about === 'reopened') return state.phase === 'returned';
  return state.phase === about;
}
