import { failed, ofOneQuestion } from '../outcome.ts';
import type { Failed, Failure } from '../outcome.ts';
import { ofALookUp, unansweredBy } from '../unanswered.ts';

/**
 * What every way to fail at MAGDA means to the caller. Nothing in a MAGDA answer says whether a retry helps: the class is
 * derived from the meaning of each code, measured against the public mock and read in MAGDA's user guide.
 */

/** 500 is never transient in the mock, but a gateway's may be; the caller's few attempts are the cap. */
export const unanswered = unansweredBy('magda', ofALookUp);

/** What is wrong with an answer that arrived whole. */
export type AnswerFault =
  | 'magda.malformed'
  | 'magda.badContent'
  | 'magda.correlation'
  | 'magda.personMismatch'
  | 'magda.noStatusGiven'
  | 'magda.notDone'
  | 'magda.answerNotSigned'
  | 'magda.contractWithoutBegin';

const ANSWER: Record<AnswerFault, Failure> = {
  // A proxy's page or a mixed-up gateway may be gone at the next attempt.
  'magda.malformed': 'transient',
  'magda.correlation': 'transient',
  // An answer to our very question, of which the content is not as agreed: the source has it so, and has it so again.
  'magda.badContent': 'permanent',
  // Someone else's data arrived: a human must know, and asking on would fetch more of it.
  'magda.personMismatch': 'permanent',
  // The source has something to say about the person instead of an answer; it is in their log under our reference.
  'magda.noStatusGiven': 'permanent',
  'magda.contractWithoutBegin': 'permanent',
  // Changed on the way, or from somebody else: with a wrong configuration of ours it stays so, and somebody must look.
  'magda.answerNotSigned': 'permanent',
  // Resultaat 0: MAGDA will not register or deregister this person, and gives no reason.
  'magda.notDone': 'permanent',
};

/** What an error code means, at either level: the levels differ between services and releases, the meaning does not. */
const CODES: Readonly<Record<string, Failure>> = {
  '15021': 'permanent',
  '20001': 'permanent',
  '20002': 'permanent',
  '20003': 'permanent',
  '20005': 'permanent',
  '20007': 'permanent',
  '30003': 'permanent',
  '30034': 'permanent',
  '40003': 'permanent',
  '40006': 'permanent',
  '40035': 'permanent',
  '40088': 'transient',
  '40143': 'permanent',
  '50000': 'permanent',
  '60006': 'transient',
  '60007': 'transient',
  '60009': 'transient',
  '60010': 'transient',
  '60013': 'transient',
  '70002': 'transient',
  '99994': 'transient',
  '99995': 'askAgainLater',
  '99996': 'askAgainLater',
  '99997': 'transient',
};

/**
 * Something went wrong with this one question (an unreadable answer of the source, an unexpected error): it may go on so with
 * this person for ever, and says nothing of what others would get.
 */
const OF_ONE_QUESTION: ReadonlySet<string> = new Set(['40088', '60007', '60009', '70002', '99994']);

/** 30001 from these two is the business answer "no data"; the same digits from another origin are another error. */
export const NO_DATA = { code: '30001', origins: ['MAGDA', 'KSZ'] } as const;

export function answerFailure(fault: AnswerFault, ref: string): Failed {
  return failed(ANSWER[fault], fault, ref);
}

/** Level 1: refused before the context was read. A wrong signature and all others need a human. */
export function faultFailure(faultString: string, ref: string): Failed {
  return failed('permanent', faultString.startsWith('ERR_025') ? 'magda.signature' : 'magda.fault', ref);
}

export interface MagdaException {
  /** At most ten digits. */
  readonly code: string;
}

/**
 * An unlisted code is permanent and shown to a human. Only five digits are passed on: ten, as the schema allows, could
 * be somebody's number.
 */
export function exceptionFailure(exceptions: readonly MagdaException[], ref: string): Failed {
  const failures = exceptions.map(({ code }) => {
    if (Object.hasOwn(CODES, code)) {
      const known = failed(CODES[code]!, `magda.${code}`, ref);
      return OF_ONE_QUESTION.has(code) ? ofOneQuestion(known) : known;
    }
    return failed('permanent', /^\d{5}$/.test(code) ? `magda.unlisted.${code}` : 'magda.unlisted', ref);
  });
  // Of several errors the one that no retry mends decides.
  return failures.find((each) => each.failure === 'permanent') ?? failures[0] ?? answerFailure('magda.malformed', ref);
}
