import { failed, ofOneQuestion, type Failed } from '../outcome.ts';
import { unansweredBy } from '../unanswered.ts';

/**
 * What every way to fail at an OCMW means to the caller. Telling changes something there, so whatever may have arrived is
 * of unknown outcome: it is sent again under the same key, which has one effect.
 */

export const unanswered = unansweredBy('localOcmw', {
  broken: {
    unreachable: 'transient',
    timedOut: 'outcomeUnknown',
    cut: 'outcomeUnknown',
    malformed: 'outcomeUnknown',
    tooLarge: 'outcomeUnknown',
  },
  statuses: [
    [408, 408, 'outcomeUnknown'],
    [429, 429, 'askAgainLater'],
    [300, 499, 'permanent'],
    [500, 599, 'outcomeUnknown'],
  ],
  otherwise: 'outcomeUnknown',
});

export type AnswerFault = 'localOcmw.malformed' | 'localOcmw.correlation';

/** The system is well, the answer is not. */
export const answerFailure = (fault: AnswerFault, ref: string): Failed =>
  ofOneQuestion(failed('outcomeUnknown', fault, ref));
