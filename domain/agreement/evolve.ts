import { assertNever } from '../assert-never.ts';
import { isAboutDeadline, withDeadlines } from '../durable/deadline-events.ts';
import type { AgreementEvent } from './events.ts';
import type { Agreement, AgreementAction, BegunAgreement, RunningAgreement } from './state.ts';

/** The state after an event. Pure; refuses nothing: what was decided happened. */
export function evolveAgreement(state: Agreement, event: AgreementEvent): Agreement {
  const { sequence, at: lastAt } = event;
  if (state.phase === 'none') {
    if (event.type !== 'AgreementBegan') throw new RangeError(`${event.type} before the agreement began`);
    const { agreementId: id, rowId, nis, province, from, until, termEndsOn, planYear } = event;
    const { ruleVersion, calendarVersion, edition } = event;
    return {
      ...{ phase: 'running', id, rowId, nis, province, from, until, termEndsOn, planYear, plans: [], actions: [] },
      ...{ ruleVersion, calendarVersion, edition, opened: 0, deadlines: [], ending: null, sequence, lastAt },
    };
  }
  return { ...after(state, event), sequence, lastAt };
}

const changed = <S extends BegunAgreement>(state: S, id: string, change: Partial<AgreementAction>): S => ({
  ...state,
  actions: state.actions.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

function after(state: BegunAgreement, event: AgreementEvent): BegunAgreement {
  if (isAboutDeadline(event)) return withDeadlines(state, event);
  switch (event.type) {
    case 'AgreementBegan':
      throw new RangeError('an agreement begins once');
    case 'ActionPlanned': {
      const { actionId: id, year, title, owner, ownerId, targetOn, noteId = null } = event;
      const status = state.plans.some((plan) => plan.year === year) ? 'open' : 'draft';
      const action: AgreementAction = {
        ...{ id, year, title, noteId, owner, ownerId, targetOn, status, putOff: 0, overOn: null },
      };
      return { ...state, actions: [...state.actions, action] };
    }
    case 'PlanAgreed': {
      const { year, on: agreedOn } = event;
      const opens = (one: AgreementAction) => one.year === year && one.status === 'draft';
      return {
        ...state,
        planYear: year,
        plans: [...state.plans, { year, agreedOn }],
        actions: state.actions.map((one) => (opens(one) ? { ...one, status: 'open' } : one)),
      };
    }
    case 'ActionDone':
      return changed(state, event.actionId, { status: 'done', overOn: event.on });
    case 'ActionDropped':
      return changed(state, event.actionId, { status: 'dropped', overOn: event.on });
    case 'ActionPutOff': {
      const putOff = (state.actions.find(({ id }) => id === event.actionId)?.putOff ?? 0) + 1;
      return changed(state, event.actionId, { targetOn: event.targetOn, putOff });
    }
    case 'ActionGiven':
      return changed(state, event.actionId, { owner: event.owner, ownerId: event.ownerId });
    case 'AgreementRenewed':
      return { ...running(state), until: event.until, termEndsOn: event.termEndsOn, ending: null };
    case 'EndFixed':
      return { ...running(state), until: event.until, termEndsOn: event.until, ending: event.because };
    case 'AgreementEnded': {
      const { ending: _ending, ...rest } = running(state);
      return { ...rest, phase: 'ended', endedOn: event.lastDay, because: event.because };
    }
    case 'CalendarAdopted':
      return { ...state, calendarVersion: event.version };
    case 'SignalRefused':
      return state;
    default:
      return assertNever(event);
  }
}

function running(state: BegunAgreement): RunningAgreement {
  if (state.phase === 'running') return state;
  throw new RangeError('the agreement is over');
}
