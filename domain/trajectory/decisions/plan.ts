import type { LocalDate } from '../../calendar/index.ts';
import type { Mediation, OpenTrajectory, Planning } from '../state.ts';
import { isOfEdition } from '../../durable/edition.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { endOfGuidance } from './ending.ts';
import { alreadyNoted, dayOf, inPhase, type Decision } from './decision.ts';

export const agreePlan: Decision<'agreePlan', Planning> = {
  may: (state) => inPhase(state, 'planning'),
  decide(story, state, data, context) {
    if (isOfEdition(state, 2) && isEmpty(state)) return refuse('plan.empty');
    const on = dayOf(data, context);
    story.emit(
      { type: 'PlanAgreed', how: data.how, ...(data.witnessId === undefined ? {} : { witnessId: data.witnessId }) },
      on,
    );
    story.meet('PLAN-1', on);
    story.open('PLAN-2', { from: on });
    story.open('MED-1', { from: on });
  },
};

/** A plan says what the person works on: at least one goal, or one action. */
const isEmpty = ({ plan: { goals, actions } }: Planning): boolean =>
  [...goals, ...actions].every(({ status }) => status === 'dropped');

type Guided = Extract<OpenTrajectory, { phase: 'mediation' | 'waiting' | 'groupTrack' }>;
const guided = (state: OpenTrajectory) => inPhase(state, 'mediation', 'waiting', 'groupTrack');

export const reviewPlan: Decision<'reviewPlan', Guided> = {
  may: guided,
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    if (alreadyNoted(state, { type: 'PlanReviewed', on }, context)) return;
    story.emit({ type: 'PlanReviewed' }, on);
    if (story.meet('PLAN-2', on) > 0) story.open('PLAN-2', { from: on });
  },
};

/** CAP-1: the warning two months before guidance ends is answered by preparing that end with the person. */
export const prepareEnd: Decision<'prepareEnd', Guided> = {
  may(state) {
    const here = guided(state);
    if (isRefusal(here)) return here;
    return here.deadlines.some(({ rule }) => rule === 'CAP-1/warning') ? here : refuse('deadline.unknown');
  },
  decide(story, _state, data, context) {
    const on = dayOf(data, context);
    story.emit({ type: 'EndPrepared' }, on);
    story.meet('CAP-1/warning', on);
  },
};

/** One contact serves both rhythms: that of mediation and that of waiting. */
export const recordContact: Decision<'recordContact', Guided> = {
  may: guided,
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    if (alreadyNoted(state, { type: 'ContactRecorded', on, how: data.how }, context)) return;
    story.emit({ type: 'ContactRecorded', how: data.how }, on);
    const waits = isOfEdition(state, 2) && state.phase === 'waiting' ? state.referral.id : null;
    // One phone call is one task: while someone waits, waiting has the rhythm.
    if (story.meet('MED-1', on) > 0 && waits === null) story.open('MED-1', { from: on });
    if (story.meet('WAIT-2', on) > 0) story.open('WAIT-2', { from: on, about: waits });
    if (waits === null || !talkedBefore(state, on)) story.meet('WAIT-3', on);
  },
};

/** A talk that was held before the offers lapsed is not the one about them. */
const talkedBefore = ({ deadlines }: Guided, on: LocalDate): boolean =>
  deadlines.some(({ rule, from }) => rule === 'WAIT-3' && on < from);

export const endGuidance: Decision<'endGuidance', Mediation> = {
  may(state) {
    const here = inPhase(state, 'mediation');
    if (isRefusal(here)) return here;
    return here.referral === null ? here : refuse('referral.pending', { referralId: here.referral.id });
  },
  decide(story, _state, data, context) {
    endOfGuidance(story, data.because, dayOf(data, context));
  },
};
