import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { AppError } from '../errors.ts';
import { hasStatus } from '../grpc.ts';

/**
 * The server's experimental time skipping, all of it in this file. Each workflow has its own clock; targets are absolute,
 * so repeating a move never skips twice. Exists in the demo and in tests only: the server must have it switched on.
 */
const { FastForwardPollingResult } = proto.temporal.api.enums.v1;

/** How many times in a row one move may end without bringing the clock any further. */
const mostIdleRounds = 10;

interface Clock {
  readonly ms: number;
  readonly running: boolean;
  /** The fast-forward that is under way, by its id. */
  readonly underway: string | null;
}

async function clockOf(client: Client, workflowId: string): Promise<Clock> {
  const { raw, status } = await client.workflow.getHandle(workflowId).describe();
  const { currentTime: time, effectiveConfig: config } = raw.workflowExtendedInfo?.timeSkippingInfo ?? {};
  return {
    ms: time ? Number(time.seconds ?? 0) * 1000 + (time.nanos ?? 0) / 1e6 : Date.now(),
    running: status.name === 'RUNNING',
    underway: (config?.enabled && config.fastForwardConfig?.id) || null,
  };
}

/**
 * Brings the workflow's own clock to `targetMs` (ms since 1970) and returns when everything due by then has been decided,
 * or when the workflow ended. A clock that is there already stays: time never runs back. Only ever one at a time for one
 * workflow, as `bringTo` sees to: two at once would each skip the whole way from the same moment, and years too many go by.
 */
export async function moveTo(client: Client, workflowId: string, targetMs: number): Promise<void> {
  let furthest = 0;
  let lost: string | null = null;
  for (let idle = 0; idle < mostIdleRounds;) {
    const { ms, running, underway } = await clockOf(client, workflowId);
    if (!running || ms >= targetMs - 1) return;
    idle = ms > furthest ? 0 : idle + 1;
    furthest = Math.max(furthest, ms);
    // While it skips, what was read of its clock is old: another fast-forward, counted from there, would go too far.
    const id: string | null =
      underway !== null && underway !== lost ? underway : await skip(client, workflowId, targetMs - ms);
    lost = id === null || (await mayStillEnd(client, workflowId, id)) ? null : id;
  }
  throw new AppError(
    'clock.stuck',
    `the clock of ${workflowId} does not reach its target`,
    'is a worker running? w2 check says what differs',
    { trajectoryId: workflowId },
  );
}

/**
 * Begins a fast-forward, which ends early when the run continues as new or the session's skips are used up.
 * @returns its id; null when the server did not say that it began
 */
async function skip(client: Client, workflowId: string, ms: number): Promise<string | null> {
  const { namespace } = client.options;
  const id = randomUUID();
  const whole = Math.floor(ms / 1000);
  try {
    await client.workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution: { workflowId },
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
  } catch (error) {
    // The run ended, or went on as a new one, between two calls; or no answer came in time: the caller looks again.
    if (hasStatus(error, 'deadlineExceeded', 'notFound', 'failedPrecondition')) return null;
    throw error;
  }
  return id;
}

/** Waits for the end of a fast-forward, for as long as the server lets one ask. False when the server no longer knows of it. */
async function mayStillEnd(client: Client, workflowId: string, id: string): Promise<boolean> {
  const { namespace } = client.options;
  try {
    const { fastForwardPollingResult } = await client.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace,
      workflowExecution: { workflowId },
      fastForwardId: id,
    });
    return fastForwardPollingResult !== FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED;
  } catch (error) {
    if (hasStatus(error, 'deadlineExceeded')) return true;
    if (hasStatus(error, 'notFound', 'failedPrecondition')) return false;
    throw error;
  }
}
