import type { Broken, Exchange } from './exchange.ts';
import { failed } from './outcome.ts';
import type { Failed, Failure } from './outcome.ts';

/** What an exchange without an answer means at one system. */
export interface Meanings {
  readonly broken: Readonly<Record<Broken, Failure>>;
  /** Rows of [from, to, class]; the first that fits holds. */
  readonly statuses: readonly (readonly [number, number, Failure])[];
  /** Of a status in no row: a 2xx that is no answer of this service. */
  readonly otherwise: Failure;
}

/** Of a look-up: nothing came back, or nothing that can be read. It changes nothing, so all but the size are worth a retry. */
export const ofALookUp: Meanings = {
  broken: {
    unreachable: 'transient',
    timedOut: 'outcomeUnknown',
    cut: 'outcomeUnknown',
    malformed: 'transient',
    tooLarge: 'permanent',
  },
  statuses: [
    [429, 429, 'askAgainLater'],
    // A redirect, a wrong path or content type, a refused certificate: our configuration, until someone mends it.
    [300, 499, 'permanent'],
    [500, 599, 'transient'],
  ],
  otherwise: 'transient',
};

/**
 * Tells how an exchange failed, by the system's own table. A 503 that says when to come back is maintenance everywhere;
 * without it, a hiccup.
 * @param system first part of the codes
 */
export function unansweredBy(system: string, { broken, statuses, otherwise }: Meanings) {
  return (exchange: Exclude<Exchange, { kind: 'ok' }>, ref: string): Failed => {
    if (exchange.kind === 'broken') return failed(broken[exchange.how], `${system}.${exchange.how}`, ref);
    const { status, retryAfterMs } = exchange;
    const row = statuses.find(([from, to]) => status >= from && status <= to);
    const failure = status === 503 && retryAfterMs !== undefined ? 'askAgainLater' : (row?.[2] ?? otherwise);
    return failed(failure, `${system}.http${status}`, ref, retryAfterMs);
  };
}
