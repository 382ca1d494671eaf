import { localDateOf } from '../../domain/calendar/index.ts';
import type { KnownBirth } from '../../domain/people/birth.ts';
import { mayTellOcmw, type codes } from '../../domain/trajectory/index.ts';
import { linkAnswered, linkOpened, linksOf, readLink } from '../../db/queries/ocmw-links.ts';
import { readTrajectory } from '../../db/queries/trajectories.ts';
import { writeViews } from '../../db/queries/views.ts';
import { giveCommand } from '../trajectories/command.ts';
import { AppError } from '../errors.ts';
import type { App } from '../open.ts';

/** What the people of an OCMW see behind a link: who it is about, and what is told or asked. */
export interface OcmwMatter {
  readonly person: { readonly firstName: string; readonly lastName: string; readonly birthDate: KnownBirth | null };
  readonly notice: { readonly about: codes.OcmwNotice; readonly on: string } | null;
  readonly question: {
    readonly question: codes.OcmwQuestion;
    readonly answerBy: string;
    readonly answers: readonly codes.OcmwAnswer[];
  } | null;
  readonly answered: boolean;
}

/** What may be answered to each question; of a social worker the name itself is free text, for the side store. */
const answersTo: Readonly<Record<codes.OcmwQuestion, readonly codes.OcmwAnswer[]>> = {
  gpmi: ['yes', 'no', 'inPreparation', 'notKnown'],
  socialWorker: ['given', 'notKnown'],
};

/** @throws AppError `ocmw.linkUnknown`, `ocmw.linkEnded` once the trajectory is closed: then nothing is shown any more */
export async function readOcmwLink(app: App, token: string): Promise<OcmwMatter> {
  const link = await openLink(app, token);
  const at = await app.now();
  await linkOpened(app.db, token, at);
  const { trajectoryId, nis, firstName, lastName, birthDate, about, question, on, answeredAt } = link;
  // Nobody signs in here: whoever reads it is the OCMW that the link was made for.
  const view = { at, viewerId: null, relation: 'ocmw', organisationId: nis, operation: 'readOcmwLink' };
  await writeViews(app.db, view, [trajectoryId]);
  return {
    person: { firstName, lastName, birthDate },
    notice: about === null ? null : { about, on },
    question: question === null ? null : { question, answerBy: on, answers: answersTo[question] },
    answered: answeredAt !== null,
  };
}

/**
 * The OCMW answers. Given twice, it counts once.
 * @param text what is not a code, such as the social worker's name and phone: it goes to the side store
 * @throws AppError `ocmw.linkUnknown`, `ocmw.linkUsed`, `ocmw.linkEnded`, `ocmw.badAnswer`
 */
export async function answerOcmwLink(
  app: App,
  token: string,
  { answer, text }: { readonly answer: string; readonly text?: string | undefined },
): Promise<void> {
  const { trajectoryId, question, questionId, answeredAt } = await openLink(app, token);
  if (question === null || questionId === null) throw unknown();
  if (answeredAt !== null) throw new AppError('ocmw.linkUsed', 'this question is answered already', 'nothing to do');
  const allowed = answersTo[question];
  const given = allowed.find((one) => one === answer);
  if (!given || (given === 'given' && !text?.trim()))
    throw new AppError('ocmw.badAnswer', 'this answer does not fit the question', 'choose another', {
      allowed: allowed.join(', '),
    });
  const done = await giveCommand(app, {
    trajectoryId,
    name: 'ocmwAnswered',
    by: { role: 'system' },
    data: { questionId, answer: given },
    ...(text?.trim() ? { note: text.trim() } : {}),
    // The same link given twice at once is one command.
    idempotencyKey: `ocmw-${token}`,
  });
  if (!done.ok && done.refusal.refused !== 'ocmw.answered') throw ended();
  await linkAnswered(app.db, token, given, await app.now());
}

/** As many questions, and as much else, as somebody reads through in one sitting. */
const mostShown = 100;

/**
 * What an OCMW was told and asked, for its people who sign in, each with the page of its link: the questions that wait, what
 * is due first on top, then the newest of all else. `mostShown` of either; whoever answers one sees the next.
 * @param within whose it is: said by the gate, and by no door
 */
export async function listOcmwMatters(app: App, within?: { readonly nis: string }) {
  const rows = await linksOf(app.db, { ...within, most: mostShown });
  return {
    today: localDateOf(await app.now()),
    mostShown,
    matters: rows.map(({ trajectoryId, token, about, question, on, answeredAt, firstName, lastName }) => ({
      trajectoryId,
      name: `${firstName} ${lastName}`.trim(),
      about,
      question,
      /** Of a notice the day it is about, of a question the last day for the answer. */
      on,
      answeredOn: answeredAt === null ? null : localDateOf(answeredAt),
      path: `/ocmw/${token}`,
    })),
  };
}

const unknown = (): AppError => new AppError('ocmw.linkUnknown', 'there is no such link', 'copy it whole');
const ended = (): AppError => new AppError('ocmw.linkEnded', 'this is not needed any more', 'nothing to do');

async function openLink(app: App, token: string) {
  const link = /^[A-Za-z0-9_-]{43}$/.test(token) ? await readLink(app.db, token) : null;
  if (!link) throw unknown();
  const found = await readTrajectory(app.db, link.trajectoryId);
  const state = found?.trajectory.state;
  // A link that was sent before shows what may be told today: nothing after death, nor without consent for the OCMW.
  if (!state || (state.phase === 'closed' && link.about !== 'ended') || !mayTellOcmw(state)) throw ended();
  return link;
}
