import type { Broken } from '../exchange.ts';
import { failed, type Failed, type Failure } from '../outcome.ts';

/**
 * What every way to fail at an OCMW means to the caller. Telling changes something there, so whatever may have arrived is
 * of unknown outcome: it is sent again under the same key, which has one effect.
 */

const BROKEN: Record<Broken, Failure> = {
  unreachable: 'transient',
  timedOut: 'outcomeUnknown',
  cut: 'outcomeUnknown',
  malformed: 'outcomeUnknown',
  tooLarge: 'outcomeUnknown',
};

/** Rows of [from, to, class]; the first that fits holds. */
const HTTP: readonly (readonly [number, number, Failure])[] = [
  [408, 408, 'outcomeUnknown'],
  [429, 429, 'askAgainLater'],
  [300, 499, 'permanent'],
  [500, 599, 'outcomeUnknown'],
];

export type AnswerFault = 'localOcmw.malformed' | 'localOcmw.correlation';

export function brokenFailure(how: Broken, ref: string): Failed {
  return failed(BROKEN[how], `localOcmw.${how}`, ref);
}

/** A 503 that says when to come back is maintenance; without it, a hiccup. */
export function httpFailure(status: number, retryAfterMs: number | undefined, ref: string): Failed {
  const code = `localOcmw.http${status}`;
  if (status === 503 && retryAfterMs !== undefined) return failed('askAgainLater', code, ref, retryAfterMs);
  const row = HTTP.find(([from, to]) => status >= from && status <= to);
  return failed(row?.[2] ?? 'outcomeUnknown', code, ref, retryAfterMs);
}

export const answerFailure = (fault: AnswerFault, ref: string): Failed => failed('outcomeUnknown', fault, ref);
