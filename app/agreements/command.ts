import { randomUUID } from 'node:crypto';
import { msOf, type Instant } from '../../domain/calendar/index.ts';
import {
  isAgreementId,
  refuseAgreement,
  type AgreementCommandName,
  type AgreementRefusal,
  type BegunAgreement,
} from '../../domain/agreement/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import {
  dropAgreementNote,
  followedBy,
  insertAgreementNote,
  readAgreementRun,
} from '../../db/queries/agreement-runs.ts';
import { namedActors } from '../../db/queries/network.ts';
import { readStaff } from '../../db/queries/staff.ts';
import type { AgreementAnswer } from '../../workflows/agreements/contract.ts';
import { AppError } from '../errors.ts';
import { noteIdOf } from '../note-id.ts';
import type { App } from '../open.ts';
import { bringUp, send } from '../runs/send.ts';
import { checkText } from '../text.ts';

export interface AgreementCommandRequest {
  readonly agreementId: string;
  readonly name: AgreementCommandName;
  readonly by: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  /** What is written with it; goes to the side store. */
  readonly note?: string | undefined;
  /** The same key is answered the same, and done once. */
  readonly idempotencyKey?: string;
}

export type AgreementCommandResult =
  | ({ readonly ok: true } & AgreementAnswer)
  | { readonly ok: false; readonly refusal: AgreementRefusal };

export const agreementNotFound = (id: string): AppError =>
  new AppError(
    'agreement.notFound',
    `there is no agreement ${isAgreementId(id) ? id : 'of that name'}`,
    'w2 agreement list shows the ones there are',
  );

/** A note that says what an action is. */
const mostNote = 4_000;

/** Gives a command to the agreement's run; answers when its events are in Postgres. A refusal is a value. */
export async function giveAgreementCommand(
  app: App,
  request: AgreementCommandRequest,
): Promise<AgreementCommandResult> {
  const { agreementId, name, by, data, note, idempotencyKey = randomUUID() } = request;
  const found = await readAgreementRun(app.db, agreementId);
  if (!found) throw agreementNotFound(agreementId);
  const { state } = found;
  if (state.phase === 'ended') return { ok: false, refusal: refuseAgreement('agreement.over', { on: state.endedOn }) };
  const refusal = await preconditions(app, state, request);
  if (refusal) return { ok: false, refusal };
  const at = await app.now();
  const noteId =
    note === undefined || note.trim() === '' ? undefined : await keepNote(app, request, idempotencyKey, at);
  await bringUp(app, agreementId, found.clockOffsetMs, msOf(at));
  const input = { by, data, at, ...(noteId === undefined ? {} : { noteId }) };
  const result = await send<AgreementAnswer, AgreementRefusal>(app, agreementId, name, input, idempotencyKey);
  if (!result.ok && noteId !== undefined) await dropAgreementNote(app.db, noteId);
  return result;
}

async function keepNote(
  app: App,
  { agreementId, by, note = '' }: AgreementCommandRequest,
  key: string,
  at: Instant,
): Promise<string> {
  checkText(note);
  const text = note.trim();
  if (text.length > mostNote)
    throw new AppError('agreement.bad', 'the note is too long', 'make it shorter', { field: 'note' });
  const id = noteIdOf(key, agreementId);
  const authorId = 'id' in by ? by.id : null;
  await insertAgreementNote(app.db, { id, agreementId, authorRole: by.role, authorId, text, at });
  return id;
}

/** What only the database knows: who there is to own an action, and whether another agreement follows. */
async function preconditions(
  app: App,
  state: BegunAgreement,
  { name, data }: AgreementCommandRequest,
): Promise<AgreementRefusal | null> {
  if (name === 'renew') {
    const from = await followedBy(app.db, state);
    return from === null ? null : refuseAgreement('agreement.followed', { from });
  }
  const { owner, ownerId } = data;
  if ((name !== 'planAction' && name !== 'giveAction') || typeof ownerId !== 'string') return null;
  const unknown = refuseAgreement('agreement.unknownOwner');
  if (owner === 'welfareActor') return (await namedActors(app.db, [ownerId])).length > 0 ? null : unknown;
  if (owner !== 'staff') return null;
  const colleague = await readStaff(app.db, ownerId);
  const works = colleague && (colleague.province === null || colleague.province === state.province);
  return works && ownRoles.includes(colleague.role) ? null : unknown;
}

/** Colleagues who can note what is theirs. */
const ownRoles: readonly string[] = ['mediator', 'teamLead', 'programmeCoordinator'];

/** Its last day, for whoever ends the agreement in force: a day of the calendar, ahead or behind. */
export const endRun = (app: App, id: string, lastDay: string): Promise<AgreementCommandResult> =>
  giveAgreementCommand(app, {
    agreementId: id,
    name: 'end',
    by: { role: 'operator', id: 'endAgreement' },
    data: { lastDay, because: 'other' },
  });
