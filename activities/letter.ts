import type { Database } from '../db/connect.ts';
import { finishEffect } from '../db/queries/effects.ts';
import { readEvents } from '../db/queries/events.ts';
import { insertLetter, letterAddress, markLetterSent } from '../db/queries/letters.ts';
import { letterMatter } from '../db/queries/tellings.ts';
import { readTrajectory } from '../db/queries/trajectories.ts';
import type { EffectCall } from '../workflows/contract.ts';
import { begun } from './begun.ts';
import { notRecorded } from './failure.ts';
import { letterNl } from '../words/index.ts';
import type { Mailer } from './mailer.ts';
import { droppedMeanwhile } from './wanted.ts';

/**
 * Writes a letter and keeps it; where there is a mail server and an address, it is mailed too. Tried again, it is the same
 * letter: one per effect.
 */
export const letter =
  (db: Database, mailer: Mailer | null) =>
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
    const address = mailer && written.sentAt === null ? await letterAddress(db, trajectoryId, effect) : null;
    if (mailer && address) {
      await mailer.send({
        to: address,
        subject: written.subject,
        text: written.text,
        key: `${trajectoryId}.${effect.key.replace('/', '-')}.letter`,
      });
      await markLetterSent(db, written.id, now);
    }
    await finishEffect(db, key, now);
  };
