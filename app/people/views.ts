import { msOf, instantOfMs, type Instant } from '../../domain/calendar/index.ts';
import { glassHours, glassReasons, revealReasons, type GlassReason } from '../../domain/rights/index.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { breakGlass as open, readViews } from '../../db/queries/views.ts';
import { AppError, notFound } from '../errors.ts';
import type { App } from '../open.ts';
import { foundPerson } from './person.ts';

/** As many as somebody reads through in one sitting. */
const mostShown = 1000;

/** Who looked at a person, when, as what, and why where that was asked; the newest first. */
export async function viewsOf(app: App, id: string) {
  const person = await foundPerson(app, id);
  const rows = await readViews(app.db, person.id, mostShown);
  return {
    personId: person.id,
    views: rows.map(({ at, viewerId, relation, organisationId, trajectoryId, operation, reason }) => ({
      ...{ at, viewerId, relation, organisationId, trajectoryId, operation, reason },
    })),
  };
}

/** Phone and mail, whole; that they were asked for and why is kept. @throws AppError `reason.unknown` and what `showPerson` does */
export async function revealContact(app: App, id: string, reason: string) {
  oneOf(revealReasons, reason);
  const { phone, email, safeToCall, safeToMail, channel } = await foundPerson(app, id);
  return { phone, email, safeToCall, safeToMail, channel };
}

/**
 * A lead opens a file that is not theirs, for some hours. The mediator is told. @throws AppError `reason.unknown`,
 * `glass.notYours` for whoever is not signed in as a colleague
 */
export async function breakGlass(
  app: App,
  trajectoryId: string,
  reason: string,
): Promise<{ readonly trajectoryId: string; readonly until: Instant }> {
  const why: GlassReason = oneOf(glassReasons, reason);
  if (app.caller.kind !== 'colleague')
    throw new AppError('glass.notYours', 'a file is opened by a colleague who leads', 'sign in as one');
  const found = await readTrajectory(app.db, trajectoryId);
  if (!found) throw notFound(trajectoryId);
  const at = await app.now();
  const until = instantOfMs(msOf(at) + glassHours * 3_600_000);
  const { staffId } = app.caller;
  await open(app.db, { staffId, trajectoryId, reason: why, toldId: found.trajectory.mediatorId, at, until });
  return { trajectoryId, until };
}

function oneOf<const Reasons extends readonly string[]>(reasons: Reasons, given: string): Reasons[number] {
  const found = reasons.find((one) => one === given);
  if (found === undefined)
    throw new AppError('reason.unknown', 'that is no reason', `choose from ${reasons.join(', ')}`, {
      allowed: reasons.join(', '),
    });
  return found;
}
