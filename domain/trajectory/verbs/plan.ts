import type { Mediation, OpenTrajectory, Planning } from '../state.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { endOfGuidance } from './ending.ts';
import { dayOf, inPhase, type Verb } from './verb.ts';

export const agreePlan: Verb<'agreePlan', Planning> = {
  may: (state) => inPhase(state, 'planning'),
  tell(story, _state, data, context) {
    const on = dayOf(data, context);
    story.happen(
      { type: 'PlanAgreed', how: data.how, ...(data.witnessId === undefined ? {} : { witnessId: data.witnessId }) },
      on,
    );
    story.meet('PLAN-1', on);
    story.open('PLAN-2', { from: on });
    story.open('MED-1', { from: on });
  },
};

type Guided = Extract<OpenTrajectory, { phase: 'mediation' | 'waiting' | 'groupTrack' }>;
const guided = (state: OpenTrajectory) => inPhase(state, 'mediation', 'waiting', 'groupTrack');

export const reviewPlan: Verb<'reviewPlan', Guided> = {
  may: guided,
  tell(story, _state, data, context) {
    const on = dayOf(data, context);
    story.happen({ type: 'PlanReviewed' }, on);
    story.meet('PLAN-2', on);
    story.open('PLAN-2', { from: on });
  },
};

/** CAP-1: the warning two months before guidance ends is answered by preparing that end with the person. */
export const prepareEnd: Verb<'prepareEnd', Guided> = {
  may(state) {
    const here = guided(state);
    if (isRefusal(here)) return here;
    return here.deadlines.some(({ rule }) => rule === 'CAP-1/warning') ? here : refuse('deadline.unknown');
  },
  tell(story, _state, data, context) {
    const on = dayOf(data, context);
    story.happen({ type: 'EndPrepared' }, on);
    story.meet('CAP-1/warning', on);
  },
};

/** One contact serves both rhythms: that of mediation and that of waiting. */
export const recordContact: Verb<'recordContact', Guided> = {
  may: guided,
  tell(story, _state, data, context) {
    const on = dayOf(data, context);
    story.happen({ type: 'ContactRecorded', how: data.how }, on);
    if (story.meet('MED-1', on) > 0) story.open('MED-1', { from: on });
    if (story.meet('WAIT-2', on) > 0) story.open('WAIT-2', { from: on });
  },
};

export const endGuidance: Verb<'endGuidance', Mediation> = {
  may(state) {
    const here = inPhase(state, 'mediation');
    if (isRefusal(here)) return here;
    return here.referral === null ? here : refuse('referral.pending', { referralId: here.referral.id });
  },
  tell(story, _state, data, context) {
    endOfGuidance(story, data.because, dayOf(data, context));
  },
};
