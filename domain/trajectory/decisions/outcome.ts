import { maxDate, type LocalDate } from '../../calendar/index.ts';
import { isOfEdition } from '../../durable/edition.ts';
import type { CommandData } from '../commands.ts';
import type { OutcomeDetails } from '../events.ts';
import { dueCheck, earliestCheck } from '../earliest.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { FollowUp, JobCoaching, OpenTrajectory } from '../state.ts';
import type { Story } from '../story.ts';
import { coachableUntil } from './coachable.ts';
import { close, closeWhenDone, endOfGroup, endOfGuidance } from './ending.ts';
import { ask } from './lookups.ts';
import { alreadyNoted, dayOf, inPhase, type Decision } from './decision.ts';

const followUp = (state: OpenTrajectory) => inPhase(state, 'followUp');

/** Of a group that is over while guidance goes on: the one that is owed longest. */
const groupOutcomeDue = ({ deadlines }: OpenTrajectory) =>
  deadlines.find(({ rule, about }) => rule === 'OUT-1' && about !== null);

export const registerOutcome: Decision<'registerOutcome'> = {
  may(state) {
    if (groupOutcomeDue(state)) return state;
    const here = followUp(state);
    if (isRefusal(here)) return here;
    return here.outcome === null ? here : refuse('outcome.alreadyRegistered', { on: here.outcome.registeredOn });
  },
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    const { kind, hiredOn = null } = data;
    if (kind === 'atWork' && hiredOn === null) return refuse('outcome.hiredOnMissing');
    const against = isOfEdition(state, 2) ? jobWithoutWork(data) : null;
    if (against) return against;
    const outcome = { kind, hiredOn, ...detailsOf(data) };
    const ofGroup = groupOutcomeDue(state)?.about;
    if (ofGroup) {
      story.emit({ type: 'GroupOutcomeRegistered', referralId: ofGroup, ...outcome }, on);
      story.meet('OUT-1', on, ofGroup);
      // Whatever runs beside it, a job ends the guidance, and is where the person is afterwards.
      if (kind !== 'atWork') return;
      endOfGroup(story, { as: 'success', because: 'foundWork' }, on);
      endOfGuidance(story, 'foundWork', on);
    }
    story.emit({ type: 'OutcomeRegistered', ...outcome }, on);
    story.meet('OUT-1', on);
    story.open('OUT-2/first', { from: on });
    story.open('OUT-2/last', { from: on });
  },
};

type Followed = FollowUp | JobCoaching;

/** A check confirms or corrects the outcome; the second one ends follow-up when no jobcoaching runs or is asked for. */
export const checkOutcome: Decision<'checkOutcome', Followed> = {
  may(state) {
    const here = inPhase(state, 'followUp', 'jobCoaching');
    if (isRefusal(here)) return here;
    if (here.outcome === null) return refuse('outcome.none');
    return here.deadlines.some(({ rule }) => rule === 'OUT-2/first' || rule === 'OUT-2/last')
      ? here
      : refuse('outcome.notDue');
  },
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    const check = dueCheck(state);
    const earliestOn = earliestCheck(state, context);
    if (earliestOn && on < earliestOn) return refuse('outcome.checkTooEarly', { earliestOn });
    const outcome = outcomeOf(data, state);
    if (isRefusal(outcome)) return outcome;
    story.emit({ type: 'OutcomeChecked', ...outcome }, on);
    if (check) story.meet(check.rule, on);
    correctRequest(story, outcome.hiredOn, on);
    closeWhenDone(story, on);
  },
};

/** Who is not at work has no first working day, contract or hours: the form must not say both. */
function jobWithoutWork({ kind, ...data }: CommandData<'registerOutcome'>): Refusal | null {
  const field = (['hiredOn', 'contract', 'hours'] as const).find((one) => data[one] !== undefined);
  return kind !== 'atWork' && field ? refuse('outcome.noJob', { field }) : null;
}

/** At work still means since the same day, unless another is given. */
function outcomeOf(given: CommandData<'checkOutcome'>, state: Followed) {
  const against = isOfEdition(state, 2) ? jobWithoutWork(given) : null;
  if (against) return against;
  const { kind, hiredOn, ...data } = given;
  const { outcome } = state;
  const since = hiredOn ?? (kind === 'atWork' ? (outcome?.hiredOn ?? null) : null);
  if (kind === 'atWork' && since === null) return refuse('outcome.hiredOnMissing');
  return { kind, hiredOn: since, ...detailsOf(data) };
}

const detailsOf = ({ contract, hours, training }: OutcomeDetails): OutcomeDetails => ({
  ...(contract === undefined ? {} : { contract }),
  ...(hours === undefined ? {} : { hours }),
  ...(training === undefined ? {} : { training }),
});

/** Registered wrongly, or changed between two checks: no check is done by it. */
export const correctOutcome: Decision<'correctOutcome', Followed> = {
  may(state) {
    const here = inPhase(state, 'followUp', 'jobCoaching');
    if (isRefusal(here)) return here;
    return here.outcome === null ? refuse('outcome.none') : here;
  },
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    const outcome = outcomeOf(data, state);
    if (isRefusal(outcome)) return outcome;
    story.emit({ type: 'OutcomeCorrected', ...outcome }, on);
    correctRequest(story, outcome.hiredOn, on);
    correctQuestion(story, on);
  },
};

/** Whether jobcoaching is wanted was asked about the job as it was known: of another one it is asked anew, of none it is over. */
function correctQuestion(story: Story, on: LocalDate): void {
  const { state } = story;
  if (state.phase !== 'followUp' || !state.deadlines.some(({ rule }) => rule === 'JC-6/ask')) return;
  story.cancel(['JC-6/ask', 'JC-6/end']);
  closeWhenDone(story, on);
}

/** Coaching that was asked for hangs on the job: without it there is none, and the year in service counts from the day it really began [S]. */
function correctRequest(story: Story, hiredOn: LocalDate | null, on: LocalDate): void {
  const { state } = story;
  if (state.phase !== 'followUp' || state.coaching === null) return;
  const coachedAlready = hiredOn !== null && state.coached.includes(hiredOn);
  if (state.outcome?.kind !== 'atWork' || hiredOn === null || coachedAlready) return lapse(story, 'closed', on);
  if (state.outcome.contract === 'selfEmployed') return lapse(story, 'closed', on);
  const counted = state.deadlines.find(({ rule }) => rule === 'JC-2')?.from;
  if (counted === hiredOn) return;
  story.cancel(['JC-2', 'JC-4/from']);
  story.open('JC-2', { from: hiredOn, about: state.coaching.id });
  startWhenReady(story, on);
}

/** Free, for an employee of less than one year [S]; the employment register is asked, and the mediator checks when it cannot answer. */
export const requestJobCoaching: Decision<'requestJobCoaching', FollowUp> = {
  may(state, context) {
    const here = followUp(state);
    if (isRefusal(here)) return here;
    const until = coachableUntil(here, context);
    return isRefusal(until) ? until : here;
  },
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    const hiredOn = state.outcome?.hiredOn;
    if (!hiredOn) return refuse('coaching.notAtWork');
    const coachingId = `J${state.coachings + 1}`;
    story.emit({ type: 'JobCoachingRequested', coachingId, kind: data.kind, hiredOn }, on);
    story.meet('JC-6/ask', on);
    story.cancel(['JC-6/end']);
    story.open('JC-0', { from: on, about: coachingId });
    story.open('JC-1', { from: on, about: coachingId });
    story.open('JC-2', { from: hiredOn, about: coachingId });
    ask(story, 'employment');
  },
};

/** Asked before closing (JC-6), and not wanted: nothing is left to do. */
export const declineJobCoaching: Decision<'declineJobCoaching', FollowUp> = {
  may(state) {
    const here = followUp(state);
    if (isRefusal(here)) return here;
    return here.deadlines.some(({ rule }) => rule === 'JC-6/ask') ? here : refuse('coaching.notAsked');
  },
  decide(story, _state, data, context) {
    const on = dayOf(data, context);
    story.emit({ type: 'JobCoachingDeclined' }, on);
    story.meet('JC-6/ask', on);
    close(story, 'completed', on);
  },
};

const requested = (state: OpenTrajectory): FollowUp | Refusal => {
  const here = followUp(state);
  if (isRefusal(here)) return here;
  return here.coaching === null ? refuse('coaching.none') : here;
};

/** Starts by itself once a coach is assigned and the employer agrees, in whichever order. */
function startWhenReady(story: Story, on: FollowUp['eligibleOn']): void {
  const { state, context } = story;
  if (state.phase !== 'followUp' || !state.coaching?.coachId || !state.coaching.employerConsents) return;
  const { id, hiredOn } = state.coaching;
  if (!isOfEdition(state, 2)) return startCoaching(story, on);
  // On the work floor: not before the first working day, nor before whichever of the two came last.
  const { coach = on, employer = on } = state.days ?? {};
  const first = maxDate(on, coach, employer, hiredOn);
  if (first <= context.today) return startCoaching(story, first);
  story.open('JC-4/from', { from: on, about: id, dueOn: first });
}

/** Coaching runs from this day. */
export function startCoaching(story: Story, on: FollowUp['eligibleOn']): void {
  const { state } = story;
  if (state.phase !== 'followUp' || !state.coaching) return;
  const { id } = state.coaching;
  story.cancel(['JC-2', 'JC-4/from']);
  story.emit({ type: 'JobCoachingStarted', coachingId: id }, on);
  story.open('JC-3', { from: on, about: id });
  story.open('JC-4', { from: on, about: id });
}

export const assignJobCoach: Decision<'assignJobCoach', FollowUp> = {
  may(state) {
    const here = requested(state);
    if (isRefusal(here)) return here;
    return here.coaching?.coachId ? refuse('coaching.coachAssigned') : here;
  },
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    story.emit({ type: 'JobCoachAssigned', coachingId: state.coaching?.id ?? '', coachId: data.coachId }, on);
    story.meet('JC-0', on);
    startWhenReady(story, on);
  },
};

/** Another coach takes over, before the start or while the coaching runs. */
export const changeJobCoach: Decision<'changeJobCoach', Followed> = {
  may(state) {
    const here = inPhase(state, 'followUp', 'jobCoaching');
    if (isRefusal(here)) return here;
    return here.coaching?.coachId ? here : refuse('coaching.none');
  },
  decide(story, state, data, context) {
    const { coaching } = state;
    if (!coaching) return refuse('coaching.none');
    if (coaching.coachId === data.coachId) return refuse('transfer.same');
    story.emit({ type: 'JobCoachAssigned', coachingId: coaching.id, coachId: data.coachId }, dayOf(data, context));
  },
};

export const recordEmployerAnswer: Decision<'recordEmployerAnswer', FollowUp> = {
  may(state) {
    const here = requested(state);
    if (isRefusal(here)) return here;
    return here.coaching?.employerConsents ? refuse('coaching.employerAnswered') : here;
  },
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    const coachingId = state.coaching?.id ?? '';
    story.emit({ type: 'EmployerAnswered', coachingId, consents: data.consents }, on);
    story.meet('JC-1', on);
    if (data.consents) return startWhenReady(story, on);
    lapse(story, 'employerRefused', on);
  },
};

/** Jobcoaching that was asked for will not start. */
export function lapse(
  story: Story,
  because: 'employerRefused' | 'oneYearInService' | 'closed',
  on: FollowUp['eligibleOn'],
): void {
  const { state } = story;
  if (state.phase !== 'followUp' || !state.coaching) return;
  story.cancel(['JC-0', 'JC-1', 'JC-2', 'JC-4/from']);
  story.emit({ type: 'JobCoachingLapsed', coachingId: state.coaching.id, because }, on);
  closeWhenDone(story, on);
}

const coached = (state: OpenTrajectory) => inPhase(state, 'jobCoaching');

export const recordCoaching: Decision<'recordCoaching', JobCoaching> = {
  may: coached,
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    if (alreadyNoted(state, { type: 'CoachingRecorded', on }, context)) return;
    story.emit({ type: 'CoachingRecorded', coachingId: state.coaching.id }, on);
    if (story.meet('JC-3', on) > 0) story.open('JC-3', { from: on, about: state.coaching.id });
  },
};

export function endOfCoaching(
  story: Story,
  because: 'sixMonths' | 'settled' | 'jobLost' | 'personStops' | 'employerStops' | 'other',
  on: FollowUp['eligibleOn'],
): void {
  const { state } = story;
  if (state.phase !== 'jobCoaching') return;
  story.cancel(['JC-3', 'JC-4']);
  story.emit({ type: 'JobCoachingEnded', coachingId: state.coaching.id, because }, on);
  closeWhenDone(story, on);
}

export const endJobCoaching: Decision<'endJobCoaching', JobCoaching> = {
  may: coached,
  decide(story, _state, data, context) {
    endOfCoaching(story, data.because, dayOf(data, context));
  },
};
