import type { RetryPolicy } from '@temporalio/common';
import type { Effect } from '../../domain/trajectory/index.ts';

/** What kind of trouble to expect, and so how to try again. All policies stand here. */
type Trouble = 'transient' | 'askAgainLater' | 'outcomeUnknown';

/**
 * An outage is waited for by the workflow, where people see it, and not by an activity that retries for weeks: so all
 * but our own record give up after a few short tries. What is permanent is thrown as not retryable, or is an answer.
 */
const policies: Readonly<Record<Trouble, RetryPolicy>> = {
  /** Our own database: it comes back, and nothing decided may be lost meanwhile. */
  transient: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '10s' },
  /** Another system is silent or busy: EXT-1 or the lane asks again later, visibly. */
  askAgainLater: { initialInterval: '1s', backoffCoefficient: 3, maximumAttempts: 3 },
  /** It may have been done: tried again only because the receiver knows our key, and slowly. */
  outcomeUnknown: { initialInterval: '5s', backoffCoefficient: 2, maximumAttempts: 3 },
};

const trouble: Readonly<Record<Effect['kind'] | 'record' | 'dropEffect', Trouble>> = {
  record: 'transient',
  dropEffect: 'askAgainLater',
  notify: 'outcomeUnknown',
  letter: 'outcomeUnknown',
  askOutside: 'askAgainLater',
  inscribe: 'outcomeUnknown',
  deregister: 'outcomeUnknown',
  tellOcmw: 'outcomeUnknown',
  askOcmw: 'outcomeUnknown',
  requestPlace: 'askAgainLater',
  releasePlace: 'askAgainLater',
  tellCohort: 'askAgainLater',
};

export const retryOf = (activity: keyof typeof trouble): RetryPolicy => policies[trouble[activity]];

/** How long a lane waits after its system failed so many times in a row. */
export const waits = ['1 minute', '10 minutes', '1 hour', '6 hours', '6 hours', '6 hours', '1 day'] as const;
