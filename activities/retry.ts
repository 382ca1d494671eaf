/** How an activity is tried again, by the kind of outcome: plain data, which workflows may import. Times in milliseconds. */
export interface RetryPolicy {
  readonly initialInterval: number;
  readonly backoffCoefficient: number;
  readonly maximumInterval: number;
  /** Left out: for as long as it takes. */
  readonly maximumAttempts?: number;
}

export type OutcomeKind = 'transient' | 'askAgainLater' | 'permanent' | 'outcomeUnknown';

export const retryPolicies: Readonly<Record<OutcomeKind, RetryPolicy>> = {
  /** Our own database or mail server: it comes back, and nothing may be lost meanwhile. */
  transient: { initialInterval: 200, backoffCoefficient: 2, maximumInterval: 30_000 },
  /** Another organisation is silent: a few short attempts, then the rule EXT-1 asks again in days, visibly. */
  askAgainLater: { initialInterval: 1_000, backoffCoefficient: 3, maximumInterval: 30_000, maximumAttempts: 4 },
  /** Trying again gives the same: the caller decides what now. */
  permanent: { initialInterval: 1_000, backoffCoefficient: 1, maximumInterval: 1_000, maximumAttempts: 1 },
  /** It may have been done: tried again only because the receiver knows our key, and slowly. */
  outcomeUnknown: { initialInterval: 5_000, backoffCoefficient: 2, maximumInterval: 300_000, maximumAttempts: 10 },
};
