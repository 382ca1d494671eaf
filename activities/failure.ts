import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { Instant } from '../domain/calendar/index.ts';
import { heldFailure } from '../domain/durable/index.ts';
import { RecordRefused } from '../db/recorder.ts';

/**
 * What an activity may throw. Histories keep failure messages for months, and a database error quotes the values of its
 * statement: so only codes go out. A refusal to record is final; everything else is tried again.
 */
function failureOf(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  if (error instanceof RecordRefused) return ApplicationFailure.nonRetryable(error.message, error.type);
  const code = codeOf(error);
  return ApplicationFailure.retryable(`failed: ${code}`, code);
}

/** Not at this hour: the workflow waits until then, and nothing is wrong. */
export const held = (until: Instant): ApplicationFailure =>
  ApplicationFailure.create({
    message: 'it waits for its hour',
    type: heldFailure,
    nonRetryable: true,
    details: [until],
    category: ApplicationFailureCategory.BENIGN,
  });

/** An effect comes to us with its events; one that did not is a mistake that trying again does not mend. */
export const notRecorded = (trajectoryId: string, key: string): ApplicationFailure =>
  ApplicationFailure.nonRetryable(`effect ${key} of ${trajectoryId} is not recorded`, 'effect.notRecorded');

/** An SQLSTATE, or a name: never so many digits that it could be a person's number. */
const safeCode = /^(?:[0-9A-Z]{5}|[A-Za-z][A-Za-z_.]{1,39})$/;

/** The SQLSTATE or system code of an error, also when it is wrapped; else the name of its class. */
function codeOf(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && typeof current.code === 'string' && safeCode.test(current.code)) return current.code;
  }
  return error instanceof Error && /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'unknown';
}

/** An activity that throws nothing but such failures. */
export function guarded<I, O>(activity: (input: I) => Promise<O>): (input: I) => Promise<O> {
  return async (input) => {
    try {
      return await activity(input);
    } catch (error) {
      throw failureOf(error);
    }
  };
}
