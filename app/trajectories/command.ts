import { randomUUID } from 'node:crypto';
import { localDateOf, msOf } from '../../domain/calendar/index.ts';
import { commandSpecs, notAllowed, refuse, type CommandSpec, type Refusal } from '../../domain/trajectory/index.ts';
import { insertNote } from '../../db/queries/notes.ts';
import { setTrajectoryClock } from '../../db/queries/rebuild.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { AppError, notFound } from '../errors.ts';
import type { App } from '../open.ts';
import { bringUp, send } from '../runs/send.ts';
import { checkText } from '../text.ts';
import { checkPreconditions } from './preconditions.ts';
import { checkWelfare } from './preconditions-welfare.ts';
import type { CommandRequest, CommandResult } from './request.ts';

/** Gives a command to the trajectory's workflow; answers when its events are in Postgres. A refusal is a value. */
export async function giveCommand(app: App, request: CommandRequest): Promise<CommandResult> {
  const { trajectoryId, name, by, data, note, idempotencyKey = randomUUID() } = request;
  const found = await readTrajectory(app.db, trajectoryId);
  if (!found) throw notFound(trajectoryId);
  const { state } = found.trajectory;
  if (state.phase === 'closed')
    return { ok: false, refusal: refuse('trajectory.closed', { on: state.closedOn, reason: state.reason }) };
  const spec: CommandSpec = commandSpecs[name];
  // Wherever it began: what is a person's judgement comes in by that person.
  if (spec.formerlyBy && !spec.by.includes(by.role)) return { ok: false, refusal: notAllowed(spec, by) as Refusal };
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
