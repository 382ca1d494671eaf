import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { Failed } from '../integrations/outcome.ts';

/** As long as an activity itself waits for a system that said when to come back; a lane or EXT-1 waits longer, visibly. */
const longestWaitMs = 20_000;

/** Now is not the moment: the system is left alone, and the few tries that an activity has would only knock in vain. */
const notNow = ({ code, failure, retryAfterMs }: Failed): boolean =>
  failure === 'permanent' || (retryAfterMs ?? 0) > longestWaitMs || code.endsWith('.circuitOpen');

/** What tries the activity again: at once or when the other side said, and not at all where that helps nothing. */
export function tryAgain(failed: Failed): ApplicationFailure {
  const { code, retryAfterMs } = failed;
  return ApplicationFailure.create({
    message: `failed: ${code}`,
    type: code,
    nonRetryable: notNow(failed),
    ...(retryAfterMs === undefined ? {} : { nextRetryDelay: retryAfterMs }),
  });
}

/** Whether a question is worth another try right now, within the few attempts that its activity has. */
export function worthAnotherTry(failed: Failed): boolean {
  if (notNow(failed)) return false;
  const { attempt, retryPolicy } = activityInfo();
  return attempt < (retryPolicy?.maximumAttempts ?? 1);
}
