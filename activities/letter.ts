import { localDateOf } from '../domain/calendar/index.ts';
import type { Effect } from '../domain/trajectory/index.ts';
import type { Database } from '../db/connect.ts';
import { finishEffect } from '../db/queries/effects.ts';
import { readEvents } from '../db/queries/events.ts';
import { insertLetter, letterAddress, markLetterSent } from '../db/queries/letters.ts';
import { insertMessages } from '../db/queries/messages.ts';
import { recipientsOf } from '../db/queries/recipients.ts';
import { letterMatter } from '../db/queries/tellings.ts';
import { readTrajectory, type TrajectoryRow } from '../db/queries/trajectories.ts';
import type { EffectCall } from '../workflows/contract.ts';
import { begun } from './begun.ts';
import { notRecorded } from './failure.ts';
import { letterNl, messageNl } from '../words/index.ts';
import type { Mailer } from './mailer.ts';
import { droppedMeanwhile } from './wanted.ts';

/** The path of a page where the person sees their next step without signing in; null: none. */
export type PersonLink = (trajectoryId: string) => Promise<string | null>;

type Letter = Extract<Effect, { kind: 'letter' }>;

/**
 * Writes a letter and keeps it; where there is a mail server and an address, it is mailed too. Tried again, it is the same
 * letter: one per effect.
 */
export const letter =
  (db: Database, mailer: Mailer | null, personLink: PersonLink) =>
  async (call: EffectCall): Promise<void> => {
    const { trajectoryId, effect, now } = call;
    if (effect.kind !== 'letter') throw new RangeError(`letter cannot do ${effect.kind}`);
    const key = { trajectoryId, key: effect.key };
    const row = await begun(db, call);
    if (row.status !== 'pending' || (await droppedMeanwhile(db, call))) return;
    const found = await readTrajectory(db, trajectoryId);
    if (!found) throw notRecorded(trajectoryId, effect.key);
    const matter = await letterMatter(db, found.trajectory, effect, await readEvents(db, trajectoryId), now);
    const { to, about, actorId } = effect;
    const written = await insertLetter(db, {
      trajectoryId,
      effectKey: effect.key,
      to,
      actorId,
      about,
      ...letterNl(matter),
      at: now,
    });
    const unsafe = to === 'jobseeker' && found.person.safeToMail === false;
    if (unsafe) await tellMediator(db, found.trajectory, effect, now);
    const mayMail = mailer && !unsafe && written.sentAt === null;
    const address = mayMail ? await letterAddress(db, trajectoryId, effect) : null;
    if (mailer && address) {
      await mailer.send({
        to: address,
        subject: written.subject,
        text: written.text,
        key: `${trajectoryId}.${effect.key.replace('/', '-')}.letter`,
        // Made now and once for each attempt: only the mail knows it.
        page: to === 'jobseeker' ? await personLink(trajectoryId) : null,
      });
      await markLetterSent(db, written.id, now);
    }
    await finishEffect(db, key, now);
  };

/** Somebody else reads the person's mail: whoever guides them hands the letter over. */
async function tellMediator(db: Database, trajectory: TrajectoryRow, { key }: Letter, now: EffectCall['now']) {
  const { id: trajectoryId } = trajectory;
  const about = 'letterNotMailed';
  const message = messageNl({ trajectoryId, about, task: null, dueOn: null, rule: null, owner: null });
  const told = await recipientsOf(db, trajectory, 'mediator', localDateOf(now));
  await insertMessages(
    db,
    told.map(({ id }) => ({
      ...{ trajectoryId, effectKey: key, recipientId: id, recipientRole: 'mediator' as const },
      ...{ about, rule: null, deadlineId: null, ...message, at: now },
    })),
  );
}
