import { failed, ofOneQuestion } from '../outcome.ts';
import type { Failed, Failure } from '../outcome.ts';
import { ofALookUp, unansweredBy } from '../unanswered.ts';

/** What every way to fail at RIZIV means to the caller. The problem's text is not read: the status decides. */

export const unanswered = unansweredBy('riziv', {
  ...ofALookUp,
  statuses: [[408, 408, 'transient'], ...ofALookUp.statuses],
});

export type AnswerFault = 'riziv.malformed' | 'riziv.correlation' | 'riziv.personMismatch' | 'riziv.digest';

const ANSWER: Record<AnswerFault, Failure> = {
  'riziv.malformed': 'transient',
  'riziv.correlation': 'transient',
  // The file is not the one that was sent: half of it, or another.
  'riziv.digest': 'transient',
  // Someone else's data arrived: a human must know, and asking on would fetch more of it.
  'riziv.personMismatch': 'permanent',
};

/** Of an answer that came as agreed in form: the system is well, the answer is not. */
export function answerFailure(fault: AnswerFault, ref: string): Failed {
  return ofOneQuestion(failed(ANSWER[fault], fault, ref));
}
