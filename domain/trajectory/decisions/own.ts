import type { OpenTrajectory } from '../state.ts';
import { alreadyNoted, inPhase, type Decision } from './decision.ts';

type Consented = Exclude<OpenTrajectory, { phase: 'registration' }>;

/** To a talk, to the group, to a coach. */
export const sayAbsence: Decision<'sayAbsence', Consented> = {
  may: (state) => inPhase(state, 'intake', 'planning', 'mediation', 'waiting', 'groupTrack', 'followUp', 'jobCoaching'),
  decide(story, state, { absentOn }, context) {
    const { today } = context;
    if (alreadyNoted(state, { type: 'AbsenceAnnounced', on: today, about: absentOn }, context)) return;
    story.emit({ type: 'AbsenceAnnounced', absentOn }, today);
  },
};

/** It is no contact: the mediator still calls on the day that WAIT-2 says. */
export const sayStillWaiting: Decision<'sayStillWaiting', Extract<OpenTrajectory, { phase: 'waiting' }>> = {
  may: (state) => inPhase(state, 'waiting'),
  decide(story, state, _data, context) {
    const { today } = context;
    if (alreadyNoted(state, { type: 'StillWaiting', on: today }, context)) return;
    story.emit({ type: 'StillWaiting' }, today);
  },
};
