import { randomUUID } from 'node:crypto';
import { isLocalDate, localDateOf, msOf, type Instant } from '../../domain/calendar/index.ts';
import { commandSpecs, notAllowed, refuse, type CommandSpec, type Refusal } from '../../domain/trajectory/index.ts';
import { dropNote, insertNote, type NoteRow } from '../../db/queries/notes.ts';
import { readTrajectory, type TrajectoryRow } from '../../db/queries/trajectories.ts';
import { AppError, notFound } from '../errors.ts';
import { noteIdOf } from '../note-id.ts';
import type { App } from '../open.ts';
import { bringUp, send } from '../runs/send.ts';
import { checkText } from '../text.ts';
import { checkPreconditions } from './preconditions.ts';
import { checkWelfare } from './preconditions-welfare.ts';
import { byContract } from './by-contract.ts';
import { followContract } from './follow-contract.ts';
import type { CommandRequest, CommandResult } from './request.ts';

/** What is looked at before the workflow is asked, for a command that is given and for one that is only foretold. @throws AppError */
export async function checkAtTheDoor(
  app: App,
  request: CommandRequest,
  trajectory: TrajectoryRow,
  at: Instant,
): Promise<Refusal | null> {
  const { state } = trajectory;
  if (state.phase === 'closed') return refuse('trajectory.closed', { on: state.closedOn, reason: state.reason });
  // Wherever it began: what is a person's judgement comes in by that person.
  const spec: CommandSpec = commandSpecs[request.name];
  if (spec.formerlyBy && !spec.by.includes(request.by.role)) return notAllowed(spec, request.by) as Refusal;
  if (request.note !== undefined) checkText(request.note);
  await checkWelfare(app, request);
  await checkPreconditions(app, request, trajectory, localDateOf(at));
  return null;
}

/** Gives a command to the trajectory's workflow; answers when its events are in Postgres. A refusal is a value. */
export async function giveCommand(app: App, request: CommandRequest): Promise<CommandResult> {
  const { trajectoryId, name, by, note, idempotencyKey = randomUUID() } = request;
  const found = await readTrajectory(app.db, trajectoryId);
  if (!found) throw notFound(trajectoryId);
  const at = await app.now();
  const refusal = await checkAtTheDoor(app, request, found.trajectory, at);
  if (refusal) return { ok: false, refusal };
  if (name === 'acceptPlace') {
    // A place is with the partner whose contract holds on that day, also where the daily round has not come by yet.
    const { on = localDateOf(at) } = request.data;
    if (isLocalDate(on)) await followContract(app, found.trajectory, on);
  }
  const completed = await byContract(app, request, found.trajectory, localDateOf(at));
  if ('refusal' in completed) return { ok: false, ...completed };
  const { data } = completed;
  await bringUp(app, trajectoryId, found.trajectory.clockOffsetMs, msOf(at));
  const kept = note === undefined ? null : noteOf(request, note, idempotencyKey, at);
  if (kept) await insertNote(app.db, kept);
  const input = { by, data, at, ...(kept ? { noteId: kept.id } : {}) };
  try {
    const result = await send(app, trajectoryId, name, input, idempotencyKey);
    // The same command, given at the same moment and refused there, may have taken the note along.
    if (kept) await (result.ok ? insertNote(app.db, kept) : dropNote(app.db, kept.id));
    return result;
  } catch (error) {
    // Without an answer the command may still be done, and its note with it; all else will not be.
    if (kept && error instanceof AppError && error.code !== 'unavailable') await dropNote(app.db, kept.id);
    // It closed while this was on its way: then its run is gone, and that is no loss.
    const after = (await readTrajectory(app.db, trajectoryId))?.trajectory.state;
    if (!(error instanceof AppError) || error.code !== 'trajectory.noRun' || after?.phase !== 'closed') throw error;
    return { ok: false, refusal: refuse('trajectory.closed', { on: after.closedOn, reason: after.reason }) };
  }
}

function noteOf({ trajectoryId, by }: CommandRequest, text: string, key: string, at: Instant): NoteRow {
  return {
    id: noteIdOf(key, trajectoryId),
    trajectoryId,
    authorRole: by.role,
    authorId: 'id' in by ? by.id : null,
    text,
    at,
  };
}
