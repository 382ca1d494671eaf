import type { Broken } from '../exchange.ts';
import { failed } from '../outcome.ts';
import type { Failed, Failure } from '../outcome.ts';

/** What every way to fail at RIZIV means to the caller. The problem's text is not read: the status decides. */

const BROKEN: Record<Broken, Failure> = {
  unreachable: 'transient',
  timedOut: 'outcomeUnknown',
  cut: 'outcomeUnknown',
  malformed: 'transient',
  tooLarge: 'permanent',
};

/** Rows of [from, to, class]; the first that fits holds. */
const HTTP: readonly (readonly [number, number, Failure])[] = [
  [408, 408, 'transient'],
  [429, 429, 'askAgainLater'],
  [300, 499, 'permanent'],
  [500, 599, 'transient'],
];

export type AnswerFault = 'riziv.malformed' | 'riziv.correlation' | 'riziv.personMismatch' | 'riziv.digest';

const ANSWER: Record<AnswerFault, Failure> = {
  'riziv.malformed': 'transient',
  'riziv.correlation': 'transient',
  // The file is not the one that was sent: half of it, or another.
  'riziv.digest': 'transient',
  // Someone else's data arrived: a human must know, and asking on would fetch more of it.
  'riziv.personMismatch': 'permanent',
};

export function brokenFailure(how: Broken, ref: string): Failed {
  return failed(BROKEN[how], `riziv.${how}`, ref);
}

/** A 503 that says when to come back is maintenance; without it, a hiccup. */
export function httpFailure(status: number, retryAfterMs: number | undefined, ref: string): Failed {
  const code = `riziv.http${status}`;
  if (status === 503 && retryAfterMs !== undefined) return failed('askAgainLater', code, ref, retryAfterMs);
  const row = HTTP.find(([from, to]) => status >= from && status <= to);
  return failed(row?.[2] ?? ANSWER['riziv.malformed'], code, ref, retryAfterMs);
}

export function answerFailure(fault: AnswerFault, ref: string): Failed {
  return failed(ANSWER[fault], fault, ref);
}
