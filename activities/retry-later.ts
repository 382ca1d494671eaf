import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { Failed } from '../integrations/outcome.ts';

/** As long as an activity itself waits for a system that said when to come back; a lane or EXT-1 waits longer, visibly. */
const longestWaitMs = 20_000;

/** What tries the activity again: at once or when the other side said, and not at all where that helps nothing. */
export function tryAgain({ code, failure, retryAfterMs }: Failed): ApplicationFailure {
  return ApplicationFailure.create({
    message: `failed: ${code}`,
    type: code,
    nonRetryable: failure === 'permanent' || (retryAfterMs ?? 0) > longestWaitMs,
    ...(retryAfterMs === undefined ? {} : { nextRetryDelay: retryAfterMs }),
  });
}

/** Whether a question is worth another try right now, within the few attempts that its activity has. */
export function worthAnotherTry({ failure, retryAfterMs }: Failed): boolean {
  if (failure === 'permanent' || (retryAfterMs ?? 0) > longestWaitMs) return false;
  const { attempt, retryPolicy } = activityInfo();
  return attempt < (retryPolicy?.maximumAttempts ?? 1);
}
