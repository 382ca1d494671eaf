import { addDays, isLocalDate, localDateOf, type LocalDate } from '../../domain/calendar/index.ts';
import {
  refuse,
  trajectoryId as idOf,
  trajectoryNumber,
  type Refusal,
  type Trajectory,
} from '../../domain/trajectory/index.ts';
import { sealBytes, unsealBytes } from '../../codec/seal-bytes.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { writeViews } from '../../db/queries/views.ts';
import { AppError, notFound } from '../errors.ts';
import type { App } from '../open.ts';
import { giveCommand } from '../trajectories/command.ts';

/** As long as the employer has by the rule (JC-1), with a week to spare [D]. */
const lastsDays = 28;
/** What was sealed for anything else opens nothing here. */
const place = Buffer.from('employer-link');

export type EmployerLink =
  | { readonly ok: true; readonly url: string; readonly until: LocalDate }
  | { readonly ok: false; readonly refusal: Refusal };

/** What the employer reads: whom it is about, and nothing else of them. */
export interface EmployerMatter {
  readonly firstName: string;
  readonly lastName: string;
  /** Until when an answer is in time; null: that day is over. */
  readonly answerBy: LocalDate | null;
  readonly answered: boolean;
}

/**
 * A link with which the employer of somebody who asked for jobcoaching agrees or not, without an account. The link is
 * signed and nothing of it is kept: it names the request, and opens that one alone.
 * @throws AppError `trajectory.notFound`
 */
export async function makeEmployerLink(app: App, trajectoryId: string): Promise<EmployerLink> {
  const found = await readTrajectory(app.db, trajectoryId);
  if (!found) throw notFound(trajectoryId);
  const coaching = asked(found.trajectory.state);
  if (!coaching) return { ok: false, refusal: refuse('coaching.none') };
  if (coaching.employerConsents) return { ok: false, refusal: refuse('coaching.employerAnswered') };
  const until = addDays(localDateOf(await app.now()), lastsDays);
  const token = sealed(app, { trajectoryId, coachingId: coaching.id, until });
  return { ok: true, url: `${app.settings.publicUrl ?? ''}/werkgever/${token}`, until };
}

/** @throws AppError `link.unknown`; `link.over` when it is too old, or the request is not there any more */
export async function readEmployerLink(app: App, token: string): Promise<EmployerMatter> {
  const { trajectoryId, state, person, answered } = await opened(app, token);
  const at = await app.now();
  // Nobody signs in here: whoever reads it is the employer for whom the link was made.
  const view = { at, viewerId: null, relation: 'employer', organisationId: null, operation: 'readEmployerLink' };
  await writeViews(app.db, view, [trajectoryId]);
  const today = localDateOf(at);
  const due =
    'deadlines' in state ? state.deadlines.find(({ rule, dueOn }) => rule === 'JC-1' && dueOn >= today) : null;
  return { firstName: person.firstName, lastName: person.lastName, answerBy: due?.dueOn ?? null, answered };
}

/** The employer answers; given twice, it counts once. @throws AppError as reading does */
export async function answerEmployerLink(app: App, token: string, consents: boolean): Promise<void> {
  const { trajectoryId, coachingId, answered } = await opened(app, token);
  if (answered) throw over();
  const done = await giveCommand(app, {
    trajectoryId,
    name: 'recordEmployerAnswer',
    by: { role: 'system' },
    data: { consents },
    idempotencyKey: `employer-${trajectoryId}-${coachingId}`,
  });
  if (!done.ok) throw over();
}

const unknown = (): AppError => new AppError('link.unknown', 'there is no such link', 'copy it whole');
const over = (): AppError =>
  new AppError('link.over', 'this link was answered, or is too old', 'ask the jobcoach for another');

/** The request that is open or running. */
const asked = (state: Trajectory) => ('coaching' in state ? state.coaching : null);

async function opened(app: App, token: string) {
  const { trajectoryId, coachingId, until } = unsealed(app, token);
  if (until < localDateOf(await app.now())) throw over();
  const found = await readTrajectory(app.db, trajectoryId);
  if (!found) throw unknown();
  const { state } = found.trajectory;
  const coaching = asked(state);
  if (!coaching || coaching.id !== coachingId) throw over();
  return { trajectoryId, coachingId, state, person: found.person, answered: coaching.employerConsents };
}

interface Named {
  readonly trajectoryId: string;
  readonly coachingId: string;
  readonly until: LocalDate;
}

/** `46 1 2026-12-20`: short, since a part of an address has 64 characters at most. */
function sealed({ settings }: App, { trajectoryId, coachingId, until }: Named): string {
  const [first] = settings.payloadKeys;
  if (!first) throw new Error('at least one payload key is needed');
  const content = `${trajectoryNumber(trajectoryId)} ${coachingId.slice(1)} ${until}`;
  return sealBytes(first, Buffer.from(content), place).toString('base64url');
}

/** By whichever key it was made: keys change, and a link of last week still opens. @throws AppError `link.unknown` */
function unsealed({ settings }: App, token: string): Named {
  const bytes = Buffer.from(token, 'base64url');
  for (const key of settings.payloadKeys) {
    const [, number, coaching, until] =
      /^(\d+) (\d+) (\S+)$/.exec(unsealBytes(key, bytes, place)?.toString('utf8') ?? '') ?? [];
    if (isLocalDate(until)) return { trajectoryId: idOf(Number(number)), coachingId: `J${coaching}`, until };
  }
  throw unknown();
}
