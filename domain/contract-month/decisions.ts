import type { ActingContext } from '../durable/context.ts';
import { maxDate } from '../calendar/index.ts';
import { recountDeadlines } from '../durable/recount.ts';
import type { Actor } from '../durable/actor.ts';
import { minutesOfADay, mostEntries } from './codes.ts';
import type { MonthCommandData, MonthCommandName } from './commands.ts';
import { lastDayOf } from './id.ts';
import { refuseMonth, type MonthRefusal } from './refusal.ts';
import {
  isLivingMonth,
  minutesOf,
  minutesOn,
  sumOfEntry,
  type ApprovedMonth,
  type KnownMonth,
  type LivingMonth,
  type OpenedMonth,
  type ReturnedMonth,
  type SubmittedMonth,
} from './state.ts';
import type { MonthStory } from './story.ts';

/** A command in two halves: `may` says whether its moment has come, `decide` emits what happens then. */
export interface MonthDecision<N extends MonthCommandName, S extends KnownMonth> {
  may(state: KnownMonth): S | MonthRefusal;
  decide(story: MonthStory, state: S, data: MonthCommandData<N>, context: ActingContext): MonthRefusal | void;
}

type WithPartner = OpenedMonth | ReturnedMonth;

const withPartner = (state: KnownMonth): WithPartner | MonthRefusal => {
  if (state.phase === 'submitted') return refuseMonth('month.handedIn', { on: state.submittedOn });
  return state.phase === 'approved' ? refuseMonth('month.approved', { on: state.approvedOn }) : state;
};
const withProgramme = (state: KnownMonth): SubmittedMonth | MonthRefusal => {
  if (state.phase === 'approved') return refuseMonth('month.approved', { on: state.approvedOn });
  return state.phase === 'submitted' ? state : refuseMonth('month.notHandedIn');
};

const idOf = (by: Actor): string => ('id' in by ? by.id : by.role);

/** Nobody books for a colleague but the partner's coordinator. */
const notTheirs = (by: Actor, staffId: string): MonthRefusal | null =>
  by.role === 'partnerCoordinator' || idOf(by) === staffId ? null : refuseMonth('month.notYours');

const bookHours: MonthDecision<'bookHours', WithPartner> = {
  may: withPartner,
  decide(story, state, { staffId = idOf(story.context.by), day, activity, minutes }, { by }) {
    const refusal = notTheirs(by, staffId) ?? notFitting(state, staffId, day, minutes);
    if (refusal) return refusal;
    const entryId = `E${state.entries.length + 1}`;
    story.emit({ type: 'HoursBooked', entryId, staffId, day, activity, minutes });
  },
};

/** A day has twenty-four hours, and a month an end. */
function notFitting(
  { entries }: KnownMonth,
  staffId: string,
  day: MonthCommandData<'bookHours'>['day'],
  minutes: number,
): MonthRefusal | null {
  if (entries.length >= mostEntries) return refuseMonth('limit.reached', { limit: mostEntries });
  if (minutes > minutesOfADay) return refuseMonth('month.tooManyMinutes', { most: minutesOfADay });
  const before = minutesOn(entries, staffId, day);
  return before + minutes > minutesOfADay
    ? refuseMonth('month.dayTooLong', { day, booked: before, most: minutesOfADay })
    : null;
}

const correctHours: MonthDecision<'correctHours', WithPartner> = {
  may: withPartner,
  decide(story, state, { entryId: corrects, way, minutes, reason }, { by }) {
    const entry = state.entries.find(({ id }) => id === corrects);
    if (!entry || entry.corrects !== null) return refuseMonth('month.unknownEntry', { entryId: corrects });
    const { staffId, day, activity } = entry;
    const refusal = notTheirs(by, staffId) ?? notFitting(state, staffId, day, way === 'more' ? minutes : 0);
    if (refusal) return refusal;
    const left = sumOfEntry(state.entries, corrects);
    if (way === 'less' && minutes > left) return refuseMonth('month.belowZero', { entryId: corrects, minutes: left });
    const entryId = `E${state.entries.length + 1}`;
    const signed = way === 'more' ? minutes : -minutes;
    story.emit({ type: 'HoursCorrected', entryId, corrects, staffId, day, activity, minutes: signed, reason });
  },
};

const submitMonth: MonthDecision<'submitMonth', WithPartner> = {
  may: withPartner,
  decide(story, state, { contractMinutes = null }, { today }) {
    if (today < state.lastDay) return refuseMonth('month.notOver', { lastDay: state.lastDay });
    story.emit({ type: 'MonthSubmitted', minutes: minutesOf(state.entries), contractMinutes });
    story.meet('HRS-1');
    story.meet('HRS-3');
    story.open('HRS-2');
  },
};

const returnMonth: MonthDecision<'returnMonth', SubmittedMonth> = {
  may: withProgramme,
  decide(story, _state, { reason }) {
    story.emit({ type: 'MonthReturned', reason });
    story.meet('HRS-2');
    story.open('HRS-3');
  },
};

/** More hours than the contract has never pass unseen: whoever approves them says that they know. */
const approveMonth: MonthDecision<'approveMonth', SubmittedMonth> = {
  may: withProgramme,
  decide(
    story,
    state,
    { aboveBudget = false, contractMinutes = null, budgetedMinutes = state.budgetedMinutes },
    { by },
  ) {
    if (idOf(by) === state.submittedBy) return refuseMonth('month.ownHandedIn');
    const minutes = minutesOf(state.entries);
    const total = Math.max(minutes, contractMinutes ?? 0);
    if (total > budgetedMinutes && !aboveBudget)
      return refuseMonth('month.aboveBudget', { minutes: total, budgetedMinutes });
    story.emit({ type: 'MonthApproved', minutes, contractMinutes });
    story.meet('HRS-2');
  },
};

const reopenMonth: MonthDecision<'reopenMonth', ApprovedMonth> = {
  may: (state) => (isLivingMonth(state) ? refuseMonth('month.notApproved') : state),
  decide(story, _state, { reason }) {
    story.emit({ type: 'MonthReopened', reason });
    story.open('HRS-3');
  },
};

/**
 * What is handed in or approved stays as it was. The term to hand in counts from the last day: with another one it is another
 * term, and what was reached of the old one is over.
 */
const adoptContract: MonthDecision<'adoptContract', WithPartner> = {
  may: withPartner,
  decide(story, state, { version, validUntil, budgetedMinutes, changedBy, changedOn }) {
    const lastDay = lastDayOf(state.month, maxDate(validUntil, state.firstDay));
    const before = { lastDay: state.lastDay, budgetedMinutes: state.budgetedMinutes };
    if (lastDay === before.lastDay && budgetedMinutes === before.budgetedMinutes) return;
    story.emit({ type: 'ContractAdopted', version, changedBy, changedOn, lastDay, budgetedMinutes, before });
    if (lastDay === before.lastDay || !state.deadlines.some(({ rule }) => rule === 'HRS-1')) return;
    story.cancel(['HRS-1']);
    story.open('HRS-1', { from: lastDay });
  },
};

const adoptCalendar: MonthDecision<'adoptCalendar', LivingMonth> = {
  may: (state) => (isLivingMonth(state) ? state : refuseMonth('month.approved', { on: state.approvedOn })),
  decide(story, state, { calendar }, { rules }) {
    const version = calendar.version ?? 0;
    if (version <= state.calendarVersion) return refuseMonth('calendar.notNewer', { version: state.calendarVersion });
    story.emit({ type: 'CalendarAdopted', version });
    recountDeadlines(story, { rules, calendar, partner: state.partner });
  },
};

export const monthDecisions: { readonly [N in MonthCommandName]: MonthDecision<N, never> } = {
  bookHours,
  correctHours,
  submitMonth,
  returnMonth,
  approveMonth,
  reopenMonth,
  adoptContract,
  adoptCalendar,
} as unknown as { readonly [N in MonthCommandName]: MonthDecision<N, never> };
