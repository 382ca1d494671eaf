import {
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { CommandInput, Refusal } from '../../domain/trajectory/index.ts';
import type { MemberAnswer } from '../../workflows/cohorts/contract.ts';

/** Less than the activity's own time: what is not answered by then is asked again under the same id. */
const patienceMs = 30_000;

/** Gives a command to another workflow, under an id that makes it happen once. A refusal is an answer. */
export async function giveTo(
  client: Client,
  { to, command, input, updateId }: { to: string; command: string; input: CommandInput; updateId: string },
): Promise<MemberAnswer> {
  try {
    await client.withDeadline(Date.now() + patienceMs, () =>
      client.workflow.getHandle(to).executeUpdate<unknown, [CommandInput]>(command, { args: [input], updateId }),
    );
    return { ok: true };
  } catch (error) {
    return refusalIn(error, to);
  }
}

function refusalIn(error: unknown, to: string): MemberAnswer {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause;
    const refusal = details?.[0] as Refusal | undefined;
    if (type === 'refused' && refusal) return { ok: false, code: refusal.refused };
    if (type === 'parked') return { ok: false, code: 'trajectory.parked' };
  }
  const passing =
    error instanceof WorkflowNotFoundError ||
    error instanceof WorkflowUpdateFailedError ||
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    isGrpcServiceError(error) ||
    (error instanceof ServiceError && isGrpcServiceError(error.cause));
  // A workflow that is lost comes back by a rebuild; one that goes on as a new run is there in a moment.
  if (passing) throw ApplicationFailure.retryable(`${to} does not answer`, 'trajectory.noAnswer');
  throw error;
}
