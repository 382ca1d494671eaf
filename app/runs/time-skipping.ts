import { randomUUID } from 'node:crypto';
import { isGrpcServiceError, type Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { AppError } from '../errors.ts';

/**
 * The server's experimental time skipping, all of it in this file. Each workflow has its own clock; targets are absolute,
 * so repeating a move never skips twice. Exists in the demo and in tests only: the server must have it switched on.
 */
const { FastForwardPollingResult } = proto.temporal.api.enums.v1;

/** How many times in a row one move may end without bringing the clock any further. */
const mostIdleRounds = 10;

async function clockOf(client: Client, workflowId: string): Promise<{ ms: number; running: boolean }> {
  const { raw, status } = await client.workflow.getHandle(workflowId).describe();
  const time = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return {
    ms: time ? Number(time.seconds ?? 0) * 1000 + (time.nanos ?? 0) / 1e6 : Date.now(),
    running: status.name === 'RUNNING',
  };
}

/**
 * Brings the workflow's own clock to `targetMs` (ms since 1970) and returns when everything due by then has been decided,
 * or when the workflow ended. A clock that is there already stays: time never runs back. Only ever one at a time for one
 * workflow, as `bringTo` sees to: two at once would each skip the whole way from the same moment, and years too many go by.
 */
export async function moveTo(client: Client, workflowId: string, targetMs: number): Promise<void> {
  let furthest = 0;
  for (let idle = 0; idle < mostIdleRounds;) {
    const { ms, running } = await clockOf(client, workflowId);
    if (!running || ms >= targetMs - 1) return;
    idle = ms > furthest ? 0 : idle + 1;
    furthest = Math.max(furthest, ms);
    await skip(client, workflowId, targetMs - ms);
  }
  throw new AppError(
    'clock.stuck',
    `the clock of ${workflowId} does not reach its target`,
    'is a worker running? w2 check says what differs',
    { trajectoryId: workflowId },
  );
}

/** One fast-forward; ends early when the run continues as new or the session's skips are used up: the caller looks again. */
async function skip(client: Client, workflowId: string, ms: number): Promise<void> {
  const { namespace } = client.options;
  const workflowExecution = { workflowId };
  const id = randomUUID();
  const whole = Math.floor(ms / 1000);
  try {
    await client.workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution,
      workflowExecutionOptions: {
        timeSkippingConfig: {
          enabled: true,
          maxSessionSkipCount: 1000,
          fastForwardConfig: {
            id,
            duration: { seconds: whole as never, nanos: Math.round((ms - whole * 1000) * 1e6) },
          },
        },
      },
      updateMask: { paths: ['time_skipping_config'] },
    });
    const { fastForwardPollingResult } = await client.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace,
      workflowExecution,
      fastForwardId: id,
    });
    if (fastForwardPollingResult === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT) return;
  } catch (error) {
    // The run ended, or went on as a new one, between two calls.
    if (isGrpcServiceError(error) && [4, 5, 9].includes(error.code)) return;
    throw error;
  }
}
