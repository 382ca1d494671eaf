import { localDateOf } from '../../domain/calendar/index.ts';
import { commandSpecs, type Actor, type ReopenProblem } from '../../domain/trajectory/index.ts';
import type { ReopenReason } from '../../domain/trajectory/codes.ts';
import { reopenTrajectory, type Reopened } from '../../db/reopen-trajectory.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { beginning, startBegun, type Begun } from '../intake/begin.ts';
import { AppError, notFound } from '../errors.ts';
import type { App } from '../open.ts';
import { checkText } from '../text.ts';

export interface ReopenRequest {
  readonly trajectoryId: string;
  readonly because: ReopenReason;
  readonly by: Actor;
  /** Goes to the side store, under the new trajectory. */
  readonly note?: string;
}

/** Whoever guides the person, or leads those who do. */
const mayReopen: readonly string[] = commandSpecs.reviewPlan.by;

/**
 * Someone comes back: a new trajectory that goes on from the closed one, and on which the 24 months count on. Written in
 * one transaction like a registration; a crash before its workflow starts is mended by `rebuild`.
 */
export async function reopen(
  app: App,
  { trajectoryId, because, by, note }: ReopenRequest,
): Promise<{ readonly trajectoryId: string; readonly reopens: string }> {
  if (!mayReopen.includes(by.role)) throw refused('reopen.notAllowed', trajectoryId, { role: by.role });
  if (note !== undefined) checkText(note);
  const found = await readTrajectory(app.db, trajectoryId);
  if (!found) throw notFound(trajectoryId);
  // Erased, there is nobody to write to or to ask about.
  if (found.person.birthDate === null) throw refused('person.erased', trajectoryId);

  const now = await app.now();
  let begun: Begun | null = null;
  const decide = beginning(
    {
      ...{ by, now, today: localDateOf(now), ...(await app.basis()) },
      ...{ because, from: trajectoryId, listedOn: null, ...(note === undefined ? {} : { note }) },
    },
    (one) => (begun = one),
  );
  const written = await reopenTrajectory(app.db, trajectoryId, 1, decide);
  if (!('trajectoryId' in written)) throw goneBefore(trajectoryId, written);
  await startBegun(app, written.trajectoryId, begun);
  return { trajectoryId: written.trajectoryId, reopens: trajectoryId };
}

function goneBefore(
  trajectoryId: string,
  written: Exclude<Reopened<ReopenProblem>, { trajectoryId: string }>,
): AppError {
  if ('refused' in written) return refused(written.refused.problem, trajectoryId, written.refused.details);
  return 'followedBy' in written
    ? refused('reopen.followed', trajectoryId, { followedBy: written.followedBy })
    : refused('reopen.otherOpen', trajectoryId, { duplicateOf: written.duplicateOf });
}

const refused = (code: string, trajectoryId: string, details: Record<string, string> = {}): AppError =>
  new AppError(code, `${trajectoryId} is not gone on from: ${code}`, 'w2 show says how it ended', {
    trajectoryId,
    ...details,
  });
