import { accountFor } from '../../db/queries/accounts.ts';
import { insertPersonLink, lookAtLink, useLink } from '../../db/queries/sign-in.ts';
import { actorOfCaller } from '../../domain/rights/index.ts';
import { AppError, notFound } from '../errors.ts';
import type { App } from '../open.ts';
import { hashed, isSecret, newSecret } from './secret.ts';
import { openSession, type Opened } from './sessions.ts';

/** As long as a letter lies on the table [D]. */
const lastsDays = 14;

/**
 * A link with which the person sees the next step of their trajectory, once. Only whoever asks for it is told the address.
 * @throws AppError `trajectory.notFound`
 */
export async function makePersonLink(
  app: App,
  trajectoryId: string,
): Promise<{ readonly url: string; readonly expiresAt: string }> {
  const by = app.caller.kind === 'direct' ? null : actorOfCaller(app.caller);
  const madeBy = by && 'id' in by ? `${by.role}:${by.id}` : app.caller.kind;
  const made = await newLink(app.db, trajectoryId, madeBy);
  if (!made) throw notFound(trajectoryId);
  return { url: `${app.settings.publicUrl ?? ''}${made.path}`, expiresAt: made.expiresAt };
}

/** The path of a link that goes to the person in a letter that is mailed; the letter that we keep is without it. */
export async function linkForLetter(db: App['db'], trajectoryId: string): Promise<string | null> {
  return (await newLink(db, trajectoryId, 'letter'))?.path ?? null;
}

async function newLink(
  db: App['db'],
  trajectoryId: string,
  madeBy: string,
): Promise<{ readonly path: string; readonly expiresAt: string } | null> {
  const token = newSecret();
  const made = await insertPersonLink(db, { tokenHash: hashed(token), trajectoryId, madeBy, lastsDays });
  return made && { path: `/mijn/${token}`, expiresAt: made.expiresAt };
}

/** Whether the link would open now. Mail programs look at links before people do, so looking does not use it. */
export async function readPersonLink({ db }: Pick<App, 'db'>, token: string): Promise<void> {
  const how = isSecret(token) ? await lookAtLink(db, hashed(token)) : null;
  if (how !== 'good') throw linkProblem(how);
}

/** Uses the link: a short session for the next step of this one trajectory. */
export async function openPersonLink(app: App, token: string): Promise<Opened> {
  const used = isSecret(token) ? await useLink(app.db, hashed(token)) : null;
  if (!used) throw linkProblem(isSecret(token) ? await lookAtLink(app.db, hashed(token)) : null);
  const { personId, trajectoryId } = used;
  const account = await accountFor(app.db, { issuer: 'w2-link', kind: 'citizen', subject: personId, personId });
  return openSession(app, account, 'link', { trajectoryId });
}

function linkProblem(how: 'good' | 'used' | 'over' | null): AppError {
  if (how === null) return new AppError('link.unknown', 'there is no such link', 'copy it whole');
  return new AppError('link.over', 'this link was used already, or is too old', 'ask the mediator for another');
}
