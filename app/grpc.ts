import { isGrpcServiceError } from '@temporalio/client';

/** What Temporal's server may answer a call with, as far as we tell it apart. */
const statuses = {
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  permissionDenied: 7,
  failedPrecondition: 9,
  unimplemented: 12,
  unavailable: 14,
  unauthenticated: 16,
} as const;

/** Whether a call failed with one of these. */
export const hasStatus = (error: unknown, ...names: readonly (keyof typeof statuses)[]): boolean =>
  isGrpcServiceError(error) && names.some((name) => statuses[name] === (error.code as number));
