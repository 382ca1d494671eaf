import * as accounts from '../../db/queries/accounts.ts';
import * as sessions from '../../db/queries/sessions.ts';
import { isUuidAsGiven } from '../../db/uuid.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';
import { onlyOperators } from './only-operators.ts';
import { sessionView } from './sessions.ts';

export const blockReasons = ['leftService', 'lostDevice', 'suspectedMisuse', 'agreementEnded', 'otherGround'] as const;
export type BlockReason = (typeof blockReasons)[number];

/** Whom: a subject of a provider, one work relation of theirs, or everybody of an organisation's code. */
export interface Blocked {
  readonly subject: string | null;
  readonly organisationCode: string | null;
}

const isCode = (text: string): boolean => /^[A-Za-z0-9._:@|-]{1,200}$/.test(text);

/**
 * Nobody of these comes in from now on; whoever is in is out at their next question.
 * @throws AppError `access.badBlock`, `access.notYours`
 */
export async function blockAccess(app: App, whom: Blocked & { readonly reason: string }): Promise<{ id: string }> {
  const by = onlyOperators(app);
  const { subject, organisationCode } = whom;
  const reason = blockReasons.find((it) => it === whom.reason);
  const given = [subject, organisationCode].filter((it) => it !== null);
  if (!reason || given.length === 0 || !given.every(isCode))
    throw new AppError('access.badBlock', 'whom or why is missing', 'give a subject or a code, and a reason', {
      known: blockReasons.join(', '),
    });
  return { id: await accounts.insertBlock(app.db, { subject, organisationCode, reason, blockedBy: by }) };
}

/** @throws AppError `access.unknown`, `access.notYours` */
export async function unblockAccess(app: App, id: string): Promise<void> {
  onlyOperators(app);
  if (!isUuidAsGiven(id) || !(await accounts.liftBlock(app.db, id))) throw unknown();
}

export async function listBlocks(app: App) {
  onlyOperators(app);
  return { blocks: await accounts.listBlocks(app.db) };
}

/** Every session that runs, with whose it is as codes. */
export async function listSessions(app: App) {
  onlyOperators(app);
  const rows = await sessions.listSessions(app.db);
  return { sessions: rows.map(sessionView) };
}

/** @throws AppError `access.unknown`, `access.notYours` */
export async function endSession(app: App, id: string): Promise<void> {
  onlyOperators(app);
  if (!(await sessions.endSession(app.db, id))) throw unknown();
}

export const unknown = (): AppError =>
  new AppError('access.unknown', 'there is no such thing, or it is over', 'w2 access list shows what there is');
