/**
 * Failures whose message and stack trace travel as a payload, so that the codec encrypts them. The SDK asks for a file of
 * its own with exactly this export, because it also loads it inside the workflow bundle.
 */
import { DefaultFailureConverter } from '@temporalio/common';

export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
