import { randomUUID } from 'node:crypto';
import { msOf, type Instant } from '../../domain/calendar/index.ts';
import { refuseCohort, type CohortCommandName, type CohortRefusal } from '../../domain/cohort/index.ts';
import type { Actor } from '../../domain/trajectory/index.ts';
import { readCohort, type CohortRow } from '../../db/queries/cohorts.ts';
import { insertNote } from '../../db/queries/notes.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import type { CohortAnswer } from '../../workflows/cohorts/contract.ts';
import { bringUp, send } from '../runs/send.ts';
import { AppError } from '../errors.ts';
import { noteIdOf } from '../note-id.ts';
import type { App } from '../open.ts';
import { checkText } from '../text.ts';
import { assertGroupWorker, keepPlace } from './plan.ts';

export interface CohortCommandRequest {
  readonly cohortId: string;
  readonly name: CohortCommandName;
  readonly by: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  /** Where a session is held, in words; goes to the side store. */
  readonly place?: string;
  /** What is said of somebody, by trajectory: why they were absent, for whoever guides them; goes to the side store. */
  readonly notes?: Readonly<Record<string, string>>;
  /** The same key is answered the same, and done once. */
  readonly idempotencyKey?: string;
}

export type CohortCommandResult =
  | ({ readonly ok: true } & CohortAnswer)
  | { readonly ok: false; readonly refusal: CohortRefusal };

export const cohortNotFound = (id: string): AppError =>
  new AppError('cohort.notFound', `there is no group ${id.slice(0, 20)}`, 'w2 cohort list shows the ones there are');

/** Gives a command to the cohort's workflow; answers when its events are in Postgres. A refusal is a value. */
export async function giveCohortCommand(app: App, request: CohortCommandRequest): Promise<CohortCommandResult> {
  const { cohortId, name, by, place, notes = {}, idempotencyKey = randomUUID() } = request;
  const found = await readCohort(app.db, cohortId);
  if (!found) throw cohortNotFound(cohortId);
  if (found.phase === 'ended') return { ok: false, refusal: refuseCohort('cohort.ended', { on: found.endedOn ?? '' }) };
  const ready = await readied(app, found, request);
  if ('refused' in ready) return { ok: false, refusal: ready };
  for (const text of Object.values(notes)) checkText(text);
  const at = await app.now();
  await bringUp(app, cohortId, found.clockOffsetMs, msOf(at));
  const data = { ...ready.data, ...(await keepPlace(app, place)) };
  const result = await send<CohortAnswer, CohortRefusal>(app, cohortId, name, { by, data, at }, idempotencyKey);
  if (result.ok) await keepNotes(app, request, notes, idempotencyKey, at);
  return result;
}

/** One note for each person and command. */
async function keepNotes(
  app: App,
  { cohortId, by }: CohortCommandRequest,
  notes: Readonly<Record<string, string>>,
  key: string,
  at: Instant,
): Promise<void> {
  for (const [trajectoryId, text] of Object.entries(notes)) {
    const id = noteIdOf(key, cohortId, trajectoryId);
    const authorId = 'id' in by ? by.id : null;
    await insertNote(app.db, { id, trajectoryId, authorRole: by.role, authorId, text, at });
  }
}

/** What only the database knows: the person's present referral and its partner, and who works here. */
export async function readied(
  app: App,
  cohort: CohortRow,
  { name, data }: CohortCommandRequest,
): Promise<{ data: CohortCommandRequest['data'] } | CohortRefusal> {
  if (name === 'replaceGroupWorker' && typeof data['groupWorkerId'] === 'string')
    await assertGroupWorker(app, data['groupWorkerId'], cohort);
  if (name !== 'allocate' || typeof data['trajectoryId'] !== 'string') return { data };
  const trajectoryId = data['trajectoryId'];
  const found = await readTrajectory(app.db, trajectoryId);
  const state = found?.trajectory.state;
  const referral = state && 'referral' in state ? state.referral : null;
  if (referral?.step !== 'accepted') return refuseCohort('cohort.noReferral', { trajectoryId });
  if (referral.partner !== cohort.partner) return refuseCohort('cohort.otherPartner', { trajectoryId });
  return { data: { ...data, referralId: data['referralId'] ?? referral.id } };
}
