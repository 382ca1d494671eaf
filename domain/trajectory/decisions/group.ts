import { addDays, daysBetween, minDate } from '../../calendar/index.ts';
import type { RuleKey } from '../../rules/index.ts';
import { dueDate } from '../../durable/deadline.ts';
import { isOfEdition } from '../../durable/edition.ts';
import { earliestCompletion, earliestMidterm } from '../earliest.ts';
import { plannedEnd } from '../planned-end.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type { GroupTrack, Mediation, OpenTrajectory } from '../state.ts';
import type { Story } from '../story.ts';
import { backToMediation, completeGroup, endOfGroup, endOfGuidance } from './ending.ts';
import { alreadyNoted, dayOf, inPhase, type Decision } from './decision.ts';

/** A track that would run past the 24 months of the trajectory is planned up to them, and everyone sees that before it starts. */
export const startGroup: Decision<'startGroup', Mediation> = {
  may(state) {
    const here = inPhase(state, 'mediation');
    if (isRefusal(here)) return here;
    return here.referral?.step === 'accepted' ? here : refuse(here.referral ? 'referral.notAccepted' : 'referral.none');
  },
  decide(story, state, data, context) {
    if (state.referral?.id !== data.referralId)
      return refuse('referral.superseded', { latest: state.referral?.id ?? '' });
    const on = dayOf(data, context);
    const { track } = state.referral;
    const { rules, calendar } = context;
    const ends: RuleKey = track === 'randstad' ? 'GRP-3/end' : 'GRP-2';
    const { endsOn } = plannedEnd(state, track, on, context);
    const fromMonthSix = dueDate('GRP-3/from', on, rules, calendar);
    // Trajectories of before the second edition could be completed at the cap, however soon it came.
    const completable = isOfEdition(state, 2) ? fromMonthSix : minDate(fromMonthSix, endsOn);
    const completableFrom = track === 'randstad' ? completable : endsOn;
    story.emit({ type: 'GroupStarted', referralId: data.referralId, endsOn, completableFrom }, on);
    story.meet('GRP-1', on);
    const about = data.referralId;
    story.open(ends, { from: on, about, dueOn: endsOn });
    story.open('GRP-6', { from: on, about, dueOn: addDays(on, Math.floor(daysBetween(on, endsOn) / 2)) });
    // The people of one group are consulted about together: their group has the one timer.
    if (!state.referral.cohort)
      story.open(track === 'randstad' ? 'CON-1/randstad' : 'CON-1/intro', { from: on, about });
    if (track === 'randstad') {
      // A day that the cap comes before never opens anything.
      if (completableFrom <= endsOn) story.open('GRP-3/from', { from: on, about, dueOn: completableFrom });
      story.open('GRP-7', { from: on, about });
    }
  },
};

const inGroup = (state: OpenTrajectory) => inPhase(state, 'groupTrack');

/** A recurring task is done and opens its successor, counted from the day it was done. */
function again(story: Story, state: GroupTrack, rule: RuleKey, on: GroupTrack['startedOn']): void {
  if (story.meet(rule, on) > 0) story.open(rule, { from: on, about: state.referral.id });
}

export const recordConsultation: Decision<'recordConsultation', GroupTrack> = {
  may: inGroup,
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    // What was raised since then waits for the next one.
    const topicIds = state.topics.filter(({ raisedOn = on }) => raisedOn <= on).map(({ id }) => id);
    if (topicIds.length === 0 && alreadyNoted(state, { type: 'ConsultationHeld', on }, context)) return;
    const { cohortId } = data;
    const topics = topicIds.length === 0 ? {} : { topicIds };
    story.emit({ type: 'ConsultationHeld', ...topics, ...(cohortId === undefined ? {} : { cohortId }) }, on);
    again(story, state, state.referral.track === 'randstad' ? 'CON-1/randstad' : 'CON-1/intro', on);
  },
};

export const reviewGroupTrack: Decision<'reviewGroupTrack', GroupTrack> = {
  may(state) {
    const here = inGroup(state);
    if (isRefusal(here)) return here;
    return here.deadlines.some(({ rule }) => rule === 'GRP-7') ? here : refuse('review.notDue');
  },
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    if (alreadyNoted(state, { type: 'GroupTrackReviewed', on }, context)) return;
    story.emit({ type: 'GroupTrackReviewed' }, on);
    again(story, state, 'GRP-7', on);
  },
};

export const submitMidtermReport: Decision<'submitMidtermReport', GroupTrack> = {
  may(state) {
    const here = inGroup(state);
    if (isRefusal(here)) return here;
    return here.deadlines.some(({ rule }) => rule === 'GRP-6') ? here : refuse('report.notDue');
  },
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    const earliestOn = earliestMidterm(state, context);
    if (earliestOn && on < earliestOn) return refuse('report.tooEarly', { earliestOn });
    story.emit({ type: 'MidtermReportSubmitted' }, on);
    story.meet('GRP-6', on);
  },
};

/** Intro on its last day; Randstad from month 6 [S]. */
export const completeGroupTrack: Decision<'completeGroupTrack', GroupTrack> = {
  may: (state) => inGroup(state),
  decide(story, state, data, context) {
    const on = dayOf(data, context);
    const earliestOn = earliestCompletion(state, context);
    if (on < earliestOn) return refuse('groupTrack.tooEarly', { earliestOn });
    completeGroup(story, on);
  },
};

/** A job or training is a success and an outcome is due; for any other reason the person goes back to mediation. */
export const endGroupTrack: Decision<'endGroupTrack', GroupTrack> = {
  may: inGroup,
  decide(story, _state, { because, ...data }, context) {
    const on = dayOf(data, context);
    if (because !== 'foundWork' && because !== 'startedTraining')
      return backToMediation(story, { as: 'early', because }, on);
    endOfGroup(story, { as: 'success', because }, on);
    endOfGuidance(story, because, on);
  },
};

export const submitFinalReport: Decision<'submitFinalReport'> = {
  may: (state) => (state.deadlines.some(({ rule }) => rule === 'GRP-5') ? state : refuse('report.notDue')),
  decide(story, _state, data, context) {
    const on = dayOf(data, context);
    story.emit({ type: 'FinalReportSubmitted' }, on);
    story.meet('GRP-5', on);
  },
};
