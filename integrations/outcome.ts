/**
 * How a question to an outside system can end. Every client returns one of these and throws none of them:
 * a system that is down is an ordinary day, and the caller decides by `failure` alone what to do next.
 */

/**
 * - `transient`: a few short attempts may help (a cut line, a source that hiccups).
 * - `askAgainLater`: the system itself said "not now" (overload, maintenance); back off, at least `retryAfterMs`.
 * - `permanent`: asking the same again gives the same; a human must look.
 * - `outcomeUnknown`: sent, never answered. For a look-up asking again is safe, for anything else it is not.
 */
export type Failure = 'transient' | 'askAgainLater' | 'permanent' | 'outcomeUnknown';

export interface Answered<Value> {
  readonly kind: 'answer';
  readonly value: Value;
  /** The reference we gave the question; the outside system logs it too. */
  readonly ref: string;
}

export interface Failed {
  readonly kind: 'failure';
  readonly failure: Failure;
  /**
   * `<system>.<what>`, from a closed set plus five-digit error codes. It travels into histories and logs, so it
   * never holds a person number, a name or anything else that the other side wrote.
   */
  readonly code: string;
  /** Milliseconds the other side asks us to wait, when it said so. */
  readonly retryAfterMs?: number;
  readonly ref: string;
  /** The system is well: it answered, and what is wrong is wrong with this one question or answer. */
  readonly ofOneQuestion?: true;
}

export type Outcome<Value> = Answered<Value> | Failed;

export function answered<Value>(value: Value, ref: string): Answered<Value> {
  return { kind: 'answer', value, ref };
}

export function failed(failure: Failure, code: string, ref: string, retryAfterMs?: number): Failed {
  const base: Failed = { kind: 'failure', failure, code, ref };
  return retryAfterMs === undefined ? base : { ...base, retryAfterMs };
}

export const ofOneQuestion = (failure: Failed): Failed => ({ ...failure, ofOneQuestion: true });
