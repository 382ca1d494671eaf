import { refuse } from '../refusal.ts';
import type { OpenTrajectory } from '../state.ts';
import { atMost, dayOf, inPhase, needsRule, type Decision } from './decision.ts';

/** While the person is guided: before, the OCMW was told nothing; afterwards there is nothing to join with its work. */
type Guided = Extract<OpenTrajectory, { phase: 'planning' | 'mediation' | 'waiting' | 'groupTrack' }>;
const guided = (state: OpenTrajectory) => inPhase(state, 'planning', 'mediation', 'waiting', 'groupTrack');

const mostQuestions = 20;

/** A welfare actor like the others, so its answer is waited for by the same rule (WEL-1). */
export const askOcmw: Decision<'askOcmw', Guided> = {
  may: (state, context) => needsRule(context, 'WEL-1') ?? guided(state),
  decide(story, state, { question, on: given }, context) {
    if (!state.consent?.ocmw) return refuse('consent.notCovered', { system: 'ocmw' });
    if (state.ocmwQuestions.some((one) => one.question === question && !one.answered))
      return refuse('ocmw.pending', { question });
    const full = atMost(mostQuestions, state.ocmwQuestions);
    if (full) return full;
    const on = dayOf({ on: given }, context);
    const questionId = `Q${state.ocmwQuestions.length + 1}`;
    story.emit({ type: 'OcmwAsked', questionId, question }, on);
    story.open('WEL-1', { from: on, about: questionId });
  },
};

/** By the OCMW itself, or by the mediator who heard it on the phone. */
export const ocmwAnswered: Decision<'ocmwAnswered'> = {
  may: (state) => (state.ocmwQuestions.some(({ answered }) => !answered) ? state : refuse('ocmw.unknownQuestion')),
  decide(story, state, { questionId, answer, ...data }, context) {
    const question = state.ocmwQuestions.find(({ id }) => id === questionId);
    if (!question) return refuse('ocmw.unknownQuestion');
    if (question.answered) return refuse('ocmw.answered', { questionId });
    const on = dayOf(data, context);
    story.emit({ type: 'OcmwAnswered', questionId, answer }, on);
    story.meet('WEL-1', on, questionId);
  },
};
