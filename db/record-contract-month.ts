import {
  evolveMonth,
  minutesOf,
  monthSteps,
  type ContractMonth,
  type KnownMonth,
  type MonthEvent,
} from '../domain/contract-month/index.ts';
import { rootColumnsOf, type Durable } from './recorder.ts';
import type { Row } from './rows.ts';
import { contractMonthEffects, contractMonthEvents, contractMonths, hourEntries } from './schema.ts';

function columnsOf(state: KnownMonth) {
  return {
    ...rootColumnsOf(state, monthSteps(state)[0]?.on),
    contractId: state.contractId,
    month: state.month,
    partner: state.partner,
    provinces: state.provinces,
    minutes: minutesOf(state.entries),
    submittedOn: state.phase === 'submitted' ? state.submittedOn : null,
    approvedOn: state.phase === 'approved' ? state.approvedOn : null,
  };
}

/** A contract's month as it is recorded. */
export const contractMonth: Durable<ContractMonth, MonthEvent, KnownMonth> = {
  root: contractMonths,
  events: contractMonthEvents,
  effects: contractMonthEffects,
  idColumn: 'aboutId',
  unfold(_id, stored, events) {
    const state = events.reduce(evolveMonth, stored);
    if (state.phase === 'none') throw new RangeError('a month begins with an event');
    return state;
  },
  columns: columnsOf,
  writes: (monthId, state, events) => [{ table: hourEntries, rows: entryRows(monthId, state, events) }],
};

const entryRows = (monthId: string, { contractId, month }: KnownMonth, events: readonly MonthEvent[]): Row[] =>
  events.flatMap((event) =>
    event.type === 'HoursBooked' || event.type === 'HoursCorrected'
      ? [
          {
            monthId,
            id: event.entryId,
            contractId,
            month,
            staffId: event.staffId,
            day: event.day,
            activity: event.activity,
            minutes: event.minutes,
            corrects: event.type === 'HoursCorrected' ? event.corrects : null,
            notedAt: event.at,
            notedBy: 'id' in event.by ? event.by.id : event.by.role,
            sequence: event.sequence,
          },
        ]
      : [],
  );
