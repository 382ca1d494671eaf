import { setTimeout as wait } from 'node:timers/promises';
import {
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { CommandInput, Refusal } from '../../domain/trajectory/index.ts';
import type { Answer } from '../../workflows/contract.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { bringTo } from './bring-to.ts';
import { kindOf } from './kinds.ts';

/** A command that has no answer by then tells the caller so; it is done when the worker is back, once. */
const patienceMs = 30_000;
/** A workflow whose clock is further behind than this is brought up before it is commanded (demo only). */
const mostLagMs = 60_000;

/** Before a command: in the demo, a workflow that time left alone is on an earlier day than the application. */
export async function bringUp(app: App, id: string, clockOffsetMs: number, targetMs: number): Promise<void> {
  if (app.settings.mode !== 'demo' || targetMs - (Date.now() + clockOffsetMs) < mostLagMs) return;
  await bringTo(app, id, targetMs);
}

/** The update id is the caller's key: however often it is sent, it is done once. */
export async function send<A extends object = Answer, R = Refusal>(
  app: App,
  trajectoryId: string,
  name: string,
  input: CommandInput,
  updateId: string,
): Promise<({ readonly ok: true } & A) | { readonly ok: false; readonly refusal: R }> {
  const giveUpAt = Date.now() + patienceMs;
  const handle = app.client.workflow.getHandle(trajectoryId);
  for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 2, 2000)) {
    try {
      const answer = await app.client.withDeadline(giveUpAt, () =>
        handle.executeUpdate<A, [CommandInput]>(name, { args: [input], updateId }),
      );
      return { ok: true, ...answer };
    } catch (error) {
      const outcome = outcomeOf<R>(error, trajectoryId);
      if (outcome) return { ok: false, refusal: outcome };
      if (Date.now() + pauseMs > giveUpAt) throw noAnswer(trajectoryId);
      await wait(pauseMs);
    }
  }
}

/** A refusal, or null when it is worth another try (a run that just went on as a new one, a server that comes back). */
function outcomeOf<R>(error: unknown, trajectoryId: string): R | null {
  const what = kindOf(trajectoryId).code;
  if (error instanceof WorkflowUpdateFailedError) {
    const { cause } = error;
    if (cause instanceof ApplicationFailure && cause.type === 'refused') return cause.details?.[0] as R;
    if (cause instanceof ApplicationFailure && cause.type === 'parked') {
      throw new AppError(
        `${what}.parked`,
        `${trajectoryId} is parked: its record does not fit`,
        'an operator must look at it: w2 check; then end its workflow in the Temporal UI, and w2 rebuild',
        { trajectoryId },
      );
    }
    return null;
  }
  if (error instanceof WorkflowNotFoundError) {
    throw new AppError(
      `${what}.noRun`,
      `${trajectoryId} has no open workflow`,
      `w2 rebuild ${trajectoryId} starts it again from its events`,
      { trajectoryId },
    );
  }
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) throw noAnswer(trajectoryId);
  // The client wraps what gRPC says of a passing trouble.
  if (isGrpcServiceError(error) || (error instanceof ServiceError && isGrpcServiceError(error.cause))) return null;
  throw error;
}

const noAnswer = (trajectoryId: string): AppError =>
  new AppError(
    'unavailable',
    `${trajectoryId} did not answer in ${patienceMs / 1000} s`,
    'the command is not lost if it was taken: look with w2 show before you repeat it',
    { trajectoryId },
  );
