import { addDays, addMonths, maxDate, type LocalDate } from '../calendar/index.ts';
import type { ActingContext } from '../durable/context.ts';
import { mostActions, mostActionsAYear, mostMonthsAhead } from './codes.ts';
import type { AgreementCommandData, AgreementCommandName } from './commands.ts';
import {
  askedYear,
  askNextPlan,
  askRenewal,
  layLaddersAnew,
  moveActionDeadline,
  openActionDeadline,
  planDay,
} from './deadlines.ts';
import type { Owned } from './events.ts';
import { refuseAgreement, type AgreementRefusal } from './refusal.ts';
import { actionOf, planOf, type AgreementAction, type RunningAgreement } from './state.ts';
import type { AgreementStory } from './story.ts';
import { lastOfYear, termAround, yearOf } from './years.ts';

/** What a command does, or why not: its data is checked, its moment is while the agreement runs. */
type Decide<N extends AgreementCommandName> = (
  story: AgreementStory,
  state: RunningAgreement,
  data: AgreementCommandData<N>,
  context: ActingContext,
) => AgreementRefusal | void;

/** Somebody in particular is named; the coordinator and the OCMW are who they are. */
function ownedBy({ owner, ownerId = null }: { owner: Owned['owner']; ownerId?: string | null }) {
  const named = owner === 'staff' || owner === 'welfareActor';
  if (named && ownerId === null) return refuseAgreement('agreement.ownerUnnamed', { owner });
  if (!named && ownerId !== null) return refuseAgreement('agreement.ownerNamed', { owner });
  return { owner, ownerId };
}

/** A target lies before the end of the plan's year, and of the agreement where that is fixed. */
function targetRefused(targetOn: LocalDate, year: number, { until }: RunningAgreement, today: LocalDate) {
  const last = until !== null && until < lastOfYear(year) ? until : lastOfYear(year);
  if (targetOn < today) return refuseAgreement('agreement.targetPast', { on: targetOn, first: today });
  if (targetOn > last) return refuseAgreement('agreement.targetLate', { on: targetOn, last });
  return null;
}

const planAction: Decide<'planAction'> = (story, state, { year, title, targetOn, ...given }, context) => {
  const { today } = context;
  if (state.actions.length >= mostActions) return refuseAgreement('limit.reached', { limit: mostActions });
  const ofYear = state.actions.filter((one) => one.year === year);
  if (ofYear.filter(({ status }) => status !== 'dropped').length >= mostActionsAYear)
    return refuseAgreement('limit.reached', { limit: mostActionsAYear });
  const wrong = planOf(state, year) ? yearOver(year, today) : yearRefused(state, year, today);
  if (wrong) return wrong;
  if (title === 'other' && context.noteId === undefined) return refuseAgreement('agreement.titleMissing');
  const owned = ownedBy(given);
  if ('refused' in owned) return owned;
  const late = targetRefused(targetOn, year, state, today);
  if (late) return late;
  const actionId = `${year}-${ofYear.length + 1}`;
  story.emit({ type: 'ActionPlanned', actionId, year, title, targetOn, ...owned });
  const planned = actionOf(story.state as RunningAgreement, actionId);
  if (planned?.status === 'open') openActionDeadline(story, planned, today);
};

const yearOver = (year: number, today: LocalDate): AgreementRefusal | null =>
  year < yearOf(today) ? refuseAgreement('agreement.yearOver', { year }) : null;

/** A plan is agreed for the year that is asked, or a later one where that is over; never further than the next year. */
function yearRefused(state: RunningAgreement, year: number, today: LocalDate): AgreementRefusal | null {
  const asked = askedYear(state);
  if (year < asked || year < yearOf(today))
    return refuseAgreement('agreement.yearOver', { year, first: Math.max(asked, yearOf(today)) });
  const last = Math.max(asked, yearOf(today) + 1);
  return year > last ? refuseAgreement('agreement.yearTooFar', { year, last }) : null;
}

const agreePlan: Decide<'agreePlan'> = (story, state, { year, on }, { today }) => {
  const day = on ?? today;
  if (planOf(state, year)) return refuseAgreement('agreement.planAgreed', { year });
  const wrong = yearRefused(state, year, today);
  if (wrong) return wrong;
  const first = maxDate(state.from, ...state.plans.map(({ agreedOn }) => agreedOn));
  if (day < first) return refuseAgreement('agreement.dayBefore', { on: day, first });
  const drafts = state.actions.filter(({ status }) => status === 'draft');
  const actions = drafts.filter((one) => one.year === year);
  if (actions.length === 0) return refuseAgreement('agreement.planEmpty', { year });
  // What was drafted for a year that is skipped is of no plan.
  for (const { id: actionId } of drafts.filter((one) => one.year < year))
    story.emit({ type: 'ActionDropped', actionId, reason: 'planSkipped' });
  story.emit({ type: 'PlanAgreed', year }, day);
  story.meet('AGR-1', day);
  story.meet('AGR-2', day);
  for (const action of actions) openActionDeadline(story, action, day);
  askNextPlan(story, day);
};

/** An action that is still to be done, by whom it is; others than the coordinator note only what is theirs. */
function openAction(state: RunningAgreement, id: string, { by }: ActingContext): AgreementAction | AgreementRefusal {
  const action = actionOf(state, id);
  if (!action) return refuseAgreement('agreement.unknownAction', { actionId: id });
  if (action.status === 'draft') return refuseAgreement('agreement.planNotAgreed', { year: action.year });
  if (action.status !== 'open') return refuseAgreement('agreement.actionOver', { actionId: id });
  if (by.role === 'programmeCoordinator' || by.role === 'operator') return action;
  const theirs = by.role === 'ocmw' ? action.owner === 'ocmw' : 'id' in by && action.ownerId === by.id;
  return theirs ? action : refuseAgreement('agreement.notYours', { actionId: id });
}

const completeAction: Decide<'completeAction'> = (story, state, { actionId, on }, context) => {
  const action = openAction(state, actionId, context);
  if ('refused' in action) return action;
  const day = on ?? context.today;
  const first = planDay(state, actionId);
  if (day < first) return refuseAgreement('agreement.dayBefore', { on: day, first });
  story.emit({ type: 'ActionDone', actionId }, day);
  story.meet('AGR-3', day, actionId);
};

const putOffAction: Decide<'putOffAction'> = (story, state, { actionId, targetOn, reason }, context) => {
  const action = openAction(state, actionId, context);
  if ('refused' in action) return action;
  if (targetOn === action.targetOn) return refuseAgreement('agreement.sameDay', { on: targetOn });
  // What was not done within its year goes on in the next, and no further.
  const late = targetRefused(targetOn, Math.max(action.year, yearOf(context.today)), state, context.today);
  if (late) return late;
  story.emit({ type: 'ActionPutOff', actionId, from: action.targetOn, targetOn, reason });
  moveActionDeadline(story, actionId, targetOn, reason);
};

/** One that can still be changed: open, or of a plan that is not agreed yet. */
function livingAction(state: RunningAgreement, id: string): AgreementAction | AgreementRefusal {
  const action = actionOf(state, id);
  if (!action) return refuseAgreement('agreement.unknownAction', { actionId: id });
  const lives = action.status === 'open' || action.status === 'draft';
  return lives ? action : refuseAgreement('agreement.actionOver', { actionId: id });
}

const giveAction: Decide<'giveAction'> = (story, state, { actionId, ...given }) => {
  const action = livingAction(state, actionId);
  if ('refused' in action) return action;
  const owned = ownedBy(given);
  if ('refused' in owned) return owned;
  if (owned.owner === action.owner && owned.ownerId === action.ownerId) return refuseAgreement('agreement.sameOwner');
  story.emit({ type: 'ActionGiven', actionId, ...owned });
};

const dropAction: Decide<'dropAction'> = (story, state, { actionId, reason }) => {
  const action = livingAction(state, actionId);
  if ('refused' in action) return action;
  story.emit({ type: 'ActionDropped', actionId, reason });
  story.cancel(['AGR-3'], actionId);
};

/** A year from the day after the present end; one that was decided long after it goes on to the end of the year that runs. */
const renew: Decide<'renew'> = (story, state, _data, { today }) => {
  const { termEndsOn: before, until } = state;
  if (before > addMonths(today, 12)) return refuseAgreement('agreement.renewedAlready', { until: before });
  const next = addDays(before, 1);
  const termEndsOn = termAround(next, maxDate(today, next));
  story.emit({ type: 'AgreementRenewed', until: until === null ? null : termEndsOn, termEndsOn });
  story.meet('AGR-4');
  story.cancel(['AGR-5']);
  askRenewal(story, today);
  askNextPlan(story, today);
};

/** The last thing that was done under it: its beginning, the agreement of a plan, an action. */
const lastThing = ({ from, plans, actions }: RunningAgreement): LocalDate =>
  maxDate(
    from,
    ...plans.map(({ agreedOn }) => agreedOn),
    ...actions.flatMap(({ status, overOn }) => (status === 'done' && overOn !== null ? [overOn] : [])),
  );

const end: Decide<'end'> = (story, state, { lastDay, because }, { today }) => {
  const last = addMonths(today, mostMonthsAhead);
  const first = lastThing(state);
  if (lastDay < first) return refuseAgreement('agreement.dayBefore', { on: lastDay, first });
  if (lastDay > last) return refuseAgreement('agreement.endTooFar', { on: lastDay, last });
  if (state.until === lastDay && state.ending === because) return refuseAgreement('agreement.sameDay', { on: lastDay });
  story.emit({ type: 'EndFixed', until: lastDay, because });
  story.meet('AGR-4');
  story.cancel(['AGR-5']);
  story.open('AGR-5', { about: lastDay, dueOn: lastDay });
  // A year that it does not reach any more needs no plan.
  if (lastDay <= lastOfYear(askedYear(state) - 1)) story.cancel(['AGR-2']);
};

const adoptCalendar: Decide<'adoptCalendar'> = (story, state, { calendar }) => {
  const version = calendar.version ?? 0;
  if (version <= state.calendarVersion) return refuseAgreement('calendar.notNewer', { version: state.calendarVersion });
  story.emit({ type: 'CalendarAdopted', version });
  layLaddersAnew(story, calendar);
};

/** Every command and what it does: adding one means a spec in `commands.ts` and a decision here. */
export const agreementDecisions: { readonly [N in AgreementCommandName]: Decide<N> } = {
  planAction,
  agreePlan,
  completeAction,
  putOffAction,
  giveAction,
  dropAction,
  renew,
  end,
  adoptCalendar,
};
