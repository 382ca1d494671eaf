import { localDateOf } from '../domain/calendar/index.ts';
import type { Effect } from '../domain/trajectory/index.ts';
import type { Database } from '../db/connect.ts';
import { finishEffect } from '../db/queries/effects.ts';
import { readEvents } from '../db/queries/events.ts';
import { insertLetter, letterAddress } from '../db/queries/letters.ts';
import { noteMailed } from '../db/queries/mailed.ts';
import { insertMessages } from '../db/queries/messages.ts';
import { recipientsOf } from '../db/queries/recipients.ts';
import { letterMatter } from '../db/queries/tellings.ts';
import { readTrajectory, type TrajectoryRow } from '../db/queries/trajectories.ts';
import type { EffectCall } from '../workflows/contract.ts';
import { begun } from './begun.ts';
import { held, notRecorded } from './failure.ts';
import { letterNl, messageNl } from '../words/index.ts';
import { heldUntil, mailed, type Mailer } from './mailer.ts';
import { droppedMeanwhile } from './wanted.ts';

/** The path of a page where the person sees their next step without signing in; null: none. */
export type PersonLink = (trajectoryId: string) => Promise<string | null>;

type Letter = Extract<Effect, { kind: 'letter' }>;

/**
 * Writes a letter and keeps it; where there is a mail server and an address, it is mailed too. Tried again, it is the same
 * letter: one per effect.
 * @throws ApplicationFailure `held` in quiet hours, once it is kept
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
    const unsafe = to === 'jobseeker' && found.person.safeToMail === false;
    const address = mailer && !unsafe ? await letterAddress(db, trajectoryId, effect) : null;
    const until = mailer && address ? heldUntil(mailer, now, to === 'jobseeker' ? 'atHome' : 'atWork') : null;
    const written = await insertLetter(db, {
      trajectoryId,
      effectKey: effect.key,
      to,
      actorId,
      about,
      ...letterNl(matter),
      at: now,
      leavesAt: until,
    });
    if (unsafe) await tellMediator(db, found.trajectory, effect, now);
    if (until) throw held(until);
    if (mailer && address && written.sentAt === null) {
      const mail = {
        to: address,
        subject: written.subject,
        text: written.text,
        key: `${trajectoryId}.${effect.key.replace('/', '-')}.letter`,
        // Made now and once for each attempt: only the mail knows it.
        page: to === 'jobseeker' ? await personLink(trajectoryId) : null,
      };
      const taken = await mailed(db, mailer, mail, now);
      await noteMailed(db, 'letter', { id: written.id, taken, at: now });
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
