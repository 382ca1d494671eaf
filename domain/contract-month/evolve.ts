import { assertNever } from '../assert-never.ts';
import { isAboutDeadline, withDeadlines } from '../durable/deadline-events.ts';
import type { MonthEvent } from './events.ts';
import type { ContractMonth, Entry, KnownMonth, MonthFile } from './state.ts';

/** The state after an event. Pure; refuses nothing: what was decided happened. */
export function evolveMonth(state: ContractMonth, event: MonthEvent): ContractMonth {
  const { sequence, at: lastAt } = event;
  if (state.phase === 'none') {
    if (event.type !== 'MonthOpened') throw new RangeError(`${event.type} before the month was opened`);
    const { contractId, month, partner, provinces, firstDay, lastDay, budgetedMinutes } = event;
    const { monthId: id, ruleVersion, calendarVersion, edition } = event;
    const what = { id, contractId, month, partner, provinces, firstDay, lastDay, budgetedMinutes };
    const how = { ruleVersion, calendarVersion, edition, opened: 0, entries: [], deadlines: [] };
    return { phase: 'open', ...what, ...how, sequence, lastAt };
  }
  return { ...after(state, event), sequence, lastAt };
}

/** What every phase knows, without what only one of them does. */
const fileOf = (state: KnownMonth): MonthFile => {
  const { id, contractId, month, partner, provinces, firstDay, lastDay, budgetedMinutes } = state;
  const { ruleVersion, calendarVersion, edition, sequence, lastAt, opened, entries, deadlines } = state;
  return {
    ...{ id, contractId, month, partner, provinces, firstDay, lastDay, budgetedMinutes },
    ...{ ruleVersion, calendarVersion, ...(edition === undefined ? {} : { edition }) },
    ...{ sequence, lastAt, opened, entries, deadlines },
  };
};

const idOf = ({ by }: MonthEvent): string => ('id' in by ? by.id : by.role);

function after(state: KnownMonth, event: MonthEvent): KnownMonth {
  if (isAboutDeadline(event)) return withDeadlines(state, event);
  switch (event.type) {
    case 'MonthOpened':
      throw new RangeError('a month is opened once');
    case 'HoursBooked': {
      const { entryId: id, staffId, day, activity, minutes } = event;
      return withEntry(state, { id, staffId, day, activity, minutes, corrects: null });
    }
    case 'HoursCorrected': {
      const { entryId: id, staffId, day, activity, minutes, corrects } = event;
      return withEntry(state, { id, staffId, day, activity, minutes, corrects });
    }
    case 'MonthSubmitted':
      return { ...fileOf(state), phase: 'submitted', submittedOn: event.on, submittedBy: idOf(event) };
    case 'MonthReturned':
      return { ...fileOf(state), phase: 'returned', because: event.reason };
    case 'MonthApproved':
      return { ...fileOf(state), phase: 'approved', approvedOn: event.on, approvedBy: idOf(event) };
    case 'MonthReopened':
      return { ...fileOf(state), phase: 'returned', because: event.reason };
    case 'ContractAdopted': {
      const { lastDay, budgetedMinutes } = event;
      return { ...state, lastDay, budgetedMinutes };
    }
    case 'CalendarAdopted':
      return { ...state, calendarVersion: event.version };
    case 'SignalRefused':
      return state;
    default:
      return assertNever(event);
  }
}

const withEntry = (state: KnownMonth, entry: Entry): KnownMonth => ({ ...state, entries: [...state.entries, entry] });
