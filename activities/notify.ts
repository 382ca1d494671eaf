import { isLadderRung, type Effect } from '../domain/trajectory/index.ts';
import type { Database } from '../db/connect.ts';
import { finishEffect } from '../db/queries/effects.ts';
import { insertMessages } from '../db/queries/messages.ts';
import { listOrganisations } from '../db/queries/organisations.ts';
import { messageMatter } from '../db/queries/tellings.ts';
import { readTrajectory } from '../db/queries/trajectories.ts';
import type { EffectCall } from '../workflows/contract.ts';
import { begun } from './begun.ts';
import { held, notRecorded } from './failure.ts';
import { heldUntil, mailTold, type Mailer } from './mailer.ts';
import { droppedMeanwhile } from './wanted.ts';
import { learnOrganisations, mailPage, messageNl } from '../words/index.ts';

type Notify = Extract<Effect, { kind: 'notify' }>;

/**
 * Tells people: into their mailbox, and by mail where there is a mail server. The rungs of the ladder are not mailed one
 * by one: the sweep mails each person one digest a day. Who they are is looked up now, not when it was decided. Tried again, nobody is told twice: mailbox rows are unique per effect and recipient, and a mail carries an
 * id that follows from them.
 * @throws ApplicationFailure `held` in quiet hours, once it stands in the mailboxes
 */
export const notify =
  (db: Database, mailer: Mailer | null) =>
  async (call: EffectCall): Promise<void> => {
    const { trajectoryId, effect, now } = call;
    if (effect.kind !== 'notify') throw new RangeError(`notify cannot do ${effect.kind}`);
    const key = { trajectoryId, key: effect.key };
    const row = await begun(db, call);
    if (row.status !== 'pending' || (await droppedMeanwhile(db, call))) return;

    const mailNow = isLadderRung(effect.about) ? null : mailer;
    const until = mailNow && heldUntil(mailNow, now, 'atWork');
    await db.transaction(async (tx) => {
      const rows = await compose(tx, trajectoryId, effect, now);
      await insertMessages(
        tx,
        rows.map((one) => ({ ...one, leavesAt: until })),
      );
      if (!mailNow) await finishEffect(tx, key, now);
    });
    if (!mailNow) return;
    if (until) throw held(until);
    await mailTold(db, mailNow, {
      ...{ kind: 'message', id: trajectoryId, effectKey: effect.key },
      page: mailPage('message', trajectoryId, effect.to),
      now,
    });
    await finishEffect(db, key, now);
  };

async function compose(db: Database, trajectoryId: string, effect: Notify, now: EffectCall['now']) {
  const found = await readTrajectory(db, trajectoryId);
  if (!found) throw notRecorded(trajectoryId, effect.key);
  const { recipients, matter } = await messageMatter(db, found.trajectory, effect, now);
  // A partner that came in while this worker runs is called by its name.
  learnOrganisations(await listOrganisations(db));
  return recipients.map(({ id }) => ({
    trajectoryId,
    effectKey: effect.key,
    recipientId: id,
    recipientRole: effect.to,
    about: effect.about,
    rule: effect.rule,
    deadlineId: effect.deadlineId,
    ...messageNl(matter),
    at: now,
  }));
}
