import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { localDateOf, msOf } from '../domain/calendar/index.ts';
import { isCohortId } from '../domain/cohort/index.ts';
import { refuse, type CommandInput, type Refusal } from '../domain/trajectory/index.ts';
import { insertNote } from '../db/queries/notes.ts';
import { setTrajectoryClock } from '../db/queries/rebuild.ts';
import { readTrajectory } from '../db/queries/trajectories.ts';
import type { Answer } from '../workflows/contract.ts';
import type { CommandRequest, CommandResult } from './contract.ts';
import { checkPreconditions } from './preconditions.ts';
import { AppError, notFound } from './errors.ts';
import type { App } from './open.ts';
import { checkWelfare } from './preconditions-welfare.ts';
import { checkText } from './text.ts';
import { moveTo } from './time-skipping.ts';

/** A command that has no answer by then tells the caller so; it is done when the worker is back, once. */
const patienceMs = 30_000;
/** A workflow whose clock is further behind than this is brought up before it is commanded (demo only). */
const mostLagMs = 60_000;

/** Gives a command to the trajectory's workflow; answers when its events are in Postgres. A refusal is a value. */
export async function giveCommand(app: App, request: CommandRequest): Promise<CommandResult> {
  const { trajectoryId, name, by, data, note, idempotencyKey = randomUUID() } = request;
  const found = await readTrajectory(app.db, trajectoryId);
  if (!found) throw notFound(trajectoryId);
  const { state } = found.trajectory;
  if (state.phase === 'closed')
    return { ok: false, refusal: refuse('trajectory.closed', { on: state.closedOn, reason: state.reason }) };
  if (note !== undefined) checkText(note);
  await checkWelfare(app, request);
  const at = await app.now();
  await checkPreconditions(app, request, found.trajectory, localDateOf(at));
  if (await bringUp(app, trajectoryId, found.trajectory.clockOffsetMs, msOf(at)))
    await setTrajectoryClock(app.db, trajectoryId, msOf(at) - Date.now());
  const noteId = note === undefined ? undefined : `note-${randomUUID()}`;
  if (note !== undefined && noteId !== undefined)
    await insertNote(app.db, {
      id: noteId,
      trajectoryId,
      authorRole: by.role,
      authorId: 'id' in by ? by.id : null,
      text: note,
      at,
    });
  const input = { by, data, at, ...(noteId === undefined ? {} : { noteId }) };
  return send(app, trajectoryId, name, input, idempotencyKey).catch(async (error: unknown) => {
    // It closed while this was on its way: then its run is gone, and that is no loss.
    const after = (await readTrajectory(app.db, trajectoryId))?.trajectory.state;
    if (!(error instanceof AppError) || error.code !== 'trajectory.noRun' || after?.phase !== 'closed') throw error;
    return { ok: false, refusal: refuse('trajectory.closed', { on: after.closedOn, reason: after.reason }) };
  });
}

/** Says whether the workflow's clock was moved. */
export async function bringUp(app: App, workflowId: string, clockOffsetMs: number, targetMs: number): Promise<boolean> {
  if (app.settings.mode !== 'demo' || targetMs - (Date.now() + clockOffsetMs) < mostLagMs) return false;
  await moveTo(app.client, workflowId, targetMs);
  return true;
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
  const what = isCohortId(trajectoryId) ? 'cohort' : 'trajectory';
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
